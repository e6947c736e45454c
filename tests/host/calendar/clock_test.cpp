#include "calendar/clock.h"

#include <gtest/gtest.h>

namespace moothall::calendar {
namespace {

TEST(FixedClock, StandsWhereItWasSet) {
    FixedClock clock(parse_instant("2026-05-04T09:00:00Z").value());

    EXPECT_EQ(to_text(clock.now()), "2026-05-04T09:00:00Z");
    EXPECT_EQ(clock.now(), clock.now());
}

TEST(FixedClock, MovesOnlyWhenItIsTold) {
    FixedClock clock(parse_instant("2026-05-04T09:00:00Z").value());

    clock.advance(std::chrono::hours{24});
    EXPECT_EQ(to_text(clock.now()), "2026-05-05T09:00:00Z");

    clock.set(parse_instant("2030-01-01T00:00:00Z").value());
    EXPECT_EQ(to_text(clock.now()), "2030-01-01T00:00:00Z");
}

TEST(SystemClock, IsPastTheDayOnWhichThisWasWrittenAndDoesNotStandInTheFarFuture) {
    const SystemClock clock;

    EXPECT_GT(clock.now(), parse_instant("2024-01-01T00:00:00Z").value());
    EXPECT_LT(clock.now(), parse_instant("2100-01-01T00:00:00Z").value());
}

}  // namespace
}  // namespace moothall::calendar
