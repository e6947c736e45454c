#include "clocks/clock_rule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clocks/clock_event.h"
#include "clocks/deadline.h"

namespace moothall::clocks {
namespace {

using testing::HasSubstr;

ClockRule rule(Duration lasts) {
    return ClockRule{.name = "decide", .lasts = lasts};
}

TEST(Duration, IsSaidInWords) {
    EXPECT_EQ(in_words(Duration{10, Unit::working_days}), "10 working days");
    EXPECT_EQ(in_words(Duration{1, Unit::working_days}), "1 working day");
    EXPECT_EQ(in_words(Duration{1, Unit::months}), "1 month");
    EXPECT_EQ(in_words(Duration{6, Unit::weeks}), "6 weeks");
}

TEST(Names, AreReadAsTheyAreWritten) {
    for (const Unit unit :
         {Unit::working_days, Unit::days, Unit::weeks, Unit::months, Unit::hours}) {
        EXPECT_EQ(unit_named(name_of(unit)).value(), unit);
    }
    for (const Change change :
         {Change::started, Change::paused, Change::resumed, Change::extended, Change::stopped}) {
        EXPECT_EQ(change_named(name_of(change)).value(), change);
    }
    EXPECT_FALSE(unit_named("fortnights"));
    EXPECT_FALSE(change_named("forgotten"));
    EXPECT_EQ(name_of(Status::not_started), "not_started");
    EXPECT_EQ(name_of(Status::overdue), "overdue");
}

TEST(ClockRule, HasToLastSomething) {
    EXPECT_TRUE(check(rule({1, Unit::hours})));
    EXPECT_FALSE(check(rule({-5, Unit::days})));
    ASSERT_FALSE(check(rule({0, Unit::days})));
    EXPECT_EQ(check(rule({0, Unit::days})).error().reason,
              "The clock \"decide\" has to last at least 1 and at most 36525, not 0 days.");
}

TEST(ClockRule, CannotWarnInHoursOfAClockInDaysNorTheOtherWayRound) {
    ClockRule in_days = rule({10, Unit::working_days});
    in_days.warns = {{2, Unit::hours}};
    ClockRule in_hours = rule({24, Unit::hours});
    in_hours.warns = {{1, Unit::days}};

    ASSERT_FALSE(check(in_days));
    EXPECT_THAT(check(in_days).error().reason, HasSubstr("not hours"));
    EXPECT_FALSE(check(in_hours));
}

TEST(ClockRule, CannotBeExtendedInAnotherKindOfTimeOrByNothing) {
    const ClockRule in_days = rule({10, Unit::working_days});

    EXPECT_TRUE(check_extension(in_days, {2, Unit::weeks}));
    EXPECT_FALSE(check_extension(in_days, {2, Unit::hours}));
    EXPECT_FALSE(check_extension(in_days, {0, Unit::days}));
    EXPECT_FALSE(check_extension(rule({24, Unit::hours}), {1, Unit::days}));
}

}  // namespace
}  // namespace moothall::clocks
