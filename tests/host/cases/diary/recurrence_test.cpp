#include "cases/diary/recurrence.h"

#include <gtest/gtest.h>

namespace moothall::cases {
namespace {

TEST(Recurrence, ComesBackOnTheSameDayOfTheWeek) {
    const Date tuesday = make_date(2026, 5, 12);

    EXPECT_EQ(next_after(tuesday, Every::week, tuesday), make_date(2026, 5, 19));
    EXPECT_EQ(next_after(tuesday, Every::two_weeks, tuesday), make_date(2026, 5, 26));
    EXPECT_EQ(next_after(tuesday, Every::two_weeks, make_date(2026, 6, 1)), make_date(2026, 6, 9));
    EXPECT_EQ(next_after(tuesday, Every::week, make_date(2026, 5, 1)), tuesday);
}

TEST(Recurrence, AMonthWithoutThatDayHasItOnItsLastAndLosesNothing) {
    const Date last_of_january = make_date(2027, 1, 31);

    EXPECT_EQ(next_after(last_of_january, Every::month, last_of_january), make_date(2027, 2, 28));
    EXPECT_EQ(next_after(last_of_january, Every::month, make_date(2027, 2, 28)),
              make_date(2027, 3, 31));
    EXPECT_EQ(next_after(last_of_january, Every::month, make_date(2027, 12, 31)),
              make_date(2028, 1, 31));
}

TEST(Recurrence, KnowsThreeWords) {
    EXPECT_EQ(every_named("week"), Every::week);
    EXPECT_EQ(every_named("two_weeks"), Every::two_weeks);
    EXPECT_EQ(every_named("month"), Every::month);
    EXPECT_EQ(every_named("year"), std::nullopt);
}

}  // namespace
}  // namespace moothall::cases
