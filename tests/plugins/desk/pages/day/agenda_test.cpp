#include "pages/day/agenda.h"

#include <gtest/gtest.h>

namespace desk {
namespace {

using moothall::List;
using moothall::make_date;
using moothall::Table;

const auto monday = make_date(2026, 11, 23);

moothall::Value due(moothall::Date on, moothall::Date named) {
    return Table{}.set("on", on).set("due_on", named);
}

TEST(DiaryWeek, IsOfTheDayThatWasAskedForElseOfToday) {
    EXPECT_EQ(diary_week("", make_date(2026, 11, 25)).monday, monday);
    EXPECT_TRUE(diary_week("", make_date(2026, 11, 25)).is_current);
    EXPECT_EQ(diary_week("no day", make_date(2026, 11, 25)).monday, monday);
    EXPECT_EQ(diary_week("2026-12-04", monday).monday, make_date(2026, 11, 30));
    EXPECT_FALSE(diary_week("2026-12-04", monday).is_current);
}

TEST(DiaryWeek, OfAWeekendIsTheWeekAhead) {
    EXPECT_EQ(diary_week("", make_date(2026, 11, 21)).monday, monday);
    EXPECT_EQ(diary_week("", make_date(2026, 11, 22)).monday, monday);
}

TEST(Agenda, HasWhatWasLeftUndoneAboveTheDaysOfTheWeek) {
    const auto wednesday = make_date(2026, 11, 25);
    const List entries{due(make_date(2026, 11, 10), make_date(2026, 11, 10)), due(monday, monday),
                       due(wednesday, wednesday), due(wednesday, wednesday),
                       due(make_date(2026, 11, 27), make_date(2026, 11, 27))};

    const auto days = agenda_of(entries, diary_week("", wednesday), wednesday);

    ASSERT_EQ(days.size(), 3U);
    EXPECT_EQ(days[0].title, "Overdue");
    EXPECT_EQ(days[0].urgency, Urgency::late);
    EXPECT_EQ(days[0].entries.size(), 2U);
    EXPECT_EQ(days[1].title, "Today, Wednesday 25 November 2026");
    EXPECT_EQ(days[1].entries.size(), 2U);
    EXPECT_EQ(days[2].title, "Friday 27 November 2026");
}

TEST(Agenda, OfAWeekThatIsOverIsByDay) {
    const auto days =
        agenda_of({due(monday, monday)}, diary_week("2026-11-23", monday + std::chrono::days(14)),
                  monday + std::chrono::days(14));

    ASSERT_EQ(days.size(), 1U);
    EXPECT_EQ(days[0].title, "Monday 23 November 2026");
    EXPECT_EQ(days[0].urgency, Urgency::late);
}

TEST(Agenda, SaysWhySomethingStandsOnAnotherDayThanItsOwn) {
    const auto friday = make_date(2026, 11, 27);

    EXPECT_EQ(why_on_this_day(*due(friday, friday).as_table()), "");
    EXPECT_EQ(why_on_this_day(*due(friday, make_date(2026, 11, 28)).as_table()),
              "For Saturday 28 November 2026, which is not a working day");
}

TEST(WeekTable, HasFiveDaysAndTheWeekendOnlyWhereSomethingStands) {
    const auto wednesday = make_date(2026, 11, 25);
    const auto saturday = make_date(2026, 11, 28);
    const DiaryWeek week = diary_week("", wednesday);

    const auto days = days_of(List{due(wednesday, wednesday)}, week, wednesday);
    ASSERT_EQ(days.size(), 5U);
    EXPECT_EQ(days[0].title, "Monday 23 November 2026");
    EXPECT_TRUE(days[2].is_today);
    EXPECT_EQ(days[2].entries.size(), 1U);

    EXPECT_EQ(days_of(List{due(saturday, saturday)}, week, wednesday).size(), 6U);
}

TEST(WeekTable, HasWhatWasLeftUndoneFirst) {
    const auto earlier = make_date(2026, 11, 10);

    const auto days = days_of(List{due(earlier, earlier)}, diary_week("", monday), monday);

    ASSERT_EQ(days.size(), 6U);
    EXPECT_EQ(days[0].title, "Overdue");
    EXPECT_EQ(days[0].entries.size(), 1U);
}

TEST(Agenda, SaysHowOftenAnEntryComesBack) {
    EXPECT_EQ(every_in_words(Table{}.set("every", "two_weeks")), "Every 2 weeks");
    EXPECT_EQ(every_in_words(Table{}), "");
}

}  // namespace
}  // namespace desk
