#include <gtest/gtest.h>

#include "host/clocks/clock_events.h"

// Deadlines that the law sets, as published or worked out by hand for real rules.

namespace moothall::clocks::testing {
namespace {

using calendar::Calendar;

std::string due(const ClockRule& rule, const Events& events) {
    return to_text(on_day(rule, events, events.all.front().on).due_on.value());
}

std::string due_from(const ClockRule& rule, const char* started) {
    return due(rule, Events().started(day(started)));
}

struct FromTo {
    const char* started;
    const char* due;
};

//
class FreedomOfInformation : public ::testing::TestWithParam<FromTo> {};

TEST_P(FreedomOfInformation, IsAnsweredInTwentyWorkingDaysOfTheWholeUk) {
    ClockRule rule = working_days(20);
    rule.calendar = Calendar::any_part_of_uk;

    EXPECT_EQ(due_from(rule, GetParam().started), GetParam().due);
}

INSTANTIATE_TEST_SUITE_P(Examples, FreedomOfInformation,
                         ::testing::Values(FromTo{"2026-05-01", "2026-06-02"},
                                           FromTo{"2025-12-23", "2026-01-26"},
                                           FromTo{"2026-11-27", "2026-12-30"},
                                           FromTo{"2026-03-14", "2026-04-15"}));

struct Extended {
    const char* started;
    const char* due;
    const char* extended;
};

//
class EnvironmentalInformation : public ::testing::TestWithParam<Extended> {};

TEST_P(EnvironmentalInformation, MayTakeTwentyWorkingDaysMore) {
    ClockRule rule = working_days(20);
    rule.calendar = Calendar::any_part_of_uk;
    Events events;
    events.started(day(GetParam().started));

    EXPECT_EQ(due(rule, events), GetParam().due);
    events.extended(day(GetParam().started) + std::chrono::days{5}, {20, Unit::working_days});
    EXPECT_EQ(due(rule, events), GetParam().extended);
}

INSTANTIATE_TEST_SUITE_P(Examples, EnvironmentalInformation,
                         ::testing::Values(Extended{"2026-06-12", "2026-07-14", "2026-08-12"},
                                           Extended{"2025-12-23", "2026-01-26", "2026-02-23"},
                                           Extended{"2026-04-02", "2026-05-05", "2026-06-03"},
                                           Extended{"2026-09-01", "2026-09-29", "2026-10-27"},
                                           Extended{"2026-11-27", "2026-12-30", "2027-01-29"}));

//
class SubjectAccess : public ::testing::TestWithParam<Extended> {};

TEST_P(SubjectAccess, IsAMonthOrThreeInAllMovedToAWorkingDay) {
    const ClockRule rule{
        .name = "decide", .lasts = {1, Unit::months}, .last_day = LastDay::next_working_day};
    Events events;
    events.started(day(GetParam().started));

    EXPECT_EQ(due(rule, events), GetParam().due);
    events.extended(day(GetParam().started) + std::chrono::days{9}, {2, Unit::months});
    EXPECT_EQ(due(rule, events), GetParam().extended);
}

INSTANTIATE_TEST_SUITE_P(Examples, SubjectAccess,
                         ::testing::Values(Extended{"2026-01-31", "2026-03-02", "2026-04-30"},
                                           Extended{"2026-09-03", "2026-10-05", "2026-12-03"},
                                           Extended{"2024-01-30", "2024-02-29", "2024-04-30"},
                                           Extended{"2027-11-27", "2027-12-29", "2028-02-28"}));

struct Complaint {
    int respond;
    int extension;
    const char* received;
    const char* acknowledged;
    const char* acknowledge_by;
    const char* respond_by;
    const char* extended;
};

class ComplaintStage : public ::testing::TestWithParam<Complaint> {};

TEST_P(ComplaintStage, CountsTheAnswerFromTheAcknowledgement) {
    const Complaint& given = GetParam();
    const Date acknowledged = day(given.acknowledged);
    Events events;
    events.started(acknowledged);

    EXPECT_EQ(due_from(working_days(5), given.received), given.acknowledge_by);
    EXPECT_EQ(due(working_days(given.respond), events), given.respond_by);
    events.extended(acknowledged, {given.extension, Unit::working_days});
    EXPECT_EQ(due(working_days(given.respond), events), given.extended);
}

INSTANTIATE_TEST_SUITE_P(
    Examples, ComplaintStage,
    ::testing::Values(
        Complaint{10, 10, "2026-03-30", "2026-04-02", "2026-04-08", "2026-04-20", "2026-05-05"},
        Complaint{10, 10, "2026-05-01", "2026-05-07", "2026-05-11", "2026-05-21", "2026-06-05"},
        Complaint{10, 10, "2027-03-22", "2027-03-24", "2027-03-31", "2027-04-09", "2027-04-23"},
        Complaint{20, 20, "2025-12-15", "2025-12-18", "2025-12-22", "2026-01-20", "2026-02-17"},
        Complaint{20, 20, "2026-12-14", "2026-12-16", "2026-12-21", "2027-01-18", "2027-02-15"}));

struct Homelessness {
    const char* accepted;
    const char* last_day;
    const char* decide_by;
};

class HomelessnessDuty : public ::testing::TestWithParam<Homelessness> {};

TEST_P(HomelessnessDuty, LastsFiftySixDaysBeginningWithItsFirst) {
    ClockRule duty = calendar_days(56);
    duty.counting = Counting::from_that_day;

    EXPECT_EQ(due_from(duty, GetParam().accepted), GetParam().last_day);
    EXPECT_EQ(due_from(working_days(15), GetParam().last_day), GetParam().decide_by);
}

INSTANTIATE_TEST_SUITE_P(Examples, HomelessnessDuty,
                         ::testing::Values(Homelessness{"2026-01-05", "2026-03-01", "2026-03-20"},
                                           Homelessness{"2026-02-02", "2026-03-29", "2026-04-21"},
                                           Homelessness{"2026-04-20", "2026-06-14", "2026-07-03"},
                                           Homelessness{"2027-12-15", "2028-02-08", "2028-02-29"},
                                           Homelessness{"2028-01-20", "2028-03-15", "2028-04-05"}));

struct Hazard {
    const char* aware;
    const char* concluded;
    const char* investigate_by;
    const char* summary_by;
    const char* safe_by;
    const char* start_by;
};

class SignificantHazard : public ::testing::TestWithParam<Hazard> {};

TEST_P(SignificantHazard, RunsSeveralClocksOfWorkingDaysAndWeeks) {
    const Hazard& given = GetParam();
    const ClockRule twelve_weeks{.name = "decide", .lasts = {12, Unit::weeks}};

    EXPECT_EQ(due_from(working_days(10), given.aware), given.investigate_by);
    EXPECT_EQ(due_from(working_days(3), given.concluded), given.summary_by);
    EXPECT_EQ(due_from(working_days(5), given.concluded), given.safe_by);
    EXPECT_EQ(due_from(twelve_weeks, given.concluded), given.start_by);
}

INSTANTIATE_TEST_SUITE_P(Examples, SignificantHazard,
                         ::testing::Values(Hazard{"2025-10-27", "2025-11-06", "2025-11-10",
                                                  "2025-11-11", "2025-11-13", "2026-01-29"},
                                           Hazard{"2026-04-01", "2026-04-15", "2026-04-17",
                                                  "2026-04-20", "2026-04-22", "2026-07-08"},
                                           Hazard{"2026-12-21", "2026-12-24", "2027-01-07",
                                                  "2026-12-31", "2027-01-05", "2027-03-18"}));

//
class EmergencyHazard : public ::testing::TestWithParam<FromTo> {};

TEST_P(EmergencyHazard, IsMadeSafeWithinTwentyFourElapsedHoursWhateverTheClocksDo) {
    const Instant aware = parse_instant(GetParam().started).value();

    const Deadline deadline = compute(hours_of_the_clock(24), Events().started_at(aware).all,
                                      calendar::Calendars(), aware)
                                  .value();

    EXPECT_EQ(calendar::london_text(deadline.due_at.value()), GetParam().due);
}

INSTANTIATE_TEST_SUITE_P(
    Examples, EmergencyHazard,
    ::testing::Values(FromTo{"2025-11-08T22:10:00Z", "9 November 2025 at 22:10"},
                      FromTo{"2025-12-25T09:00:00Z", "26 December 2025 at 09:00"},
                      FromTo{"2025-10-25T22:10:00+01:00", "26 October 2025 at 21:10"},
                      FromTo{"2026-03-28T22:10:00Z", "29 March 2026 at 23:10"},
                      FromTo{"2026-02-27T17:05:00Z", "28 February 2026 at 17:05"},
                      FromTo{"2028-02-28T08:00:00Z", "29 February 2028 at 08:00"}));

struct Enquiry {
    const char* received;
    const char* acknowledge_by;
    const char* respond_by;
    const char* urgent_by;
};

class MemberEnquiry : public ::testing::TestWithParam<Enquiry> {};

TEST_P(MemberEnquiry, IsAcknowledgedTheNextWorkingDayAndAnsweredInTen) {
    EXPECT_EQ(due_from(working_days(1), GetParam().received), GetParam().acknowledge_by);
    EXPECT_EQ(due_from(working_days(10), GetParam().received), GetParam().respond_by);
    EXPECT_EQ(due_from(working_days(3), GetParam().received), GetParam().urgent_by);
}

INSTANTIATE_TEST_SUITE_P(
    Examples, MemberEnquiry,
    ::testing::Values(Enquiry{"2026-04-02", "2026-04-07", "2026-04-20", "2026-04-09"},
                      Enquiry{"2026-05-01", "2026-05-05", "2026-05-18", "2026-05-07"},
                      Enquiry{"2025-12-24", "2025-12-29", "2026-01-12", "2025-12-31"},
                      Enquiry{"2026-08-28", "2026-09-01", "2026-09-14", "2026-09-03"},
                      Enquiry{"2027-03-25", "2027-03-30", "2027-04-12", "2027-04-01"}));

}  // namespace
}  // namespace moothall::clocks::testing
