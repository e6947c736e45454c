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

void set_unless_empty(Table& table, const char* name, const std::string& text) {
    if (!text.empty()) {
        table.set(name, text);
    }
}

Table to_table(const ClockOnCase& clock) {
    Table table;
    List changes;
    for (const auto& change : clock.changes) {
        changes.emplace_back(to_table(ClockStep{change, {}}));
    }
    table.set("rule", cases::to_table(clock.rule)).set("changes", std::move(changes));
    if (clock.due_on) {
        table.set("due_on", *clock.due_on);
    }
    if (clock.due_at) {
        table.set("due_at", *clock.due_at);
    }
    return table;
}

ClockOnCase clock_from(const Table& table) {
    ClockOnCase clock;
    clock.rule = clock_rule_from(table.table("rule"));
    for (const Value& change : table.list("changes")) {
        clock.changes.push_back(clock_step_from(*change.as_table()).event);
    }
    if (table.has("due_on")) {
        clock.due_on = table.date("due_on");
    }
    if (table.has("due_at")) {
        clock.due_at = table.instant("due_at");
    }
    return clock;
}

template <class Item, class Make>
std::vector<Item> items(const Table& table, std::string_view name, Make make) {
    std::vector<Item> all;
    if (!table.has(name)) {
        return all;
    }
    for (const Value& one : table.list(name)) {
        all.push_back(make(*one.as_table()));
    }
    return all;
}

template <class Item, class Make>
void set_items(Table& table, const char* name, const std::vector<Item>& all, Make make) {
    if (all.empty()) {
        return;
    }
    List list;
    for (const Item& one : all) {
        list.emplace_back(make(one));
    }
    table.set(name, std::move(list));
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

Table to_table(const CaseRecord& record) {
    Table table;
    table.set("id", record.id)
        .set("reference", record.reference)
        .set("type", record.type)
        .set("workflow", record.workflow)
        .set("state", record.state)
        .set("entry", record.entry)
        .set("version", record.version)
        .set("open", record.open)
        .set("received_at", record.received_at)
        .set("opened_at", record.opened_at)
        .set("changed_at", record.changed_at)
        .set("fields", record.fields);
    set_unless_empty(table, "owner", record.owner);
    set_unless_empty(table, "team", record.team);
    set_unless_empty(table, "customer", record.customer);
    set_unless_empty(table, "place", record.place);
    set_unless_empty(table, "channel", record.channel);
    set_unless_empty(table, "external_reference", record.external_reference);
    if (!record.taken_once.empty()) {
        table.set("taken_once", texts(record.taken_once));
    }
    set_items(table, "clocks", record.clocks, [](const ClockOnCase& one) { return to_table(one); });
    set_items(table, "timers", record.timers, [](const TimerOnCase& one) { return to_table(one); });
    set_items(table, "reservations", record.reservations,
              [](const Reservation& one) { return to_table(one); });
    set_items(table, "holds", record.holds, [](const HoldOnCase& one) { return to_table(one); });
    return table;
}

CaseRecord case_from(const Table& table) {
    CaseRecord record;
    record.id = table.text("id");
    record.reference = table.text("reference");
    record.type = table.text("type");
    record.workflow = table.text("workflow");
    record.state = table.text("state");
    record.entry = table.integer("entry");
    record.version = table.integer("version");
    record.open = table.yes_no("open");
    record.received_at = table.instant("received_at");
    record.opened_at = table.instant("opened_at");
    record.changed_at = table.instant("changed_at");
    record.fields = table.table("fields");
    record.owner = text_or_nothing(table, "owner");
    record.team = text_or_nothing(table, "team");
    record.customer = text_or_nothing(table, "customer");
    record.place = text_or_nothing(table, "place");
    record.channel = text_or_nothing(table, "channel");
    record.external_reference = text_or_nothing(table, "external_reference");
    if (table.has("taken_once")) {
        for (const Value& one : table.list("taken_once")) {
            record.taken_once.push_back(*one.as_text());
        }
    }
    record.clocks = items<ClockOnCase>(table, "clocks", clock_from);
    record.timers = items<TimerOnCase>(table, "timers", timer_from);
    record.holds = items<HoldOnCase>(table, "holds", hold_from);
    record.reservations = items<Reservation>(table, "reservations", reservation_from);
    return record;
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
    set_unless_empty(table, "at_end_of", timer.at_end_of);
    set_unless_empty(table, "take", timer.take);
    set_unless_empty(table, "reason", timer.reason);
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
