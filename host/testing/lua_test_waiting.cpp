// What a test in Lua expects of the clocks, holds and timers on a case.

#include "calendar/london.h"
#include "testing/lua_arguments.h"
#include "testing/lua_test.h"

namespace moothall::testing {
namespace {

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

}  // namespace moothall::testing
