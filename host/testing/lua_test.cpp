#include "testing/lua_test.h"

#include <algorithm>

#include "calendar/london.h"
#include "json/json.h"
#include "testing/lua_arguments.h"

namespace moothall::testing {
namespace {

const std::string no_date = "is no day such as \"2026-06-01\".";

/// One list under `name`: the clocks, holds or timers of a case that is shown.
const Table* named(const Table& shown, std::string_view list, std::string_view name) {
    for (const Value& one : shown.list(list)) {
        const Table& table = *one.as_table();
        if (table.text("name") == name) {
            return &table;
        }
    }
    return nullptr;
}

std::string all_names(const Table& shown, std::string_view list) {
    std::vector<std::string> names;
    for (const Value& one : shown.list(list)) {
        names.push_back(one.as_table()->text("name"));
    }
    return in_a_row(names);
}

}  // namespace

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

Value LuaTest::open(const List& arguments) {
    Table asked = table_at(arguments, 2, "who the case is for, and how it came in");
    asked.set("type", text_at(arguments, 0, "the type of the case"))
        .set("fields", table_at(arguments, 1, "the fields"));
    const auto opened = trial_->call("case.open", asked);
    if (!opened) {
        return failed("The case was not opened: " + opened.error().reason);
    }
    references_.push_back(opened->as_table()->text("reference"));
    return found(references_.back());
}

Value LuaTest::given(const List& arguments) {
    if (!references_.empty()) {
        return failed("Write t.given before the first case is opened; then use t.advance_to.");
    }
    const Table told = table_at(arguments, 0, "what is given");
    for (const auto& [name, value] : told.entries()) {
        const std::string* text = value.as_text();
        const auto moment = text == nullptr ? std::nullopt : moment_of(*text);
        if (name != "today" && name != "now") {
            return failed("t.given takes today, a day, or now, a moment; not '" + name + "'.");
        }
        if (!moment) {
            return failed("'" + name + "' " + no_date);
        }
        trial_->set_clock(*moment);
    }
    return nothing();
}

Value LuaTest::row(const List& arguments) {
    Table asked;
    asked.set("name", text_at(arguments, 0, "the name of a register"))
        .set("values", table_at(arguments, 1, "the values of the row"));
    if (has(arguments, 2)) {
        asked.set("from", text_at(arguments, 2, "the day from which the row is in force"));
    }
    const operations::Caller system{identity::system_administrator(), ""};
    const auto put = operations::call(trial_->council(), system, "register.put", asked);
    return put ? nothing() : failed("The row was not put: " + put.error().reason);
}

Value LuaTest::advance_to(const List& arguments) {
    const auto moment = moment_of(text_at(arguments, 0, "a day or a moment"));
    if (!moment) {
        return failed("What t.advance_to takes " + no_date);
    }
    const auto moved = trial_->advance_to(*moment);
    return moved ? nothing() : failed(moved.error().reason);
}

Value LuaTest::act_as(const List& arguments) {
    trial_->act_as(text_at(arguments, 0, "a role"));
    return nothing();
}

Value LuaTest::today(const List&) {
    return found(trial_->today());
}

Value LuaTest::expect_row(const List& arguments) {
    const auto shown = trial_->call(
        "register.show", Table{}
                             .set("name", text_at(arguments, 0, "the name of a register"))
                             .set("key", text_at(arguments, 1, "the key of a row")));
    if (!shown) {
        return failed(shown.error().reason);
    }
    const Table& values = shown->as_table()->table("values");
    const Table wanted = table_at(arguments, 2, "the values of the row");
    for (const auto& [name, expected] : wanted.entries()) {
        const Value* value = values.find(name);
        if (value == nullptr || *value != expected) {
            return expected_but_found("'" + name + "' of the row to be " + in_json(expected),
                                      value == nullptr ? "nothing" : in_json(*value));
        }
    }
    return nothing();
}

Result<Value> LuaTest::act(const List& arguments, std::size_t fields, std::size_t reason) {
    Table asked;
    asked.set("reference", text_at(arguments, 0, "a case"))
        .set("action", text_at(arguments, 1, "the name of an action"))
        .set("fields", table_at(arguments, fields, "the fields"));
    if (has(arguments, reason)) {
        asked.set("reason", text_at(arguments, reason, "a reason"));
    }
    return trial_->call("case.act", asked);
}

Value LuaTest::take(const List& arguments) {
    const auto taken = act(arguments, 2, 3);
    if (!taken) {
        return failed("'" + text_at(arguments, 1, "") + "' was refused: " + taken.error().reason);
    }
    return nothing();
}

Value LuaTest::note(const List& arguments) {
    const auto noted = trial_->call(
        "case.note",
        Table{}.set("reference", arguments.at(0)).set("text", text_at(arguments, 1, "a note")));
    return noted ? nothing() : failed(noted.error().reason);
}

Table LuaTest::shown(const List& arguments) {
    const auto answer =
        trial_->call("case.show", Table{}.set("reference", text_at(arguments, 0, "a case")));
    return *answer.value().as_table();
}

Value LuaTest::state(const List& arguments) {
    return found(shown(arguments).text("state"));
}

Value LuaTest::field(const List& arguments) {
    const Table fields = shown(arguments).table("fields");
    const Value* value = fields.find(text_at(arguments, 1, "the name of a field"));
    return found(value == nullptr ? Value() : *value);
}

Value LuaTest::expect_refused(const List& arguments) {
    const std::string& action = text_at(arguments, 1, "the name of an action");
    const std::string& sentence = text_at(arguments, 2, "the sentence of the refusal");
    const auto taken = act(arguments, 3, 4);
    if (taken) {
        return expected_but_found(
            "'" + action + "' to be refused, because \"" + sentence + "\"",
            "that it was taken; the case is '" + taken->as_table()->text("state") + "' now");
    }
    if (taken.error().reason != sentence) {
        return expected_but_found("'" + action + "' to be refused, because \"" + sentence + "\"",
                                  "\"" + taken.error().reason + "\"");
    }
    return nothing();
}

const Table* LuaTest::action_of(const Table& answer, const std::string& name) const {
    for (const Value& one : answer.list("items")) {
        if (one.as_table()->text("name") == name) {
            return one.as_table();
        }
    }
    throw ValueError("The workflow has no action '" + name + "'.");
}

Value LuaTest::expect_available(const List& arguments) {
    const std::string& name = text_at(arguments, 1, "the name of an action");
    const auto actions =
        trial_->call("case.actions", Table{}.set("reference", text_at(arguments, 0, "a case")));
    const Table& action = *action_of(*actions.value().as_table(), name);
    return action.yes_no("available") ? nothing()
                                      : expected_but_found("'" + name + "' to be available",
                                                           "\"" + action.text("reason") + "\"");
}

Value LuaTest::expect_unavailable(const List& arguments) {
    const std::string& name = text_at(arguments, 1, "the name of an action");
    const auto actions =
        trial_->call("case.actions", Table{}.set("reference", text_at(arguments, 0, "a case")));
    const Table& action = *action_of(*actions.value().as_table(), name);
    if (action.yes_no("available")) {
        return expected_but_found("'" + name + "' not to be available", "that it is");
    }
    if (has(arguments, 2) && action.text("reason") != text_at(arguments, 2, "a sentence")) {
        return expected_but_found(
            "'" + name + "' not to be available, because \"" + text_at(arguments, 2, "") + "\"",
            "\"" + action.text("reason") + "\"");
    }
    return nothing();
}

Value LuaTest::expect_state(const List& arguments) {
    const std::string& expected = text_at(arguments, 1, "the name of a state");
    const Table shown_now = shown(arguments);
    const std::string& state = shown_now.text("state");
    return state == expected
               ? nothing()
               : expected_but_found("the state '" + expected + "'", "'" + state + "'");
}

Value LuaTest::expect_open_is(const List& arguments, bool expected) {
    const Table shown_now = shown(arguments);
    if (shown_now.yes_no("open") == expected) {
        return nothing();
    }
    return expected_but_found(expected ? "the case to be open" : "the case to be closed",
                              "that it is '" + shown_now.text("state") + "'");
}

Value LuaTest::expect_open(const List& arguments) {
    return expect_open_is(arguments, true);
}

Value LuaTest::expect_closed(const List& arguments) {
    return expect_open_is(arguments, false);
}

Value LuaTest::expect_field(const List& arguments) {
    const std::string& name = text_at(arguments, 1, "the name of a field");
    const Value expected = arguments.size() > 2 ? arguments[2] : Value();
    const Table fields = shown(arguments).table("fields");
    const Value* value = fields.find(name);
    if ((value == nullptr ? Value() : *value) == expected) {
        return nothing();
    }
    return expected_but_found("the field '" + name + "' to be " + in_json(expected),
                              value == nullptr ? "nothing" : in_json(*value));
}

std::vector<std::string> LuaTest::said(const List& arguments, std::string_view kind,
                                       std::string_view name) {
    std::vector<std::string> all;
    const auto answer =
        trial_->call("case.events",
                     Table{}.set("reference", text_at(arguments, 0, "a case")).set("limit", 1000));
    for (const Value& one : answer.value().as_table()->list("items")) {
        const Table& event = *one.as_table();
        if (event.text("kind") != kind) {
            continue;
        }
        for (const char* const part : {"facts", "body"}) {
            if (event.table(part).has(name)) {
                all.push_back(event.table(part).text(name));
            }
        }
    }
    return all;
}

Value LuaTest::expect_said(const List& arguments, std::string_view kind, std::string_view name,
                           const std::string& what) {
    const std::string& expected = text_at(arguments, 1, what);
    const auto all = said(arguments, kind, name);
    if (std::ranges::find(all, expected) != all.end()) {
        return nothing();
    }
    return expected_but_found(what + " '" + expected + "'", in_a_row(all));
}

Value LuaTest::expect_letter(const List& arguments) {
    return expect_said(arguments, "case.letter_requested", "letter", "the letter");
}

Value LuaTest::expect_no_letter(const List& arguments) {
    const std::string& letter = text_at(arguments, 1, "the name of a letter");
    const auto all = said(arguments, "case.letter_requested", "letter");
    return std::ranges::find(all, letter) == all.end()
               ? nothing()
               : expected_but_found("no letter '" + letter + "'", in_a_row(all));
}

Value LuaTest::expect_task(const List& arguments) {
    return expect_said(arguments, "case.task_added", "text", "the task");
}

Value LuaTest::expect_note(const List& arguments) {
    return expect_said(arguments, "case.noted", "text", "the note");
}

Value LuaTest::expect_attention(const List& arguments) {
    return expect_said(arguments, "case.timer_refused", "reason",
                       "that it needs attention, because");
}

Value LuaTest::expect_due(const List& arguments) {
    const std::string& name = text_at(arguments, 1, "the name of a clock");
    const std::string expected = has(arguments, 2) ? text_at(arguments, 2, "a day") : "";
    const Table shown_now = shown(arguments);
    const Table* clock = named(shown_now, "clocks", name);
    const std::string wanted = expected.empty() ? "the clock '" + name + "' not to be due"
                                                : "the clock '" + name + "' due " + expected;
    if (clock == nullptr) {
        return expected.empty() ? nothing()
                                : expected_but_found(wanted, "that it does not run; running are: " +
                                                                 all_names(shown_now, "clocks"));
    }
    for (const char* const due : {"due_on", "due_at"}) {
        if (clock->has(due) && clock->text(due) == expected) {
            return nothing();
        }
    }
    const bool is_due =
        clock->text("status") != "stopped" && (clock->has("due_on") || clock->has("due_at"));
    return !is_due && expected.empty() ? nothing()
                                       : expected_but_found(wanted, clock->text("explanation"));
}

Value LuaTest::expect_held(const List& arguments) {
    const std::string& name = text_at(arguments, 1, "the name of a hold");
    const Table shown_now = shown(arguments);
    const Table* hold = named(shown_now, "holds", name);
    if (hold == nullptr) {
        return expected_but_found("the hold '" + name + "'", all_names(shown_now, "holds"));
    }
    const std::string until = hold->has("until") ? hold->text("until") : "no day";
    if (has(arguments, 2) && until != text_at(arguments, 2, "a day")) {
        return expected_but_found("the hold '" + name + "' until " + text_at(arguments, 2, ""),
                                  until);
    }
    return nothing();
}

Value LuaTest::expect_not_held(const List& arguments) {
    const std::string& name = text_at(arguments, 1, "the name of a hold");
    const Table shown_now = shown(arguments);
    return named(shown_now, "holds", name) == nullptr
               ? nothing()
               : expected_but_found("no hold '" + name + "'", all_names(shown_now, "holds"));
}

Value LuaTest::expect_timer(const List& arguments) {
    const std::string& name = text_at(arguments, 1, "the name of a timer");
    const Table shown_now = shown(arguments);
    const Table* timer = named(shown_now, "timers", name);
    if (timer == nullptr) {
        return expected_but_found("the timer '" + name + "'", all_names(shown_now, "timers"));
    }
    const std::string on =
        timer->has("due_at") ? to_text(calendar::london_date(timer->instant("due_at"))) : "no day";
    if (has(arguments, 2) && on != text_at(arguments, 2, "a day")) {
        return expected_but_found("the timer '" + name + "' on " + text_at(arguments, 2, ""), on);
    }
    return nothing();
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
