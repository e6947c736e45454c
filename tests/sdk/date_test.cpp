#include <gtest/gtest.h>
#include <moothall/service/date.h>
#include <rapidcheck.h>

#include <limits>
#include <stdexcept>
#include <string>

namespace moothall {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;

/// Any day of the years 0 to 9999.
rc::Gen<Date> any_date() {
    const auto first = make_date(0, 1, 1).time_since_epoch().count();
    const auto last = make_date(9999, 12, 31).time_since_epoch().count();
    return rc::gen::map(rc::gen::inRange(first, last + 1),
                        [](auto day) { return Date{days{day}}; });
}

rc::Gen<Instant> any_instant() {
    constexpr std::int64_t day = 86'400'000'000;
    return rc::gen::apply(
        [](Date date, std::int64_t within) { return Instant{date} + microseconds{within}; },
        any_date(), rc::gen::inRange<std::int64_t>(0, day));
}

TEST(DateText, ReadsAndWritesIso8601) {
    EXPECT_EQ(parse_date("2026-05-04"), make_date(2026, 5, 4));
    EXPECT_EQ(to_text(make_date(2026, 5, 4)), "2026-05-04");
    EXPECT_EQ(to_text(make_date(812, 1, 9)), "0812-01-09");
}

TEST(DateText, SaysTheDayInWords) {
    EXPECT_EQ(in_words(make_date(2026, 5, 4)), "4 May 2026");
    EXPECT_EQ(in_words(make_date(2027, 12, 31)), "31 December 2027");
}

TEST(DateText, ReadsADayThatOnlyALeapYearHas) {
    EXPECT_EQ(parse_date("2028-02-29"), make_date(2028, 2, 29));
    EXPECT_EQ(parse_date("2026-02-29"), std::nullopt);
    EXPECT_EQ(parse_date("2100-02-29"), std::nullopt);
    EXPECT_EQ(parse_date("2000-02-29"), make_date(2000, 2, 29));
}

class NoDate : public testing::TestWithParam<const char*> {};

TEST_P(NoDate, IsReadAsNothing) {
    EXPECT_EQ(parse_date(GetParam()), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(DateText, NoDate,
                         testing::Values("", "2026-5-4", "2026-05-4", "26-05-04", "2026-13-01",
                                         "2026-00-01", "2026-01-00", "2026-04-31", " 2026-05-04",
                                         "2026-05-04 ", "2026/05/04", "04-05-2026", "2026-05-04Z",
                                         "+026-05-04", "2026--5-04", "yesterday"));

TEST(DateText, RoundTripsForEveryDay) {
    EXPECT_TRUE(rc::check("a date's text reads as the date", [] {
        const Date date = *any_date();

        RC_ASSERT(parse_date(to_text(date)) == date);
    }));
}

struct InstantCase {
    const char* text;
    const char* in_utc;
};

class InstantText : public testing::TestWithParam<InstantCase> {};

TEST_P(InstantText, ReadsRfc3339) {
    const auto instant = parse_instant(GetParam().text);

    ASSERT_TRUE(instant.has_value());
    EXPECT_EQ(to_text(*instant), GetParam().in_utc);
}

INSTANTIATE_TEST_SUITE_P(
    Rfc3339, InstantText,
    testing::Values(InstantCase{"2026-05-04T09:00:00Z", "2026-05-04T09:00:00Z"},
                    InstantCase{"2026-05-04t09:00:00z", "2026-05-04T09:00:00Z"},
                    InstantCase{"2026-05-04 10:00:00+01:00", "2026-05-04T09:00:00Z"},
                    InstantCase{"2026-05-04T00:30:00+05:45", "2026-05-03T18:45:00Z"},
                    InstantCase{"2026-12-31T23:30:00-01:00", "2027-01-01T00:30:00Z"},
                    InstantCase{"2026-05-04T09:00:00-00:00", "2026-05-04T09:00:00Z"},
                    InstantCase{"2011-10-11 13:45:40.276000+02:00", "2011-10-11T11:45:40.276Z"},
                    InstantCase{"2026-05-04T09:00:00.5Z", "2026-05-04T09:00:00.5Z"},
                    InstantCase{"2026-05-04T09:00:00.000001Z", "2026-05-04T09:00:00.000001Z"},
                    InstantCase{"1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"}));

class NoInstant : public testing::TestWithParam<const char*> {};

TEST_P(NoInstant, IsReadAsNothing) {
    EXPECT_EQ(parse_instant(GetParam()), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(Rfc3339, NoInstant,
                         testing::Values("", "2026-05-04", "2026-05-04T09:00:00",
                                         "2026-05-04T09:00Z", "2026-05-04T24:00:00Z",
                                         "2026-05-04T23:60:00Z", "2026-06-30T23:59:60Z",
                                         "2026-05-04T09:00:00.Z", "2026-05-04T09:00:00.1234567Z",
                                         "2026-05-04T09:00:00,5Z", "2026-05-04T09:00:00+1:00",
                                         "2026-05-04T09:00:00+0100", "2026-05-04T09:00:00+24:00",
                                         "2026-05-04T09:00:00+01:60", "2026-05-04T09:00:00ZZ",
                                         "2026-05-04_09:00:00Z", "2026-02-30T09:00:00Z",
                                         "0000-01-01T00:00:00+01:00", "9999-12-31T23:30:00-01:00"));

TEST(InstantText, RoundTripsForEveryMicrosecond) {
    EXPECT_TRUE(rc::check("an instant's text reads as the instant", [] {
        const Instant instant = *any_instant();

        RC_ASSERT(parse_instant(to_text(instant)) == instant);
    }));
}

TEST(InstantText, MeansTheSameMomentInEveryOffset) {
    EXPECT_TRUE(rc::check("an offset moves the text, not the moment", [] {
        const Instant instant = *any_instant();
        const int offset = *rc::gen::inRange(0, 24 * 60);
        const Instant local = instant + minutes{offset};
        RC_PRE(local < Instant{make_date(9999, 12, 31)});
        const auto two = [](int number) {
            return std::string(number < 10 ? "0" : "") + std::to_string(number);
        };

        std::string text = to_text(local);
        text.replace(text.size() - 1, 1, "+" + two(offset / 60) + ":" + two(offset % 60));

        RC_ASSERT(parse_instant(text) == instant);
    }));
}

TEST(InstantText, SortsAsTheInstantsDoWhereBothAreWholeSeconds) {
    EXPECT_TRUE(rc::check("order of texts is order of instants", [] {
        const auto a = std::chrono::floor<std::chrono::seconds>(*any_instant());
        const auto b = std::chrono::floor<std::chrono::seconds>(*any_instant());

        RC_ASSERT((to_text(Instant{a}) < to_text(Instant{b})) == (a < b));
    }));
}

TEST(AddMonths, KeepsTheDayOfTheMonth) {
    EXPECT_EQ(add_months(make_date(2026, 1, 15), 1), make_date(2026, 2, 15));
    EXPECT_EQ(add_months(make_date(2026, 11, 30), 14), make_date(2028, 1, 30));
    EXPECT_EQ(add_months(make_date(2026, 1, 15), -1), make_date(2025, 12, 15));
}

TEST(AddMonths, TakesTheLastDayOfAShorterMonth) {
    EXPECT_EQ(add_months(make_date(2026, 1, 31), 1), make_date(2026, 2, 28));
    EXPECT_EQ(add_months(make_date(2028, 1, 31), 1), make_date(2028, 2, 29));
    EXPECT_EQ(add_months(make_date(2026, 3, 31), -1), make_date(2026, 2, 28));
    EXPECT_EQ(add_months(make_date(2026, 5, 31), 1), make_date(2026, 6, 30));
}

TEST(AddMonths, IsAFaultOutsideTheYearsThatCanBeWritten) {
    EXPECT_THROW(add_months(make_date(9999, 12, 1), 1), std::out_of_range);
    EXPECT_THROW(add_months(make_date(0, 1, 1), -1), std::out_of_range);
    EXPECT_THROW(add_months(make_date(2026, 1, 1), std::numeric_limits<int>::max()),
                 std::out_of_range);
}

TEST(AddMonths, LandsInTheRightMonthOnTheNearestDay) {
    EXPECT_TRUE(rc::check("the month is the one asked for and the day the same or its last", [] {
        const Date date = *any_date();
        const std::chrono::year_month_day from{date};
        const int first = -12 * int{from.year()};
        const int months = *rc::gen::inRange(first, first + 12 * 9999);

        const std::chrono::year_month_day to{add_months(date, months)};

        const auto month = from.year() / from.month() + std::chrono::months{months};
        RC_ASSERT(to.year() / to.month() == month);
        RC_ASSERT((to.day() == from.day() ||
                   (to == (month / std::chrono::last) && to.day() < from.day())));
    }));
}

TEST(AddMonths, NeverPutsALaterDateBeforeAnEarlier) {
    EXPECT_TRUE(rc::check("adding months keeps the order of dates", [] {
        const Date a{days{*rc::gen::inRange(0, 40'000)}};
        const Date b{a + days{*rc::gen::inRange(0, 70)}};
        const int months = *rc::gen::inRange(-600, 600);

        RC_ASSERT(add_months(a, months) <= add_months(b, months));
    }));
}

TEST(AgeOn, RisesOnTheBirthday) {
    EXPECT_EQ(age_on(make_date(2000, 6, 15), make_date(2026, 6, 14)), 25);
    EXPECT_EQ(age_on(make_date(2000, 6, 15), make_date(2026, 6, 15)), 26);
    EXPECT_EQ(age_on(make_date(2000, 6, 15), make_date(2000, 6, 15)), 0);
}

TEST(AgeOn, RisesOnTheFirstOfMarchInACommonYearForABirthOnTheTwentyNinthOfFebruary) {
    EXPECT_EQ(age_on(make_date(2008, 2, 29), make_date(2026, 2, 28)), 17);
    EXPECT_EQ(age_on(make_date(2008, 2, 29), make_date(2026, 3, 1)), 18);
    EXPECT_EQ(age_on(make_date(2008, 2, 29), make_date(2028, 2, 28)), 19);
    EXPECT_EQ(age_on(make_date(2008, 2, 29), make_date(2028, 2, 29)), 20);
}

TEST(AgeOn, IsBelowNoughtBeforeTheBirth) {
    EXPECT_EQ(age_on(make_date(2026, 6, 15), make_date(2026, 6, 14)), -1);
}

}  // namespace
}  // namespace moothall
