// What a test in Lua says and does: who there is, what time it is, and what is taken.

#include "testing/lua_arguments.h"
#include "testing/lua_test.h"

namespace moothall::testing {
namespace {

const std::string no_date = "is no day such as \"2026-06-01\".";

}  // namespace

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

}  // namespace moothall::testing
