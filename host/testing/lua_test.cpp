#include "testing/lua_test.h"

#include "testing/lua_arguments.h"

namespace moothall::testing {

struct LuaTest::Named {
    const char* name;
    Word word;
    enum class Of { t, a_case, opening } of;
};

const std::vector<LuaTest::Named>& LuaTest::words() {
    using Of = Named::Of;
    static const std::vector<Named> all{
        {"open", &LuaTest::open, Of::opening},
        {"given", &LuaTest::given, Of::t},
        {"row", &LuaTest::row, Of::t},
        {"advance_to", &LuaTest::advance_to, Of::t},
        {"act_as", &LuaTest::act_as, Of::t},
        {"today", &LuaTest::today, Of::t},
        {"expect_row", &LuaTest::expect_row, Of::t},
        {"take", &LuaTest::take, Of::a_case},
        {"note", &LuaTest::note, Of::a_case},
        {"state", &LuaTest::state, Of::a_case},
        {"field", &LuaTest::field, Of::a_case},
        {"expect_refused", &LuaTest::expect_refused, Of::a_case},
        {"expect_available", &LuaTest::expect_available, Of::a_case},
        {"expect_unavailable", &LuaTest::expect_unavailable, Of::a_case},
        {"expect_state", &LuaTest::expect_state, Of::a_case},
        {"expect_open", &LuaTest::expect_open, Of::a_case},
        {"expect_closed", &LuaTest::expect_closed, Of::a_case},
        {"expect_field", &LuaTest::expect_field, Of::a_case},
        {"expect_letter", &LuaTest::expect_letter, Of::a_case},
        {"expect_no_letter", &LuaTest::expect_no_letter, Of::a_case},
        {"expect_task", &LuaTest::expect_task, Of::a_case},
        {"expect_note", &LuaTest::expect_note, Of::a_case},
        {"expect_due", &LuaTest::expect_due, Of::a_case},
        {"expect_held", &LuaTest::expect_held, Of::a_case},
        {"expect_not_held", &LuaTest::expect_not_held, Of::a_case},
        {"expect_timer", &LuaTest::expect_timer, Of::a_case},
        {"expect_attention", &LuaTest::expect_attention, Of::a_case},
    };
    return all;
}

scripting::Library LuaTest::library() {
    scripting::Library library;
    const auto add = [&](const std::string& name, auto call) {
        library.add(scripting::Function{"council." + name, std::move(call)}).value();
    };
    std::string of_t;
    std::string of_a_case;
    for (const Named& word : words()) {
        add(word.name, [this, &word](const List& arguments) { return say(word, arguments); });
        if (word.of != Named::Of::opening) {
            (word.of == Named::Of::t ? of_t : of_a_case) += std::string(word.name) + " ";
        }
    }
    add("words_of_t", [of_t](const List&) { return Result<Value>(Value(of_t)); });
    add("words_of_a_case", [of_a_case](const List&) { return Result<Value>(Value(of_a_case)); });
    return library;
}

Result<Value> LuaTest::say(const Named& word, const List& arguments) {
    if (!is_running_) {
        return failed("This can be said inside a test only.");
    }
    try {
        return (this->*word.word)(arguments);
    } catch (const ValueError& wrong) {
        return failed(wrong.what());
    }
}

void LuaTest::see(const std::string& type, Visited& visited) {
    for (const std::string& reference : references_) {
        const List asked{reference};
        if (shown(asked).text("type") != type) {
            continue;
        }
        for (const char* const kind : {"case.opened", "case.action_taken"}) {
            const auto reached = said(asked, kind, "to");
            visited.states.insert(reached.begin(), reached.end());
        }
        const auto taken = said(asked, "case.action_taken", "action");
        visited.actions.insert(taken.begin(), taken.end());
    }
}

}  // namespace moothall::testing
