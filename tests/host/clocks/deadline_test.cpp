#include "clocks/deadline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/clocks/clock_events.h"

namespace moothall::clocks::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Date start = day("2026-04-28");  // A Tuesday; Monday 4 May is a bank holiday.

TEST(Deadline, IsNotThereBeforeTheClockStarts) {
    const Deadline deadline =
        on_day(working_days(10), Events().paused(start, "hold"), day("2026-05-01"));

    EXPECT_EQ(deadline.status, Status::not_started);
    EXPECT_EQ(deadline.due_on, std::nullopt);
    EXPECT_EQ(deadline.explanation, "not started");
}

TEST(Deadline, ExplainsItself) {
    const Events events = Events()
                              .started(start)
                              .paused(day("2026-05-06"), "waiting")
                              .resumed(day("2026-05-08"), "waiting");

    const Deadline deadline = on_day(working_days(10), events, day("2026-05-11"));

    EXPECT_EQ(deadline.explanation,
              "due 15 May 2026: 10 working days from 28 April 2026, paused 2 working days, "
              "bank holiday 4 May");
    EXPECT_EQ(deadline.status, Status::running);
}

TEST(Deadline, NamesTheYearOfAHolidayThatIsNotItsOwn) {
    const Deadline deadline =
        on_day(working_days(5), Events().started(day("2026-12-24")), day("2026-12-24"));

    EXPECT_EQ(deadline.explanation,
              "due 5 January 2027: 5 working days from 24 December 2026, bank holidays "
              "25 December 2026, 28 December 2026 and 1 January");
}

TEST(Deadline, CallsAnElectionsOtherDaysByTheirNames) {
    ClockRule rule = working_days(2);
    rule.calendar = calendar::Calendar::election;

    EXPECT_EQ(on_day(rule, Events().started(day("2026-12-23")), day("2026-12-23")).explanation,
              "due 30 December 2026: 2 working days from 23 December 2026, bank holidays "
              "25 December and 28 December, Christmas Eve 24 December");
}

TEST(Deadline, SaysWhenAPeriodBeginsWithItsFirstDay) {
    ClockRule rule = calendar_days(56);
    rule.counting = Counting::from_that_day;

    EXPECT_EQ(on_day(rule, Events().started(day("2026-01-05")), day("2026-01-05")).explanation,
              "due 1 March 2026: 56 days beginning with 5 January 2026");
}

TEST(Deadline, CountsWorkingDaysFromTheDayItselfWhereItIsOne) {
    ClockRule rule = working_days(3);
    rule.counting = Counting::from_that_day;

    EXPECT_EQ(on_day(rule, Events().started(start), start).due_on, day("2026-04-30"));
    EXPECT_EQ(on_day(rule, Events().started(day("2026-05-02")), start).due_on, day("2026-05-07"));
}

TEST(Deadline, IsOverdueTheDayAfterItsLast) {
    const Events events = Events().started(start);

    EXPECT_EQ(on_day(working_days(10), events, day("2026-05-13")).status, Status::running);
    EXPECT_FALSE(on_day(working_days(10), events, day("2026-05-13")).missed);
    EXPECT_EQ(on_day(working_days(10), events, day("2026-05-14")).status, Status::overdue);
    EXPECT_TRUE(on_day(working_days(10), events, day("2026-05-14")).missed);
}

TEST(Deadline, OfAStoppedClockStandsAndTellsWhetherItWasMissed) {
    const Deadline in_time = on_day(
        working_days(10), Events().started(start).stopped(day("2026-05-12")), day("2026-07-01"));
    const Deadline late = on_day(
        working_days(10), Events().started(start).stopped(day("2026-05-14")), day("2026-07-01"));

    EXPECT_EQ(in_time.status, Status::stopped);
    EXPECT_FALSE(in_time.missed);
    EXPECT_EQ(in_time.explanation,
              "stopped on 12 May 2026, due 13 May 2026: 10 working days from 28 April 2026, "
              "bank holiday 4 May");
    EXPECT_EQ(late.status, Status::stopped);
    EXPECT_TRUE(late.missed);
}

//
TEST(Pause, CountsItsFirstDayButNotTheDayOfResuming) {
    const auto paused = [](const char* from, const char* until) {
        return on_day(calendar_days(10),
                      Events().started(start).paused(day(from), "w").resumed(day(until), "w"),
                      day("2026-05-07"))
            .due_on;
    };

    EXPECT_EQ(paused("2026-05-01", "2026-05-01"), day("2026-05-08"));
    EXPECT_EQ(paused("2026-05-01", "2026-05-02"), day("2026-05-09"));
    EXPECT_EQ(paused("2026-05-01", "2026-05-04"), day("2026-05-11"));
}

TEST(Pause, OfAClockInWorkingDaysCountsWorkingDaysOnly) {
    const Events over_a_long_weekend =
        Events().started(start).paused(day("2026-05-02"), "w").resumed(day("2026-05-05"), "w");

    const Deadline deadline = on_day(working_days(10), over_a_long_weekend, day("2026-05-05"));

    EXPECT_EQ(deadline.due_on, day("2026-05-13"));
    EXPECT_THAT(deadline.explanation, ::testing::Not(HasSubstr("paused")));
}

TEST(Pause, OnTheLastDayMovesItAndTheDayAfterDoesNot) {
    const auto paused_on = [](const char* from) {
        return on_day(
                   calendar_days(10),
                   Events().started(start).paused(day(from), "w").resumed(day("2026-05-12"), "w"),
                   day("2026-05-12"))
            .due_on;
    };

    EXPECT_EQ(paused_on("2026-05-08"), day("2026-05-12"));
    EXPECT_EQ(paused_on("2026-05-09"), day("2026-05-08"));
}

TEST(Pause, OfAClockInMonthsAddsItsCalendarDays) {
    const ClockRule rule{.name = "decide", .lasts = {1, Unit::months}};
    const Events events = Events()
                              .started(day("2026-01-31"))
                              .paused(day("2026-02-10"), "w")
                              .resumed(day("2026-02-15"), "w");

    const Deadline deadline = on_day(rule, events, day("2026-02-15"));

    EXPECT_EQ(deadline.due_on, day("2026-03-05"));
    EXPECT_EQ(deadline.explanation,
              "due 5 March 2026: 1 month from 31 January 2026, paused 5 days");
}

TEST(Pause, ThatStandsShowsTheEarliestDeadlineThereCanBe) {
    const Events events = Events().started(start).paused(day("2026-05-06"), "waiting");

    const Deadline deadline = on_day(working_days(10), events, day("2026-05-08"));

    EXPECT_EQ(deadline.status, Status::paused);
    EXPECT_EQ(deadline.due_on, day("2026-05-15"));
    EXPECT_THAT(deadline.standing, ElementsAre("waiting"));
    EXPECT_EQ(deadline.explanation,
              "paused since 6 May 2026, due 15 May 2026 at the earliest: 10 working days from "
              "28 April 2026, paused 2 working days, bank holiday 4 May");
}

TEST(Pause, ThatStandsLongNeverMakesAClockOverdue) {
    const Events events = Events().started(start).paused(day("2026-05-06"), "waiting");

    EXPECT_EQ(on_day(working_days(10), events, day("2027-05-06")).status, Status::paused);
}

TEST(Pause, AfterTheDeadlineDoesNotUndoIt) {
    const Events events = Events().started(start).paused(day("2026-05-20"), "waiting");

    const Deadline deadline = on_day(working_days(10), events, day("2026-06-01"));

    EXPECT_EQ(deadline.status, Status::overdue);
    EXPECT_EQ(deadline.due_on, day("2026-05-13"));
}

TEST(Pause, ForSeveralReasonsCountsOnceAndLastsUntilTheLastIsOver) {
    const Events events = Events()
                              .started(start)
                              .paused(day("2026-05-05"), "waiting")
                              .paused(day("2026-05-06"), "police")
                              .resumed(day("2026-05-07"), "waiting")
                              .resumed(day("2026-05-12"), "police");

    const Deadline between = on_day(working_days(10), events, day("2026-05-12"));

    EXPECT_EQ(between.due_on, day("2026-05-20"));
    EXPECT_THAT(between.explanation, HasSubstr("paused 5 working days"));
    EXPECT_THAT(between.standing, IsEmpty());
}

TEST(Pause, IsNotEndedByAnotherReason) {
    const Events events = Events()
                              .started(start)
                              .paused(day("2026-05-05"), "police")
                              .resumed(day("2026-05-06"), "waiting");

    EXPECT_EQ(on_day(working_days(10), events, day("2026-05-08")).status, Status::paused);
}

TEST(Pause, ThatStoodBeforeTheStartPausesFromTheStart) {
    const Events events = Events()
                              .paused(day("2026-04-20"), "police")
                              .started(start)
                              .resumed(day("2026-04-30"), "police");

    EXPECT_EQ(on_day(calendar_days(10), events, day("2026-05-01")).due_on, day("2026-05-09"));
}

TEST(Pause, RecordedLateCountsFromWhenItHappened) {
    Events events = Events().started(start);
    EXPECT_EQ(on_day(working_days(10), events, day("2026-05-14")).status, Status::overdue);

    events.resumed(day("2026-05-08"), "waiting").paused(day("2026-05-06"), "waiting");

    const Deadline deadline = on_day(working_days(10), events, day("2026-05-14"));
    EXPECT_EQ(deadline.status, Status::running);
    EXPECT_EQ(deadline.due_on, day("2026-05-15"));
}

//
TEST(Start, ThatTurnsOutEarlierMovesTheDeadlineForward) {
    const Events events = Events().started(day("2026-04-29")).started(day("2026-04-27"));

    const Deadline deadline = on_day(calendar_days(10), events, day("2026-04-30"));

    EXPECT_EQ(deadline.started_on, day("2026-04-27"));
    EXPECT_EQ(deadline.due_on, day("2026-05-07"));
}

TEST(Start, AfterAStopCountsAfresh) {
    const Events events = Events()
                              .started(start)
                              .paused(day("2026-04-29"), "w")
                              .resumed(day("2026-04-30"), "w")
                              .extended(day("2026-04-30"), {5, Unit::days})
                              .stopped(day("2026-05-01"))
                              .started(day("2026-05-10"));

    const Deadline deadline = on_day(calendar_days(10), events, day("2026-05-10"));

    EXPECT_EQ(deadline.status, Status::running);
    EXPECT_EQ(deadline.due_on, day("2026-05-20"));
    EXPECT_EQ(deadline.stopped_on, std::nullopt);
    EXPECT_EQ(deadline.explanation, "due 20 May 2026: 10 days from 10 May 2026");
}

TEST(Start, AfterAStopGoesOnWhereTheRuleAddsUp) {
    ClockRule six_weeks{.name = "decide", .lasts = {6, Unit::weeks}, .restart = Restart::adds_up};
    const Events events =
        Events().started(day("2026-01-01")).stopped(day("2026-01-11")).started(day("2026-02-01"));

    EXPECT_EQ(on_day(six_weeks, events, day("2026-02-01")).due_on, day("2026-03-05"));
}

TEST(Start, AfterAStopIsStillPausedByAReasonThatStands) {
    const Events events = Events()
                              .started(start)
                              .paused(day("2026-04-30"), "police")
                              .stopped(day("2026-05-01"))
                              .started(day("2026-05-05"));

    EXPECT_EQ(on_day(working_days(10), events, day("2026-05-08")).status, Status::paused);
}

TEST(Stop, EndsWhatAPauseAdds) {
    const Events events =
        Events().started(start).paused(day("2026-05-06"), "w").stopped(day("2026-05-08"));

    EXPECT_EQ(on_day(working_days(10), events, day("2026-09-01")).due_on, day("2026-05-15"));
}

TEST(Extension, InAnotherUnitIsCountedOnFromTheEnd) {
    const Events events = Events().started(start).extended(day("2026-05-06"), {2, Unit::weeks});

    const Deadline deadline = on_day(working_days(10), events, day("2026-05-06"));

    EXPECT_EQ(deadline.due_on, day("2026-05-27"));
    EXPECT_EQ(deadline.explanation,
              "due 27 May 2026: 10 working days from 28 April 2026, extended by 2 weeks, "
              "bank holidays 4 May and 25 May");
}

TEST(LastDay, MovesToAWorkingDayWhereTheLawSaysSo) {
    const ClockRule rule{
        .name = "decide", .lasts = {1, Unit::months}, .last_day = LastDay::next_working_day};

    const Deadline deadline = on_day(rule, Events().started(day("2026-04-25")), day("2026-04-25"));

    EXPECT_EQ(deadline.due_on, day("2026-05-26"));
    EXPECT_EQ(deadline.explanation,
              "due 26 May 2026: 1 month from 25 April 2026, bank holiday 25 May, moved to the "
              "next working day");
}

TEST(LastDay, ThatStandsOnASundayHasTheFridayBeforeAsItsTarget) {
    const Deadline deadline = on_day(calendar_days(5), Events().started(start), start);

    EXPECT_EQ(deadline.due_on, day("2026-05-03"));
    EXPECT_EQ(deadline.target_on, day("2026-05-01"));
}

TEST(Warnings, ComeBeforeTheEndInOrderAndNeverBeforeTheStart) {
    ClockRule rule = working_days(10);
    rule.warns = {{2, Unit::working_days}, {1, Unit::weeks}, {3, Unit::months}};

    EXPECT_THAT(on_day(rule, Events().started(start), start).warn_on,
                ElementsAre(start, day("2026-05-06"), day("2026-05-11")));
}

class Hours : public ::testing::Test {
protected:
    static Instant at(const char* text) { return parse_instant(text).value(); }
    static Deadline now(const Events& events, const char* text) {
        ClockRule rule = hours_of_the_clock(24);
        rule.warns = {{2, Unit::hours}, {30, Unit::hours}};
        return compute(rule, events.all, calendar::Calendars(), at(text)).value();
    }
};

//
TEST_F(Hours, RunThroughWeekendsToTheMinute) {
    const Events events = Events().started_at(at("2025-11-08T22:10:00Z"));

    const Deadline deadline = now(events, "2025-11-09T22:10:00Z");

    EXPECT_EQ(deadline.status, Status::running);
    EXPECT_EQ(deadline.due_at, at("2025-11-09T22:10:00Z"));
    EXPECT_EQ(deadline.due_on, day("2025-11-09"));
    EXPECT_EQ(deadline.explanation,
              "due 9 November 2025 at 22:10: 24 hours from 8 November 2025 at 22:10");
    EXPECT_EQ(now(events, "2025-11-09T22:10:00.000001Z").status, Status::overdue);
}

TEST_F(Hours, ArePausedForExactlyAsLongAsThePauseLasts) {
    const Events events = Events()
                              .started_at(at("2025-11-08T22:10:00Z"))
                              .paused_at(at("2025-11-09T08:00:00Z"), "no access")
                              .resumed_at(at("2025-11-09T10:30:00Z"), "no access");

    const Deadline deadline = now(events, "2025-11-09T22:10:00Z");

    EXPECT_EQ(deadline.due_at, at("2025-11-10T00:40:00Z"));
    EXPECT_EQ(deadline.explanation,
              "due 10 November 2025 at 00:40: 24 hours from 8 November 2025 at 22:10, paused "
              "2 hours 30 minutes");
}

TEST_F(Hours, ArePausedAgainInTheTimeThatAPauseAdded) {
    const Events events = Events()
                              .started_at(at("2025-11-08T22:00:00Z"))
                              .paused_at(at("2025-11-09T10:00:00Z"), "no access")
                              .resumed_at(at("2025-11-09T12:00:00Z"), "no access")
                              .paused_at(at("2025-11-09T23:00:00Z"), "no access")
                              .resumed_at(at("2025-11-09T23:30:00Z"), "no access")
                              .paused_at(at("2025-11-10T00:30:00Z"), "no access")
                              .resumed_at(at("2025-11-10T09:00:00Z"), "no access");

    EXPECT_EQ(now(events, "2025-11-10T09:00:00Z").due_at, at("2025-11-10T00:30:00Z"));
}

TEST_F(Hours, ThatArePausedNowEndNoEarlierThanWhatIsLeft) {
    const Events events = Events()
                              .started_at(at("2025-11-08T22:00:00Z"))
                              .paused_at(at("2025-11-08T23:00:00Z"), "no access");

    const Deadline deadline = now(events, "2025-11-12T12:00:00Z");

    EXPECT_EQ(deadline.status, Status::paused);
    EXPECT_EQ(deadline.due_at, at("2025-11-13T11:00:00Z"));
}

TEST_F(Hours, WarnSoManyHoursBeforeTheEnd) {
    const Events events = Events().started_at(at("2025-11-08T22:10:00Z"));

    EXPECT_THAT(now(events, "2025-11-08T22:10:00Z").warn_at,
                ElementsAre(at("2025-11-08T22:10:00Z"), at("2025-11-09T20:10:00Z")));
}

TEST_F(Hours, StoppedInTimeAreNotMissed) {
    Events events = Events().started_at(at("2025-11-08T22:10:00Z"));

    EXPECT_FALSE(now(events.stopped_at(at("2025-11-09T22:00:00Z")), "2025-12-01T00:00:00Z").missed);
}

TEST(Compute, PassesOverTheEventsOfOtherClocks) {
    Events events = Events().started(start);
    events.all.push_back({Change::stopped, "reply", start, during(start), {}, {}});

    EXPECT_EQ(on_day(working_days(10), events, start).status, Status::running);
}

TEST(Compute, RefusesAYearThatTheCalendarDoesNotCover) {
    const auto refused = compute(working_days(10), Events().started(day("2028-12-22")).all,
                                 calendar::Calendars(), during(day("2028-12-22")));

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, RefusalKind::not_available);
    EXPECT_THAT(refused.error().reason, HasSubstr("2029 needs adding"));
}

TEST(Compute, NeedsNoHolidaysForAClockInCalendarDays) {
    const Deadline deadline =
        on_day(calendar_days(3650), Events().started(day("2020-01-01")), day("2026-01-01"));

    EXPECT_EQ(deadline.due_on, day("2029-12-29"));
    EXPECT_EQ(deadline.target_on, std::nullopt);
}

TEST(Compute, RefusesARuleOrAnExtensionThatMakesNoSense) {
    const Events extended = Events().started(start).extended(start, {2, Unit::hours});

    EXPECT_FALSE(compute(working_days(0), Events().started(start).all, calendar::Calendars(),
                         during(start)));
    EXPECT_FALSE(compute(working_days(10), extended.all, calendar::Calendars(), during(start)));
}

TEST(Compute, RefusesAnExtensionOfNoLength) {
    Events events = Events().started(start).extended(start, {2, Unit::days});
    events.all.back().by.reset();

    EXPECT_FALSE(compute(working_days(10), events.all, calendar::Calendars(), during(start)));
}

TEST(Compute, TakesAHolidayThatIsAddedLater) {
    const Events events = Events().started(start);
    const calendar::Calendars later(
        calendar::shipped_holidays(),
        {{calendar::HolidayChange::What::added,
          {day("2026-05-06"), "Coronation", calendar::Calendar::england_and_wales}}});

    const Deadline deadline = compute(working_days(10), events.all, later, during(start)).value();

    EXPECT_EQ(deadline.explanation,
              "due 14 May 2026: 10 working days from 28 April 2026, bank holidays 4 May and 6 May");
}

}  // namespace
}  // namespace moothall::clocks::testing
