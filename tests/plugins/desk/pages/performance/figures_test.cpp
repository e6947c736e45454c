#include "pages/performance/figures.h"

#include <gtest/gtest.h>

namespace desk {
namespace {

using moothall::List;
using moothall::make_date;
using moothall::Table;

const auto first = make_date(2026, 10, 26);  // A Monday.

moothall::Value week(int number, const char* type, int received, int closed, int in_time) {
    return Table{}
        .set("week", first + std::chrono::days(7 * number))
        .set("type", type)
        .set("title", "Title of it")
        .set("received", received)
        .set("closed", closed)
        .set("closed_in_time", in_time)
        .set("closed_late", closed - in_time);
}

TEST(Figures, CountTheWeeksBeforeAndTheWeekThatIsNotOverApart) {
    const List items{week(-1, "a.one", 9, 8, 8), week(0, "a.one", 5, 4, 3),
                     week(0, "b.two", 1, 1, 1), week(2, "a.one", 7, 0, 0),
                     week(3, "a.one", 100, 50, 0)};

    const Figures figures = figures_of(items, first, 3, PartedBy::service);

    ASSERT_EQ(figures.weeks.size(), 3U);
    EXPECT_EQ(figures.weeks[0].counts.received, 6);
    EXPECT_EQ(figures.weeks[1].counts.received, 0);
    EXPECT_EQ(figures.weeks[1].monday, make_date(2026, 11, 2));
    EXPECT_EQ(figures.total.received, 13);
    EXPECT_EQ(figures.before.received, 9);
    EXPECT_EQ(figures.so_far.received, 100);
    ASSERT_EQ(figures.parts.size(), 2U);
    EXPECT_EQ(figures.parts[0].title, "A");
    EXPECT_EQ(figures.parts[0].counts.closed, 4);
}

TEST(Figures, OfOneServiceAreByKindOfCase) {
    const List items{week(0, "a.one", 5, 4, 3), week(1, "a.one", 1, 1, 1),
                     week(0, "a.two", 2, 0, 0)};

    const Figures figures = figures_of(items, first, 2, PartedBy::case_type);

    ASSERT_EQ(figures.parts.size(), 2U);
    EXPECT_EQ(figures.parts[0].name, "a.one");
    EXPECT_EQ(figures.parts[0].title, "Title of it");
    EXPECT_EQ(figures.parts[0].counts.received, 6);
}

TEST(Figures, CountWhatIsOpenNowHoweverLongAgoItCame) {
    const List items{week(-40, "a.one", 9, 2, 1), week(-3, "a.one", 4, 1, 1),
                     week(0, "a.two", 1, 3, 1), week(2, "a.one", 2, 0, 0)};

    const Figures figures = figures_of(items, first, 2, PartedBy::service);

    EXPECT_EQ(figures.open_now, 10);
    EXPECT_EQ(figures.before.received, 0);
}

TEST(Figures, CasesWithoutADeadlineAreNeitherInTimeNorLate) {
    EXPECT_EQ(Counts({.closed = 10, .in_time = 2, .late = 1}).per_mille_in_time(), 667);
    EXPECT_EQ(Counts({.closed = 10}).per_mille_in_time(), std::nullopt);
    EXPECT_EQ(percent(667), "66.7%");
    EXPECT_EQ(percent(1000), "100%");
}

TEST(Figures, SayForHowLongMoreWasClosedThanReceived) {
    const auto said = [](const List& items) {
        return trend_in_words(figures_of(items, first, 3, PartedBy::service));
    };

    EXPECT_EQ(said({week(0, "a.b", 5, 1, 1), week(1, "a.b", 1, 2, 1), week(2, "a.b", 1, 2, 1)}),
              "We have closed more than we received for 2 weeks");
    EXPECT_EQ(said({week(1, "a.b", 3, 2, 1), week(2, "a.b", 2, 1, 1)}),
              "We have received more than we closed for 2 weeks");
    EXPECT_EQ(said({week(0, "a.b", 5, 1, 1), week(2, "a.b", 1, 2, 1)}),
              "We closed 3 cases fewer than we received");
    EXPECT_EQ(said({week(0, "a.b", 1, 2, 1)}), "We closed 1 case more than we received");
    EXPECT_EQ(said({}), "We closed as many cases as we received");
}

TEST(Figures, NameThePartThatIsLateMostOften) {
    const auto said = [](const List& items) {
        return parts_in_words(figures_of(items, first, 1, PartedBy::service));
    };

    EXPECT_EQ(said({week(0, "parks.a", 0, 4, 3), week(0, "roads.a", 0, 4, 2)}),
              "Roads closed the smallest share in time: 50%");
    EXPECT_EQ(said({week(0, "parks.a", 0, 4, 3)}), "Parks closed 75% in time");
    EXPECT_EQ(said({week(0, "parks.a", 0, 4, 4), week(0, "roads.a", 0, 1, 1)}),
              "Every case with a deadline was closed in time");
    EXPECT_EQ(said({week(0, "parks.a", 5, 0, 0)}), "No case with a deadline was closed");
}

TEST(Figures, SayHowTheyDifferFromTheTimeBefore) {
    EXPECT_EQ(change_in_words(1520, 300, 13), "1,220 more than in the 13 weeks before");
    EXPECT_EQ(change_in_words(3, 4, 4), "1 fewer than in the 4 weeks before");
    EXPECT_EQ(change_in_words(4, 4, 4), "As many as in the 4 weeks before");

    const Counts half{.in_time = 1, .late = 1};
    EXPECT_EQ(change_in_points(half, {.in_time = 1, .late = 0}, 4),
              "50 points down on the 4 weeks before");
    EXPECT_EQ(change_in_points({.in_time = 51, .late = 49}, half, 4),
              "1 point up on the 4 weeks before");
    EXPECT_EQ(change_in_points(half, {}, 4), "Nothing to compare it with");
}

}  // namespace
}  // namespace desk
