#include "calendar/counting.h"

#include <gtest/gtest.h>

#include <limits>

namespace moothall::calendar {
namespace {

constexpr auto after = Counting::after_that_day;
constexpr auto from = Counting::from_that_day;

Date day(const char* text) {
    return parse_date(text).value();
}

TEST(LastDay, CountsTheDayItselfOnlyWhereThePeriodBeginsWithIt) {
    EXPECT_EQ(last_day(day("2026-01-05"), 56, from).value(), day("2026-03-01"));
    EXPECT_EQ(last_day(day("2026-01-05"), 56, after).value(), day("2026-03-02"));
    EXPECT_EQ(last_day(day("2026-01-05"), 1, from).value(), day("2026-01-05"));
    EXPECT_EQ(last_day(day("2026-01-05"), 0, after).value(), day("2026-01-05"));
}

TEST(LastDay, RefusesWhatIsNoPeriod) {
    EXPECT_FALSE(last_day(day("2026-01-05"), 0, from));
    EXPECT_FALSE(last_day(day("2026-01-05"), -1, after));
}

struct Homelessness {
    const char* begins_with;
    const char* last_of_56;
};

class FiftySixDays : public testing::TestWithParam<Homelessness> {};

TEST_P(FiftySixDays, BeginWithTheDayOfTheDuty) {
    EXPECT_EQ(to_text(last_day(day(GetParam().begins_with), 56, from).value()),
              GetParam().last_of_56);
}

INSTANTIATE_TEST_SUITE_P(Duties, FiftySixDays,
                         testing::Values(Homelessness{"2026-01-05", "2026-03-01"},
                                         Homelessness{"2026-02-02", "2026-03-29"},
                                         Homelessness{"2026-04-20", "2026-06-14"},
                                         Homelessness{"2027-12-15", "2028-02-08"},
                                         Homelessness{"2028-01-20", "2028-03-15"}));

TEST(LastDayOfMonths, IsTheCorrespondingDayAfterADay) {
    EXPECT_EQ(last_day_of_months(day("2026-03-31"), 1, after).value(), day("2026-04-30"));
    EXPECT_EQ(last_day_of_months(day("2026-01-15"), 3, after).value(), day("2026-04-15"));
}

TEST(LastDayOfMonths, IsTheDayBeforeTheCorrespondingDayBeginningWithADay) {
    EXPECT_EQ(last_day_of_months(day("2026-01-05"), 1, from).value(), day("2026-02-04"));
    EXPECT_EQ(last_day_of_months(day("2026-03-01"), 1, from).value(), day("2026-03-31"));
    EXPECT_EQ(last_day_of_months(day("2026-01-31"), 1, from).value(), day("2026-02-28"));
    EXPECT_EQ(last_day_of_months(day("2026-01-29"), 1, from).value(), day("2026-02-28"));
    EXPECT_EQ(last_day_of_months(day("2026-01-28"), 1, from).value(), day("2026-02-27"));
}

TEST(AddDays, RefusesToLeaveTheYearsThatCanBeWritten) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    constexpr auto least = std::numeric_limits<std::int64_t>::min();

    EXPECT_EQ(add_days(day("2026-02-28"), 1).value(), day("2026-03-01"));
    EXPECT_FALSE(add_days(day("9999-12-31"), 1));
    EXPECT_FALSE(add_days(day("0000-01-01"), -1));
    for (const auto count : {most, least}) {
        EXPECT_FALSE(add_days(day("2026-01-01"), count));
        EXPECT_FALSE(add_months(day("2026-01-01"), count));
        EXPECT_FALSE(add_hours(*parse_instant("2026-01-01T00:00:00Z"), count));
    }
    EXPECT_FALSE(last_day(day("2026-01-01"), most, after));
    EXPECT_FALSE(last_day(day("2026-01-01"), least, from));
}

TEST(AddMonths, RefusesToLeaveTheYearsThatCanBeWritten) {
    EXPECT_EQ(add_months(day("2026-01-31"), 1).value(), day("2026-02-28"));
    EXPECT_EQ(add_months(day("9999-11-30"), 1).value(), day("9999-12-30"));
    EXPECT_FALSE(add_months(day("9999-12-01"), 1));
    EXPECT_FALSE(add_months(day("0000-01-01"), -1));
}

TEST(AddHours, AddsElapsedTimeWhateverTheClocksDo) {
    const auto aware = parse_instant("2026-03-28T22:10:00Z").value();

    EXPECT_EQ(to_text(add_hours(aware, 24).value()), "2026-03-29T22:10:00Z");
    EXPECT_FALSE(add_hours(*parse_instant("9999-12-31T23:30:00Z"), 1));
}

TEST(CountingNamed, KnowsTheTwoWords) {
    EXPECT_EQ(counting_named("after_that_day").value(), after);
    EXPECT_EQ(counting_named(name_of(from)).value(), from);
    EXPECT_FALSE(counting_named("about"));
}

}  // namespace
}  // namespace moothall::calendar
