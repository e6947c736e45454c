#include "cases/case_record.h"

#include <algorithm>
#include <stdexcept>

#include "cases/case_change.h"

namespace moothall::cases {
namespace {

std::string text_or_nothing(const Table& table, std::string_view name) {
    return table.has(name) ? table.text(name) : std::string();
}

Value texts(const std::vector<std::string>& all) {
    List list;
    for (const std::string& one : all) {
        list.emplace_back(one);
    }
    return list;
}

}  // namespace

ClockOnCase* CaseRecord::clock(std::string_view name) {
    const auto found =
        std::ranges::find_if(clocks, [&](const ClockOnCase& one) { return one.rule.name == name; });
    return found == clocks.end() ? nullptr : &*found;
}

const HoldOnCase* CaseRecord::hold(std::string_view name) const {
    const auto found =
        std::ranges::find_if(holds, [&](const HoldOnCase& one) { return one.name == name; });
    return found == holds.end() ? nullptr : &*found;
}

bool CaseRecord::silences(std::string_view timer) const {
    if (timer.starts_with(lift_timer)) {
        return false;
    }
    return std::ranges::any_of(holds, [&](const HoldOnCase& hold) {
        return std::ranges::any_of(
            hold.silences, [&](const std::string& one) { return one == "all" || one == timer; });
    });
}

Value to_value(const clocks::Duration& duration) {
    return Table{}.set(std::string(clocks::name_of(duration.unit)), duration.count);
}

clocks::Duration duration_from(const Value& value) {
    const Table* table = value.as_table();
    if (table == nullptr || table->entries().size() != 1) {
        throw ValueError("A length of time has one unit and one number.");
    }
    const auto& [unit, count] = *table->entries().begin();
    return {static_cast<int>(table->integer(unit)), clocks::unit_named(unit).value()};
}

Table to_table(const clocks::ClockRule& rule) {
    Table table;
    table.set("name", rule.name)
        .set("lasts", to_value(rule.lasts))
        .set("calendar", calendar::name_of(rule.calendar));
    if (rule.counting == Counting::from_that_day) {
        table.set("counting", "from_that_day");
    }
    if (rule.last_day == clocks::LastDay::next_working_day) {
        table.set("last_day", "next_working_day");
    }
    if (rule.restart == clocks::Restart::adds_up) {
        table.set("restart", "adds_up");
    }
    if (!rule.warns.empty()) {
        List warns;
        for (const auto& warn : rule.warns) {
            warns.push_back(to_value(warn));
        }
        table.set("warns", std::move(warns));
    }
    return table;
}

clocks::ClockRule clock_rule_from(const Table& table) {
    clocks::ClockRule rule;
    rule.name = table.text("name");
    rule.lasts = duration_from(*table.find("lasts"));
    rule.calendar = calendar::calendar_named(table.text("calendar")).value();
    rule.counting = table.has("counting") ? Counting::from_that_day : Counting::after_that_day;
    if (table.has("last_day")) {
        rule.last_day = clocks::LastDay::next_working_day;
    }
    if (table.has("restart")) {
        rule.restart = clocks::Restart::adds_up;
    }
    if (table.has("warns")) {
        for (const Value& warn : table.list("warns")) {
            rule.warns.push_back(duration_from(warn));
        }
    }
    return rule;
}

Table to_table(const TimerOnCase& timer) {
    Table table;
    table.set("name", timer.name).set("entry", timer.entry).set("set_at", timer.set_at);
    if (timer.after) {
        table.set("after", to_value(*timer.after));
    }
    if (timer.on) {
        table.set("on", *timer.on);
    }
    table.set_unless_empty("at_end_of", timer.at_end_of);
    table.set_unless_empty("take", timer.take);
    table.set_unless_empty("reason", timer.reason);
    if (timer.due_at) {
        table.set("due_at", *timer.due_at);
    }
    return table;
}

TimerOnCase timer_from(const Table& table) {
    TimerOnCase timer;
    timer.name = table.text("name");
    timer.entry = table.integer("entry");
    timer.set_at = table.instant("set_at");
    if (table.has("after")) {
        timer.after = duration_from(*table.find("after"));
    }
    if (table.has("on")) {
        timer.on = table.date("on");
    }
    timer.at_end_of = text_or_nothing(table, "at_end_of");
    timer.take = text_or_nothing(table, "take");
    timer.reason = text_or_nothing(table, "reason");
    if (table.has("due_at")) {
        timer.due_at = table.instant("due_at");
    }
    return timer;
}

Table to_table(const HoldOnCase& hold) {
    Table table;
    table.set("name", hold.name).set("title", hold.title);
    if (hold.until) {
        table.set("until", *hold.until);
    }
    table.set("pauses", texts(hold.pauses))
        .set("silences", texts(hold.silences))
        .set("blocks", texts(hold.blocks));
    return table;
}

HoldOnCase hold_from(const Table& table) {
    const auto names = [&](std::string_view name) {
        std::vector<std::string> all;
        for (const Value& one : table.list(name)) {
            all.push_back(*one.as_text());
        }
        return all;
    };
    HoldOnCase hold;
    hold.name = table.text("name");
    hold.title = table.text("title");
    if (table.has("until")) {
        hold.until = table.date("until");
    }
    hold.pauses = names("pauses");
    hold.silences = names("silences");
    hold.blocks = names("blocks");
    return hold;
}

Table to_table(const Reservation& reservation) {
    return Table{}
        .set("register", reservation.of_register)
        .set("key", reservation.key)
        .set("on", reservation.on)
        .set("amount", reservation.amount);
}

Reservation reservation_from(const Table& table) {
    return {table.text("register"), table.text("key"), table.date("on"), table.integer("amount")};
}

}  // namespace moothall::cases
