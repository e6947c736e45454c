#include <gtest/gtest.h>

#include "words/documents.h"
#include "words/due.h"
#include "words/moments.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::make_date;

TEST(Moments, AreReadAsOnTheWall) {
    using std::chrono::hours;
    using std::chrono::minutes;
    const auto day = make_date(2026, 11, 23);

    EXPECT_EQ(time_in_words({day, hours(9) + minutes(14)}), "9:14am");
    EXPECT_EQ(time_in_words({day, hours(17)}), "5pm");
    EXPECT_EQ(time_in_words({day, hours(0) + minutes(5)}), "12:05am");
    EXPECT_EQ(time_in_words({day, hours(12)}), "12pm");
    EXPECT_EQ(in_words({day, hours(15) + minutes(40)}), "23 November 2026 at 3:40pm");
    EXPECT_EQ(weekday_in_words(day), "Monday 23 November 2026");
    EXPECT_EQ(near_in_words(day, day), "today");
    EXPECT_EQ(near_in_words(make_date(2026, 11, 22), day), "yesterday");
    EXPECT_EQ(near_in_words(make_date(2026, 12, 24), day), "24 December 2026");
    EXPECT_EQ(moment_in_words({day, hours(9)}, day), "at 9am");
    EXPECT_EQ(moment_in_words({day, hours(9)}, make_date(2026, 11, 24)),
              "on 23 November 2026 at 9am");
    EXPECT_EQ(short_in_words(day), "23 Nov");
    EXPECT_EQ(short_in_words(make_date(2026, 9, 7)), "7 Sep");
}

moothall::Table case_due(const std::string& on) {
    return moothall::Table{}.set("due_on", on).set("open", true);
}

TEST(Due, SaysHowMuchIsLeftAndHowUrgentThatIs) {
    const auto today = make_date(2026, 11, 18);  // A Wednesday.

    EXPECT_EQ(due_words(case_due("2026-11-16"), today).text, "2 calendar days over");
    EXPECT_EQ(due_words(case_due("2026-11-16"), today).urgency, Urgency::late);
    EXPECT_EQ(due_words(case_due("2026-11-18"), today).text, "Due today");
    EXPECT_EQ(due_words(case_due("2026-11-22"), today).urgency, Urgency::soon);
    EXPECT_EQ(due_words(case_due("2026-11-23"), today).urgency, Urgency::none);
    EXPECT_EQ(due_words(moothall::Table{}.set("open", true), today).text, "No date");
    const moothall::List paused{moothall::Table{}.set("status", "paused")};
    EXPECT_EQ(due_words(moothall::Table{}.set("open", true).set("clocks", paused), today).text,
              "Paused");
    EXPECT_EQ(due_words(moothall::Table{}.set("open", false), today).text, "Closed");
}

TEST(Due, AtAWeekendThisWeekIsTheOneAhead) {
    EXPECT_EQ(end_of_week(make_date(2026, 11, 20)), make_date(2026, 11, 22));
    EXPECT_EQ(end_of_week(make_date(2026, 11, 21)), make_date(2026, 11, 29));
    EXPECT_EQ(end_of_week(make_date(2026, 11, 22)), make_date(2026, 11, 29));
    EXPECT_EQ(end_of_week(make_date(2026, 11, 23)), make_date(2026, 11, 29));
}

TEST(Due, CountsWorkingDaysWhereTheCouncilSaysThem) {
    const auto today = make_date(2026, 11, 20);
    const auto clock = moothall::Table{}.set("name", "decide").set("status", "running");

    EXPECT_EQ(
        clock_words(moothall::Table(clock).set("due_on", "2026-11-24").set("working_days_left", 2),
                    today)
            .text,
        "2 working days left");
    EXPECT_EQ(
        clock_words(moothall::Table(clock).set("due_on", "2026-11-19").set("working_days_left", -1),
                    today)
            .text,
        "1 working day over");
}

TEST(Names, AreReadableWhereNothingBetterIsKnown) {
    EXPECT_EQ(words_of_name("revenues.discount_review"), "Discount review");
    EXPECT_EQ(words_of_name(""), "");
    EXPECT_EQ(with_commas(1234567), "1,234,567");
    EXPECT_EQ(with_commas(-1000), "-1,000");
    EXPECT_EQ(with_commas(999), "999");
    EXPECT_EQ(counted(1, "case", "cases"), "1 case");
    EXPECT_EQ(counted(1204, "case", "cases"), "1,204 cases");
    EXPECT_EQ(pounds(1000), "£10");
    EXPECT_EQ(pounds(123405), "£1,234.05");
    EXPECT_EQ(pounds(-250), "–£2.50");
}

TEST(Documents, AreSpokenOfByKindAndSize) {
    EXPECT_EQ(size_in_words(1), "1 byte");
    EXPECT_EQ(size_in_words(999), "999 bytes");
    EXPECT_EQ(size_in_words(1'000), "1 KB");
    EXPECT_EQ(size_in_words(340'400), "340 KB");
    EXPECT_EQ(size_in_words(999'600), "1 MB");
    EXPECT_EQ(size_in_words(1'240'000), "1.2 MB");
    EXPECT_EQ(size_in_words(25'000'000), "25 MB");
    EXPECT_EQ(kind_in_words("application/pdf"), "PDF");
    EXPECT_EQ(kind_in_words("application/octet-stream"), "File");
}

}  // namespace
}  // namespace desk
