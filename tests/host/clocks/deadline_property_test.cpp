#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "host/clocks/clock_events.h"

namespace moothall::clocks::testing {
namespace {

using std::chrono::days;

const Date first_day = make_date(2025, 1, 1);
const Date last_day =
    make_date(2025, 5, 1);  // Of events: close enough that most pauses meet the clock.

Date any_day() {
    return first_day + days{*rc::gen::inRange<long>(0, (last_day - first_day).count())};
}

ClockRule any_rule() {
    const Unit unit = *rc::gen::element(Unit::working_days, Unit::days, Unit::weeks, Unit::months);
    const int most = unit == Unit::months ? 4 : unit == Unit::weeks ? 12 : 60;
    ClockRule rule{.name = "decide", .lasts = {*rc::gen::inRange(1, most), unit}};
    rule.counting = *rc::gen::element(Counting::after_that_day, Counting::from_that_day);
    rule.calendar =
        *rc::gen::element(calendar::Calendar::england_and_wales, calendar::Calendar::any_part_of_uk,
                          calendar::Calendar::election);
    rule.last_day = *rc::gen::element(LastDay::as_counted, LastDay::next_working_day);
    rule.restart = *rc::gen::element(Restart::afresh, Restart::adds_up);
    return rule;
}

struct Paused {
    Date from;
    Date until;
    std::string reason;
};

std::vector<Paused> any_pauses() {
    std::vector<Paused> pauses;
    const int count = *rc::gen::inRange(0, 6);
    for (int at = 0; at < count; ++at) {
        const Date from = any_day();
        // A reason of its own each, as two holds of one name never stand at once.
        pauses.push_back(
            {from, from + days{*rc::gen::inRange(0, 30)}, "reason " + std::to_string(at)});
    }
    return pauses;
}

Events with(Date started, const std::vector<Paused>& pauses) {
    Events events;
    events.started(started);
    for (const Paused& pause : pauses) {
        events.paused(pause.from, pause.reason).resumed(pause.until, pause.reason);
    }
    return events;
}

Date due(const ClockRule& rule, const Events& events) {
    return on_day(rule, events, last_day).due_on.value();
}

/// The rule of the header said once more, day by day, with a set of paused days.
Date counted_by_hand(const ClockRule& rule, Date started, const std::vector<Paused>& pauses) {
    const calendar::Calendars calendars;
    std::set<Date> paused;
    for (const Paused& pause : pauses) {
        for (Date at = pause.from; at < pause.until; at += days{1}) {
            paused.insert(at);
        }
    }
    Date at = rule.counting == Counting::from_that_day ? started - days{1} : started;
    for (int left = rule.lasts.count; left > 0;) {
        at += days{1};
        const bool counts =
            rule.lasts.unit == Unit::days || calendars.is_working_day(at, rule.calendar).value();
        left -= counts && !paused.contains(at) ? 1 : 0;
    }
    return at;
}

TEST(DeadlineProperties, AgreesWithCountingByHand) {
    EXPECT_TRUE(rc::check("days and working days, one by one", [] {
        ClockRule rule = any_rule();
        rule.lasts.unit = *rc::gen::element(Unit::working_days, Unit::days);
        rule.last_day = LastDay::as_counted;
        const Date started = any_day();
        const auto pauses = any_pauses();

        RC_ASSERT(due(rule, with(started, pauses)) == counted_by_hand(rule, started, pauses));
    }));
}

TEST(DeadlineProperties, PausingNeverMakesADeadlineEarlier) {
    EXPECT_TRUE(rc::check("one more pause, no earlier end", [] {
        const ClockRule rule = any_rule();
        const Date started = any_day();
        const auto pauses = any_pauses();
        const Date from = any_day();
        auto more = pauses;
        more.push_back({from, from + days{*rc::gen::inRange(0, 30)}, "one more"});

        RC_ASSERT(due(rule, with(started, more)) >= due(rule, with(started, pauses)));
    }));
}

TEST(DeadlineProperties, PausingForNoDayChangesNothing) {
    EXPECT_TRUE(rc::check("paused and resumed on one day", [] {
        const ClockRule rule = any_rule();
        const Date started = any_day();
        const auto pauses = any_pauses();
        const Date on = any_day();
        auto more = pauses;
        more.push_back({on, on, "for a moment"});

        RC_ASSERT(due(rule, with(started, more)) == due(rule, with(started, pauses)));
    }));
}

TEST(DeadlineProperties, ExtendingNeverMakesADeadlineEarlier) {
    EXPECT_TRUE(rc::check("one extension, no earlier end", [] {
        const ClockRule rule = any_rule();
        const Date started = any_day();
        Events events = with(started, any_pauses());
        const Date before = due(rule, events);
        const Unit unit = *rc::gen::element(Unit::working_days, Unit::days, Unit::months);

        events.extended(any_day(), {*rc::gen::inRange(1, 4), unit});

        RC_ASSERT(due(rule, events) >= before);
    }));
}

TEST(DeadlineProperties, ALaterStartNeverEndsEarlier) {
    EXPECT_TRUE(rc::check("the end moves with the start", [] {
        const ClockRule rule = any_rule();
        const Date started = any_day();
        // Months are of different lengths: from 31 January one is shorter than from 30 January, so
        // that a day paused between the two starts can count for more than the start does.
        const auto pauses = rule.lasts.unit == Unit::months ? std::vector<Paused>{} : any_pauses();

        RC_ASSERT(due(rule, with(started + days{1}, pauses)) >= due(rule, with(started, pauses)));
    }));
}

/// Anything at all that can happen to a clock, each at a moment of its own.
Events anything() {
    Events events;
    const int count = *rc::gen::inRange(0, 16);
    for (int at = 0; at < count; ++at) {
        const Change change = *rc::gen::element(Change::started, Change::paused, Change::resumed,
                                                Change::extended, Change::stopped);
        const Date on = any_day();
        const std::string reason = *rc::gen::element<std::string>("waiting", "police", "");
        const Duration by{*rc::gen::inRange(1, 20), Unit::days};
        events.all.push_back(
            {change, "decide", on, during(on) + std::chrono::seconds{at}, reason, by});
    }
    return events;
}

bool same(const Deadline& a, const Deadline& b) {
    return a.status == b.status && a.due_on == b.due_on && a.target_on == b.target_on &&
           a.stopped_on == b.stopped_on && a.missed == b.missed && a.standing == b.standing &&
           a.explanation == b.explanation;
}

TEST(DeadlineProperties, TheOrderOfRecordingDoesNotMatter) {
    EXPECT_TRUE(rc::check("any order of the same events", [] {
        const ClockRule rule = any_rule();
        const Events events = anything();
        Events other = events;
        for (std::size_t at = other.all.size(); at > 1; --at) {
            std::swap(other.all[at - 1], other.all[*rc::gen::inRange<std::size_t>(0, at)]);
        }

        RC_ASSERT(same(on_day(rule, events, last_day), on_day(rule, other, last_day)));
    }));
}

TEST(DeadlineProperties, AreWholeWhateverHappened) {
    EXPECT_TRUE(rc::check("any events give a deadline that agrees with itself", [] {
        const ClockRule rule = any_rule();
        const Deadline deadline = on_day(rule, anything(), last_day);

        RC_ASSERT(deadline.due_on.has_value() == (deadline.status != Status::not_started));
        RC_ASSERT(!deadline.explanation.empty());
        RC_ASSERT((deadline.status == Status::stopped) == deadline.stopped_on.has_value());
        RC_ASSERT((deadline.standing.empty() || deadline.status == Status::paused ||
                   deadline.status == Status::overdue));
        RC_ASSERT((deadline.status != Status::overdue || deadline.missed));
        RC_ASSERT((deadline.status != Status::paused || deadline.due_on >= last_day));
    }));
}

TEST(HourProperties, EndAfterExactlyTheirHoursOfRunning) {
    EXPECT_TRUE(rc::check("elapsed less paused is what the rule says", [] {
        const Instant started = during(any_day());
        const int lasts = *rc::gen::inRange(1, 100);
        const auto wait = std::chrono::minutes{*rc::gen::inRange(1, lasts * 60)};
        const auto pause = std::chrono::minutes{*rc::gen::inRange(0, 10'000)};
        const Events events = Events()
                                  .started_at(started)
                                  .paused_at(started + wait, "no access")
                                  .resumed_at(started + wait + pause, "no access");

        const Deadline deadline =
            compute(hours_of_the_clock(lasts), events.all, calendar::Calendars(), started).value();

        RC_ASSERT(deadline.due_at == started + std::chrono::hours{lasts} + pause);
    }));
}

}  // namespace
}  // namespace moothall::clocks::testing
