#include "calendar/london.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace moothall::calendar {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;

Date day(const char* text) {
    return parse_date(text).value();
}
Instant instant(const char* text) {
    return parse_instant(text).value();
}

TEST(London, IsAnHourAheadInSummer) {
    EXPECT_EQ(london_date(instant("2026-06-30T22:59:59Z")), day("2026-06-30"));
    EXPECT_EQ(london_date(instant("2026-06-30T23:00:00Z")), day("2026-07-01"));
    EXPECT_EQ(london_date(instant("2026-12-31T23:59:59Z")), day("2026-12-31"));
    EXPECT_EQ(to_text(london_midnight(day("2026-07-01"))), "2026-06-30T23:00:00Z");
    EXPECT_EQ(to_text(london_midnight(day("2026-01-01"))), "2026-01-01T00:00:00Z");
}

TEST(London, SaysAMomentInWords) {
    EXPECT_EQ(london_text(instant("2026-05-04T09:05:59Z")), "4 May 2026 at 10:05");
    EXPECT_EQ(london_text(instant("2026-01-04T00:00:00Z")), "4 January 2026 at 00:00");
}

TEST(London, HasItsOwnYear) {
    EXPECT_EQ(london_year(instant("2026-12-31T23:59:59Z")), 2026);
    EXPECT_EQ(london_year(instant("2027-01-01T00:00:00Z")), 2027);
}

struct ClockChange {
    const char* on;
    int hours_in_the_day;
};

class LondonClockChange : public testing::TestWithParam<ClockChange> {};

TEST_P(LondonClockChange, MakesADayShorterOrLonger) {
    const Date date = day(GetParam().on);

    EXPECT_EQ(london_midnight(date + days{1}) - london_midnight(date),
              hours{GetParam().hours_in_the_day});
    EXPECT_EQ(london_midnight(date + days{2}) - london_midnight(date + days{1}), hours{24});
    EXPECT_EQ(london_midnight(date) - london_midnight(date - days{1}), hours{24});
}

INSTANTIATE_TEST_SUITE_P(
    Published, LondonClockChange,
    testing::Values(ClockChange{"2024-10-27", 25}, ClockChange{"2025-10-26", 25},
                    ClockChange{"2026-10-25", 25}, ClockChange{"2027-10-31", 25},
                    ClockChange{"2024-03-31", 23}, ClockChange{"2025-03-30", 23},
                    ClockChange{"2026-03-29", 23}, ClockChange{"2027-03-28", 23}));

// The time zone files end with 2037, but a document may be kept until long after.
INSTANTIATE_TEST_SUITE_P(
    AfterTheFilesEnd, LondonClockChange,
    testing::Values(ClockChange{"2037-10-25", 25}, ClockChange{"2038-03-28", 23},
                    ClockChange{"2038-10-31", 25}, ClockChange{"2040-03-25", 23},
                    ClockChange{"2101-03-27", 23}, ClockChange{"2101-10-30", 25}));

TEST(London, BeginsEachDayAtItsMidnight) {
    EXPECT_TRUE(rc::check("midnight is the first moment of its day", [] {
        const Date date{days{*rc::gen::inRange(0, 60'000)}};

        RC_ASSERT(london_date(london_midnight(date)) == date);
        RC_ASSERT(london_date(london_midnight(date) - microseconds{1}) == date - days{1});
        RC_ASSERT(london_text(london_midnight(date)) == in_words(date) + " at 00:00");
    }));
}

}  // namespace
}  // namespace moothall::calendar
