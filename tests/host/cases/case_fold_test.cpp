#include "cases/case_fold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "calendar/london.h"
#include "cases/due/timer_due.h"
#include "cases/find_case.h"
#include "cases/packed_case.h"
#include "cases/tables.h"
#include "host/cases/cases_testing.h"

namespace moothall::cases {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* stream = "case/one";

ClockStep step(clocks::Change what, const std::string& reason) {
    return {{what, "answer", calendar::london_date(noon), noon, reason, {}}, {}};
}

TimerOnCase timer(const std::string& name) {
    TimerOnCase made;
    made.name = name;
    made.set_at = noon;
    made.after = clocks::Duration{7, clocks::Unit::days};
    return made;
}

/// A case with something of everything.
CaseRecord whole_case() {
    CaseRecord record;
    record.id = "01J";
    record.reference = "CT-26-000417-T";
    record.type = "revenues.discount_review";
    record.workflow = "abc";
    record.state = "asked";
    record.entry = 3;
    record.version = 9;
    record.open = false;
    record.owner = "officer/ann";
    record.team = "revenues";
    record.customer = "c";
    record.place = "123";
    record.channel = "post";
    record.external_reference = "X/1";
    record.received_at = noon;
    record.opened_at = noon + std::chrono::microseconds(1);
    record.fields =
        Table{}.set("a", 1).set("gone", Value()).set("rows", List{Table{}.set("row", 1)});
    clocks::ClockRule rule;
    rule.name = "answer";
    rule.lasts = {24, clocks::Unit::hours};
    rule.counting = Counting::from_that_day;
    rule.calendar = calendar::Calendar::election;
    rule.warns = {{2, clocks::Unit::hours}, {1, clocks::Unit::hours}};
    rule.last_day = clocks::LastDay::next_working_day;
    rule.restart = clocks::Restart::adds_up;
    const clocks::ClockEvent extended{clocks::Change::extended,
                                      "answer",
                                      calendar::london_date(noon),
                                      noon,
                                      "asked for it",
                                      clocks::Duration{3, clocks::Unit::hours}};
    record.clocks.push_back({rule, {extended}, make_date(2026, 5, 6), noon});
    TimerOnCase late = timer("late");
    late.entry = 3;
    late.take = "refuse";
    late.reason = "Late.";
    late.due_at = noon;
    TimerOnCase at_end;
    at_end.name = "end";
    at_end.set_at = noon;
    at_end.at_end_of = "answer";
    record.timers = {late, at_end};
    record.holds.push_back(
        {"flood", "Under water", make_date(2026, 5, 9), {"answer"}, {"all"}, {"let"}});
    record.reservations.push_back({"parks.pitches", "North", make_date(2026, 5, 9), 2});
    record.taken_once = {"ask"};
    return record;
}

TEST(CaseRecord, IsTheSameAfterBeingWrittenAndRead) {
    const CaseRecord record = whole_case();

    const CaseRecord read = unpack(pack(record));

    EXPECT_EQ(pack(read), pack(record));
    EXPECT_EQ(read.fields, record.fields);
    EXPECT_EQ(read.received_at, noon);
    EXPECT_EQ(read.clocks[0].rule.restart, clocks::Restart::adds_up);
    EXPECT_EQ(read.clocks[0].changes[0].by, record.clocks[0].changes[0].by);
    EXPECT_EQ(read.timers[0].due_at, noon);
    EXPECT_EQ(read.holds[0].silences, std::vector<std::string>{"all"});
    EXPECT_EQ(read.reservations, record.reservations);
    EXPECT_EQ(read.taken_once, record.taken_once);
}

/// One case in a store, whose projections always are what a rebuild would give.
class CaseFold : public ::testing::Test {
protected:
    CaseFold() { files.open(opening_of("one")); }
    void TearDown() override { EXPECT_EQ(files.differences_after_rebuild(), 0); }

    CaseRecord after(std::vector<journal::Draft> drafts) {
        files.keep(std::move(drafts));
        return files.read("one");
    }

    std::size_t rows_of(const store::Table& table) {
        return files.store->read()->list({&table, "", {}, {}, {}, {}, 100}).size();
    }

    CaseFiles files;
};

TEST_F(CaseFold, AnOpenedCaseRunsItsClock) {
    const auto record = files.read("one");

    EXPECT_EQ(record.state, "asked");
    EXPECT_EQ(record.version, 1);
    EXPECT_EQ(record.entry, 1);
    EXPECT_EQ(record.clocks.at(0).due_on, make_date(2026, 5, 12));
}

TEST_F(CaseFold, FieldsAreSetAndCleared) {
    after({fields_set(stream, noon, Table{}.set("a", 1).set("b", 2))});

    const auto record = after({fields_set(stream, noon, Table{}.set("a", Value()))});

    EXPECT_EQ(record.fields, Table{}.set("b", 2));
    EXPECT_EQ(record.version, 3);
}

TEST_F(CaseFold, RowsAreFoundByTheirNumber) {
    const auto record = after({row_added(stream, noon, "r", Table{}.set("row", 1).set("n", "a")),
                               row_added(stream, noon, "r", Table{}.set("row", 2).set("n", "b")),
                               row_changed(stream, noon, "r", 2, Table{}.set("n", "c")),
                               row_removed(stream, noon, "r", 1)});

    EXPECT_EQ(record.fields.list("r"), (List{Table{}.set("row", 2).set("n", "c")}));
}

TEST_F(CaseFold, AnAssignmentLeavesWhatItDoesNotName) {
    after({assigned(stream, noon, {.owner = "officer/ben", .team = "north"})});

    const auto record = after({assigned(stream, noon, {.owner = {}, .team = "south"})});

    EXPECT_EQ(record.owner, "officer/ben");
    EXPECT_EQ(record.team, "south");
}

TEST_F(CaseFold, AHoldPausesUntilItIsLifted) {
    const HoldOnCase flood{"flood", "Under water", make_date(2026, 5, 7), {"answer"}, {"late"}, {}};
    const auto standing =
        after({timer_set(stream, noon, timer("late")),
               held(stream, noon, flood, {step(clocks::Change::paused, "hold:flood")})});

    EXPECT_EQ(standing.clocks.at(0).due_on, std::nullopt);
    EXPECT_TRUE(standing.silences("late"));
    EXPECT_FALSE(standing.silences("lift:flood"));
    EXPECT_EQ(rows_of(timer_table()), 1U);  // The one that lifts it.
    const auto lifted_again =
        after({lifted(stream, noon, "flood", {step(clocks::Change::resumed, "hold:flood")})});
    EXPECT_THAT(lifted_again.holds, IsEmpty());
    EXPECT_EQ(lifted_again.clocks.at(0).due_on, make_date(2026, 5, 12));
    EXPECT_EQ(rows_of(timer_table()), 1U);  // The one that was silenced.
    EXPECT_EQ(lifted_again.timers.at(0).name, "late");
}

TEST_F(CaseFold, ATimerHasTheReasonOfItsBodyOrOfTheFactsOfEarlierVersions) {
    TimerOnCase with_words = timer("late");
    with_words.reason = "Late.";
    const auto now = timer_set(stream, noon, with_words);
    auto earlier = now;
    earlier.facts.set("timer", to_table(with_words));
    earlier.body = {};

    EXPECT_FALSE(now.facts.table("timer").has("reason"));
    EXPECT_EQ(after({now}).timers.at(0).reason, "Late.");
    EXPECT_EQ(after({earlier}).timers.at(0).reason, "Late.");
}

TEST_F(CaseFold, ATimerEndsWhenItFiredWasRefusedOrDropped) {
    const auto record = files.read("one");
    for (const auto& end :
         {timer_fired(record, timer("late"), noon, {}),
          timer_refused(record, timer("late"), noon, "No."), timer_dropped(stream, noon, "late")}) {
        after({timer_set(stream, noon, timer("late"))});
        EXPECT_EQ(rows_of(timer_table()), 1U);

        EXPECT_THAT(after({end}).timers, IsEmpty());
        EXPECT_EQ(rows_of(timer_table()), 0U);
    }
    EXPECT_EQ(rows_of(attention_table()), 1U);
}

TEST_F(CaseFold, MovingDropsTheTimersOfTheStateAndClosingDropsAll) {
    Movement waiting;
    waiting.to = "waiting";
    waiting.enters = true;
    waiting.timers = {timer("nudge")};
    after({timer_set(stream, noon, timer("late")),
           action_taken(files.read("one"), waiting, noon, {}, "", {})});
    Movement back;
    back.to = "asked";
    back.enters = true;
    const auto record = after({action_taken(files.read("one"), back, noon, {}, "", {})});
    ASSERT_THAT(record.timers, SizeIs(1));
    EXPECT_EQ(record.timers[0].name, "late");

    Movement closing;
    closing.to = "done";
    closing.enters = true;
    closing.closes = true;
    const auto closed = after({action_taken(files.read("one"), closing, noon, {}, "", {})});

    EXPECT_FALSE(closed.open);
    EXPECT_THAT(closed.timers, IsEmpty());
    EXPECT_EQ(rows_of(timer_table()), 0U);
}

TEST_F(CaseFold, ReservationsAreTakenOneByOneAndGivenBack) {
    const Reservation one{"parks.pitches", "North", make_date(2026, 5, 9), 1};
    after({reserved(stream, noon, one), reserved(stream, noon, one)});

    EXPECT_THAT(after({released(stream, noon, one)}).reservations, ElementsAre(one));
}

TEST_F(CaseFold, TasksAreOpenUntilTheyAreDone) {
    after({added(stream, "case.task_added", noon, Table{}.set("due_on", make_date(2026, 5, 9)),
                 Table{}.set("text", "Ring"))});
    const auto open_tasks = [&] {
        return files.store->read()
            ->list({&task_table(), "by_case", {std::string("one"), std::int64_t{1}}, {}, {}, {}, 9})
            .size();
    };
    EXPECT_EQ(open_tasks(), 1U);

    after({added(stream, "case.task_done", noon, Table{}.set("task", 2), {})});

    EXPECT_EQ(open_tasks(), 0U);
}

TEST_F(CaseFold, WordsAreFoundUntilTheyAreErased) {
    after({added(stream, "case.noted", noon, {}, Table{}.set("text", "Hedgehog in the shed")),
           fields_set(stream, noon, Table{}.set("a", "Badger"))});
    const auto found = [&](const std::string& words) {
        CaseFilter filter;
        filter.words = words;
        return list_cases(*files.store->read(), filter, 10, "").value().items.size();
    };
    EXPECT_EQ(found("hedgehog"), 1U);
    EXPECT_EQ(found("badger"), 1U);

    const std::vector<std::int64_t> numbers{2, 3};
    ASSERT_TRUE(files.journal.erase(
        {stream, numbers, ""},
        {"system", "", journal::new_command(noon, journal::system_randomness()), "", noon}));

    EXPECT_EQ(found("hedgehog"), 0U);
    EXPECT_EQ(found("badger"), 0U);
    EXPECT_FALSE(files.read("one").fields.has("a"));
}

TEST_F(CaseFold, ARowWhoseAdditionWasErasedCanStillBeChangedAndRemoved) {
    after({row_added(stream, noon, "r", Table{}.set("row", 1).set("n", "secret")),
           row_changed(stream, noon, "r", 1, Table{}.set("m", 2))});
    const std::vector<std::int64_t> numbers{2};
    ASSERT_TRUE(files.journal.erase(
        {stream, numbers, ""},
        {"system", "", journal::new_command(noon, journal::system_randomness()), "", noon}));

    EXPECT_EQ(files.read("one").fields.list("r"), (List{Table{}.set("row", 1).set("m", 2)}));
    EXPECT_THAT(after({row_removed(stream, noon, "r", 1)}).fields.list("r"), IsEmpty());
}

TEST_F(CaseFold, AnErasedOpeningLeavesACaseWithoutWords) {
    Opening opening = opening_of("two");
    opening.customer = "c1";
    opening.fields = Table{}.set("a", "secret");
    files.open(opening);
    const std::vector<std::int64_t> numbers{1};

    ASSERT_TRUE(files.journal.erase(
        {"case/two", numbers, ""},
        {"system", "", journal::new_command(noon, journal::system_randomness()), "", noon}));

    const auto record = files.read("two");
    EXPECT_EQ(record.customer, "");
    EXPECT_TRUE(record.fields.empty());
    EXPECT_EQ(record.clocks.at(0).due_on, make_date(2026, 5, 12));
}

/// When a timer set at this moment is due.
std::optional<Instant> due(const char* set_at, clocks::Duration after) {
    TimerOnCase made;
    made.name = "t";
    made.set_at = parse_instant(set_at).value();
    made.after = after;
    return timer_due({}, made, calendar::Calendars());
}

TEST(TimerDue, IsTheStartOfTheCouncilsDaySummerAndWinter) {
    using clocks::Unit;
    EXPECT_EQ(due("2026-01-05T12:00:00Z", {3, Unit::days}), parse_instant("2026-01-08T00:00:00Z"));
    EXPECT_EQ(due("2026-07-05T12:00:00Z", {3, Unit::days}), parse_instant("2026-07-07T23:00:00Z"));
    // Late in the evening of UTC it is the next day already for the council.
    EXPECT_EQ(due("2026-07-05T23:30:00Z", {1, Unit::days}), parse_instant("2026-07-06T23:00:00Z"));
    EXPECT_EQ(due("2026-01-31T12:00:00Z", {1, Unit::months}),
              parse_instant("2026-02-28T00:00:00Z"));
    EXPECT_EQ(due("2026-01-05T12:00:00Z", {2, Unit::weeks}), parse_instant("2026-01-19T00:00:00Z"));
    EXPECT_EQ(due("2026-05-01T12:00:00Z", {1, Unit::working_days}),
              parse_instant("2026-05-04T23:00:00Z"));  // After the bank holiday.
}

TEST(TimerDue, ComesOnTheDaysOnWhichTheClocksChange) {
    using clocks::Unit;
    // 29 March 2026, one o'clock: an hour forward. 25 October, two o'clock: an hour back.
    EXPECT_EQ(due("2026-03-28T12:00:00Z", {1, Unit::days}), parse_instant("2026-03-29T00:00:00Z"));
    EXPECT_EQ(due("2026-03-29T12:00:00Z", {1, Unit::days}), parse_instant("2026-03-29T23:00:00Z"));
    EXPECT_EQ(due("2026-10-24T12:00:00Z", {1, Unit::days}), parse_instant("2026-10-24T23:00:00Z"));
    EXPECT_EQ(due("2026-10-25T12:00:00Z", {1, Unit::days}), parse_instant("2026-10-26T00:00:00Z"));
}

TEST(TimerDue, InHoursIsExactAcrossAChangeOfTheClocks) {
    EXPECT_EQ(due("2026-03-28T12:00:00.123456Z", {24, clocks::Unit::hours}),
              parse_instant("2026-03-29T12:00:00.123456Z"));
}

TEST(TimerDue, IsNeverPastTheCalendarOrWithoutItsClock) {
    EXPECT_EQ(due("2026-01-05T12:00:00Z", {30'000, clocks::Unit::working_days}), std::nullopt);
    TimerOnCase at_end;
    at_end.name = "t";
    at_end.at_end_of = "answer";
    EXPECT_EQ(timer_due({}, at_end, calendar::Calendars()), std::nullopt);
}

TEST(TimerDue, IsAfterTheLastDayOfAClockOrAtItsLastHour) {
    TimerOnCase at_end;
    at_end.name = "t";
    at_end.at_end_of = "answer";
    CaseRecord record;
    record.clocks.push_back({{.name = "answer", .lasts = {}}, {}, make_date(2026, 7, 10), {}});
    EXPECT_EQ(timer_due(record, at_end, calendar::Calendars()),
              parse_instant("2026-07-10T23:00:00Z"));

    record.clocks[0].due_at = noon;

    EXPECT_EQ(timer_due(record, at_end, calendar::Calendars()), noon);
}

}  // namespace
}  // namespace moothall::cases
