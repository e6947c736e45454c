// What a test in Lua expects of a case: refusals, states, fields, and what was said on it.

#include <algorithm>

#include "testing/lua_arguments.h"
#include "testing/lua_test.h"

namespace moothall::testing {

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

}  // namespace moothall::testing
