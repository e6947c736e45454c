#include <algorithm>

#include "calendar/london.h"
#include "cases/due/due_dates.h"
#include "cases/due/settling.h"
#include "cases/find_case.h"
#include "cases/tables.h"
#include "holidays/day_changes.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"

namespace moothall::operations {
namespace {

using calendar::Calendar;
using calendar::Holiday;
using calendar::HolidayChange;

constexpr std::size_t page = 500;

Result<Calendar> calendar_of(const Table& arguments) {
    return arguments.has("calendar") ? calendar::calendar_named(arguments.text("calendar"))
                                     : Calendar::england_and_wales;
}

Value moved_answer(const cases::MovedDue& moved) {
    Table item;
    item.set("reference", moved.reference);
    if (!moved.clock.empty()) {
        item.set("clock", moved.clock);
    }
    if (!moved.timer.empty()) {
        item.set("timer", moved.timer);
    }
    if (moved.was_due_on) {
        item.set("was_due_on", *moved.was_due_on);
    }
    if (moved.due_on) {
        item.set("due_on", *moved.due_on);
    }
    return item;
}

/// What a change of the calendar moves on open cases: the first so many, and how many there are.
class Moves {
public:
    explicit Moves(std::size_t shown_max) : shown_max_(shown_max) {}

    void look_at(store::Reader& reader, const calendar::Calendars& before,
                 const calendar::Calendars& after) {
        store::ListQuery query{&cases::case_table(), "by_due", {std::int64_t{1}}, {}, {}, {}, page};
        while (true) {
            const auto rows = reader.list(query);
            for (const store::Row& row : rows) {
                add(cases::moved_by(cases::record_of(row), before, after));
            }
            if (rows.size() < page) {
                return;
            }
            query.after = store::cursor_of(cases::case_table(), "by_due", rows.back());
        }
    }

    Table answer() && {
        return Table{}
            .set("cases", cases_)
            .set("clocks", clocks_)
            .set("timers", timers_)
            .set("moved", std::move(moved_));
    }

private:
    void add(const std::vector<cases::MovedDue>& moved) {
        cases_ += moved.empty() ? 0 : 1;
        for (const cases::MovedDue& one : moved) {
            (one.clock.empty() ? timers_ : clocks_) += 1;
            if (moved_.size() < shown_max_) {
                moved_.push_back(moved_answer(one));
            }
        }
    }

    std::size_t shown_max_;
    std::int64_t cases_ = 0;
    std::int64_t clocks_ = 0;
    std::int64_t timers_ = 0;
    List moved_;
};

/// What somebody wants changed, as the event that says it.
Result<journal::Draft> asked_change(const calendar::Calendars& now, HolidayChange::What what,
                                    const Table& arguments, const holidays::Grounds& grounds,
                                    Instant at) {
    const auto of = calendar_of(arguments);
    if (!of) {
        return of.error();
    }
    const Date day = arguments.date("date");
    return what == HolidayChange::What::added
               ? holidays::day_added(now, {day, arguments.text_or_empty("name"), *of}, grounds, at)
               : holidays::day_withdrawn(now, day, *of, grounds, at);
}

/// A day in the past says what it changes without moving anything.
Table day_answer(const Table& facts, Instant changed_at) {
    Table answer = Table{}
                       .set("date", facts.text("date"))
                       .set("name", facts.text("name"))
                       .set("calendar", facts.text("calendar"));
    if (facts.date("date") < calendar::london_date(changed_at)) {
        answer.set("warning",
                   "This day is over. Clocks that have stopped are explained with it from now on, "
                   "those of closed cases too, and are not listed here; what was decided stays, as "
                   "do the days on which tasks are due and holds end.");
    }
    return answer;
}

Value with_moves(Table day, const std::string& revision, Moves moves) {
    day.set("revision", revision);
    const Table moved = std::move(moves).answer();
    for (const auto& [name, value] : moved.entries()) {
        day.set(name, value);
    }
    return day;
}

Result<Value> change(Council& council, const Caller& caller, const Table& arguments,
                     HolidayChange::What what) {
    const auto of = calendar_of(arguments);
    if (!of) {
        return of.error();
    }
    const Instant now = council.clock.now();
    const auto why = cause_of(council, caller, now);
    const auto committed = council.journal.decide_and_commit(
        why, [&](store::Reader& reader) -> Result<journal::Decision> {
            const auto draft =
                asked_change(*council.calendars.as_of(reader), what, arguments,
                             {arguments.text("reason"), arguments.text_or_empty("source")}, now);
            if (!draft) {
                return draft.error();
            }
            const journal::Seen calendar{std::string(holidays::stream),
                                         holidays::revision(reader).number};
            return journal::Decision{why, {calendar}, {}, {*draft}};
        });
    if (!committed) {
        return committed.error();
    }
    const auto changed = event_that_did(
        *committed, holidays::stream,
        what == HolidayChange::What::added ? "calendar.day_added" : "calendar.day_withdrawn",
        Table{}
            .set("date", to_text(arguments.date("date")))
            .set("calendar", std::string(name_of(*of))));
    if (!changed) {
        return changed.error();
    }
    const auto reader = council.store.read();
    const auto after = council.calendars.after(*reader, changed->number);
    Moves moves(limit_of(arguments));
    moves.look_at(*reader, *council.calendars.after(*reader, changed->number - 1), *after);
    cases::settle_all(council.store, council.calendars);
    return with_moves(day_answer(changed->facts, changed->recorded_at), after->revision(),
                      std::move(moves));
}

Result<Value> add_day(Council& council, const Caller& caller, const Table& arguments) {
    return change(council, caller, arguments, HolidayChange::What::added);
}

Result<Value> withdraw_day(Council& council, const Caller& caller, const Table& arguments) {
    return change(council, caller, arguments, HolidayChange::What::withdrawn);
}

Result<Value> preview_change(Council& council, const Caller&, const Table& arguments) {
    const auto what = arguments.has("withdraw") && arguments.yes_no("withdraw")
                          ? HolidayChange::What::withdrawn
                          : HolidayChange::What::added;
    const auto reader = council.store.read();
    const auto before = council.calendars.as_of(*reader);
    const Instant now = council.clock.now();
    Table named = arguments;
    if (!named.has("name")) {
        named.set("name", "Holiday");
    }
    const auto draft = asked_change(*before, what, named, {"A preview.", ""}, now);
    if (!draft) {
        return draft.error();
    }
    std::vector<HolidayChange> changes;
    for (auto& one : holidays::changes(*reader, holidays::revision(*reader).number)) {
        changes.push_back(std::move(one.change));
    }
    changes.push_back({what,
                       {arguments.date("date"), draft->facts.text("name"),
                        calendar::calendar_named(draft->facts.text("calendar")).value()}});
    const calendar::Calendars after(calendar::shipped_holidays(), changes);
    Moves moves(limit_of(arguments));
    moves.look_at(*reader, *before, after);
    Table day = day_answer(draft->facts, now);
    if (what == HolidayChange::What::added) {
        day.remove("name");  // It is given when the day is added.
    }
    return with_moves(std::move(day), before->revision(), std::move(moves));
}

Table holiday_answer(const Holiday& holiday, const char* status) {
    return Table{}
        .set("date", holiday.on)
        .set("name", holiday.name)
        .set("calendar", std::string(name_of(holiday.of)))
        .set("status", status);
}

/// What the council changed, and what is shipped and stands; a day that was added and withdrawn
/// again is listed as withdrawn.
std::vector<Table> all_days(const calendar::Calendars& now,
                            const std::vector<holidays::DayChange>& changes) {
    std::vector<Table> days;
    const auto last_change = [&](const Holiday& day) {
        const auto found = std::ranges::find_if(
            changes.rbegin(), changes.rend(), [&](const holidays::DayChange& one) {
                return one.change.holiday.on == day.on && one.change.holiday.of == day.of;
            });
        return found == changes.rend() ? nullptr : &*found;
    };
    for (const Holiday& holiday : now.holidays()) {
        if (last_change(holiday) == nullptr) {
            days.push_back(holiday_answer(holiday, "shipped"));
        }
    }
    for (const holidays::DayChange& one : changes) {
        if (last_change(one.change.holiday) != &one) {
            continue;
        }
        const bool added = one.change.what == HolidayChange::What::added;
        days.push_back(holiday_answer(one.change.holiday, added ? "added" : "withdrawn")
                           .set("reason", one.reason)
                           .set("source", one.source)
                           .set("actor", one.actor)
                           .set("recorded_at", one.recorded_at));
    }
    std::ranges::stable_sort(days, {}, [](const Table& day) { return day.date("date"); });
    return days;
}

Result<Value> list_days(Council& council, const Caller&, const Table& arguments) {
    const auto reader = council.store.read();
    const auto now = council.calendars.as_of(*reader);
    List items;
    for (Table& day :
         all_days(*now, holidays::changes(*reader, holidays::revision(*reader).number))) {
        const std::chrono::year_month_day date{day.date("date")};
        if (!arguments.has("year") || int{date.year()} == arguments.integer("year")) {
            items.emplace_back(std::move(day));
        }
    }
    return Value(Table{}.set("revision", now->revision()).set("items", std::move(items)));
}

}  // namespace

std::vector<Operation> calendar_operations() {
    using access::Deed;
    return {
        {"calendar.list",
         "calendar.list { year?: integer 1900..2200 } -> { items: [calendar_day], revision: text }",
         "Lists the days on which no work is counted, and what was changed in them and why.",
         Deed::read,
         {{"year"}, "", {"date", "name", "calendar", "status", "reason", "source"}},
         list_days},
        {"calendar.preview",
         "calendar.preview { date: date, calendar?: text, withdraw?: yes_no, "
         "limit?: integer 1..1000 } -> calendar_change",
         "Shows which due dates a day added to the calendar would move, or one withdrawn; changes "
         "nothing.",
         Deed::read,
         {{"date"}},
         preview_change},
        {"calendar.add",
         "calendar.add { date: date, name: text, calendar?: text, reason: text, source?: text, "
         "limit?: integer 1..1000 } -> calendar_change",
         "Adds a day on which no work is counted, such as a bank holiday by proclamation, and "
         "lists the due dates that it moves.",
         Deed::administer,
         {{"date", "name"}},
         add_day},
        {"calendar.withdraw",
         "calendar.withdraw { date: date, calendar?: text, reason: text, source?: text, "
         "limit?: integer 1..1000 } -> calendar_change",
         "Withdraws a day on which no work was counted, and lists the due dates that it moves.",
         Deed::administer,
         {{"date"}},
         withdraw_day},
    };
}

}  // namespace moothall::operations
