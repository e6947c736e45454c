#include "calendar/working_days.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>

namespace moothall::calendar {
namespace {

using std::chrono::days;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr auto ew = Calendar::england_and_wales;
constexpr auto uk = Calendar::any_part_of_uk;
constexpr auto election = Calendar::election;

Date day(const char* text) {
    return parse_date(text).value();
}

/// A day from which 60 working days either way stay within the years covered.
rc::Gen<Date> covered_day() {
    const auto first = make_date(2024, 6, 1).time_since_epoch().count();
    const auto last = make_date(2028, 6, 1).time_since_epoch().count();
    return rc::gen::map(rc::gen::inRange(first, last),
                        [](auto count) { return Date{days{count}}; });
}

rc::Gen<Calendar> any_calendar() {
    return rc::gen::element(ew, uk, election);
}

struct Example {
    const char* from;
    int working_days;
    const char* to;
};

class WorkingDayExample : public testing::TestWithParam<Example> {};

TEST_P(WorkingDayExample, IsCountedByTheCalendarOfEnglandAndWales) {
    const auto& [from, count, to] = GetParam();

    EXPECT_EQ(to_text(Calendars().add_working_days(day(from), count, ew).value()), to);
    EXPECT_EQ(to_text(Calendars().subtract_working_days(day(from), -count, ew).value()), to);
    EXPECT_EQ(Calendars().working_days_between(day(from), day(to), ew).value(), count);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Published, WorkingDayExample, testing::Values(
    Example{"2024-03-27", 1, "2024-03-28"},
    Example{"2024-03-27", 5, "2024-04-05"},
    Example{"2024-03-27", 10, "2024-04-12"},
    Example{"2024-03-27", 20, "2024-04-26"},
    Example{"2024-12-23", 1, "2024-12-24"},
    Example{"2024-12-23", 5, "2025-01-02"},
    Example{"2024-12-23", 10, "2025-01-09"},
    Example{"2024-12-23", 20, "2025-01-23"},
    Example{"2025-04-16", 1, "2025-04-17"},
    Example{"2025-04-16", 5, "2025-04-25"},
    Example{"2025-04-16", 10, "2025-05-02"},
    Example{"2025-04-16", 20, "2025-05-19"},
    Example{"2025-05-02", 1, "2025-05-06"},
    Example{"2025-05-02", 5, "2025-05-12"},
    Example{"2025-05-02", 10, "2025-05-19"},
    Example{"2025-05-02", 20, "2025-06-03"},
    Example{"2025-08-22", 1, "2025-08-26"},
    Example{"2025-08-22", 5, "2025-09-01"},
    Example{"2025-08-22", 10, "2025-09-08"},
    Example{"2025-08-22", 20, "2025-09-22"},
    Example{"2025-12-24", 1, "2025-12-29"},
    Example{"2025-12-24", 5, "2026-01-05"},
    Example{"2025-12-24", 10, "2026-01-12"},
    Example{"2025-12-24", 20, "2026-01-26"},
    Example{"2026-04-01", 1, "2026-04-02"},
    Example{"2026-04-01", 5, "2026-04-10"},
    Example{"2026-04-01", 10, "2026-04-17"},
    Example{"2026-04-01", 20, "2026-05-01"},
    Example{"2026-05-01", 1, "2026-05-05"},
    Example{"2026-05-01", 5, "2026-05-11"},
    Example{"2026-05-01", 10, "2026-05-18"},
    Example{"2026-05-01", 20, "2026-06-02"},
    Example{"2026-05-23", 1, "2026-05-26"},
    Example{"2026-05-23", 5, "2026-06-01"},
    Example{"2026-05-23", 10, "2026-06-08"},
    Example{"2026-05-23", 20, "2026-06-22"},
    Example{"2026-08-28", 1, "2026-09-01"},
    Example{"2026-08-28", 5, "2026-09-07"},
    Example{"2026-08-28", 10, "2026-09-14"},
    Example{"2026-08-28", 20, "2026-09-28"},
    Example{"2026-12-24", 1, "2026-12-29"},
    Example{"2026-12-24", 5, "2027-01-05"},
    Example{"2026-12-24", 10, "2027-01-12"},
    Example{"2026-12-24", 20, "2027-01-26"},
    Example{"2027-03-25", 1, "2027-03-30"},
    Example{"2027-03-25", 5, "2027-04-05"},
    Example{"2027-03-25", 10, "2027-04-12"},
    Example{"2027-03-25", 20, "2027-04-26"},
    Example{"2027-12-24", 1, "2027-12-29"},
    Example{"2027-12-24", 5, "2028-01-05"},
    Example{"2027-12-24", 10, "2028-01-12"},
    Example{"2027-12-24", 20, "2028-01-26"},
    Example{"2027-12-26", 1, "2027-12-29"},
    Example{"2027-12-26", 5, "2028-01-05"},
    Example{"2027-12-26", 10, "2028-01-12"},
    Example{"2027-12-26", 20, "2028-01-26"},
    Example{"2026-04-07", -1, "2026-04-02"},
    Example{"2026-04-07", -5, "2026-03-27"},
    Example{"2026-04-07", -10, "2026-03-20"},
    Example{"2026-05-26", -1, "2026-05-22"},
    Example{"2026-05-26", -5, "2026-05-18"},
    Example{"2026-05-26", -10, "2026-05-11"},
    Example{"2026-12-29", -1, "2026-12-24"},
    Example{"2026-12-29", -5, "2026-12-18"},
    Example{"2026-12-29", -10, "2026-12-11"},
    Example{"2027-01-04", -1, "2026-12-31"},
    Example{"2027-01-04", -5, "2026-12-23"},
    Example{"2027-01-04", -10, "2026-12-16"},
    Example{"2027-12-29", -1, "2027-12-24"},
    Example{"2027-12-29", -5, "2027-12-20"},
    Example{"2027-12-29", -10, "2027-12-13"}));
// clang-format on

struct TwoCalendars {
    const char* from;
    const char* twenty_by_england_and_wales;
    const char* twenty_by_any_part_of_uk;
};

class TwentyWorkingDays : public testing::TestWithParam<TwoCalendars> {};

TEST_P(TwentyWorkingDays, DifferFromCalendarToCalendar) {
    const auto& [from, by_ew, by_uk] = GetParam();

    EXPECT_EQ(to_text(Calendars().add_working_days(day(from), 20, ew).value()), by_ew);
    EXPECT_EQ(to_text(Calendars().add_working_days(day(from), 20, uk).value()), by_uk);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Published, TwentyWorkingDays, testing::Values(
    TwoCalendars{"2025-12-23", "2026-01-23", "2026-01-26"},
    TwoCalendars{"2026-03-02", "2026-03-30", "2026-03-31"},
    TwoCalendars{"2026-05-29", "2026-06-26", "2026-06-29"},
    TwoCalendars{"2026-06-12", "2026-07-10", "2026-07-14"},
    TwoCalendars{"2026-07-01", "2026-07-29", "2026-07-30"},
    TwoCalendars{"2026-07-10", "2026-08-07", "2026-08-11"},
    TwoCalendars{"2026-11-20", "2026-12-18", "2026-12-21"},
    TwoCalendars{"2027-03-01", "2027-03-31", "2027-04-01"}));
// clang-format on

struct Year {
    int year;
    int working_days;
};

class WorkingYear : public testing::TestWithParam<Year> {};

TEST_P(WorkingYear, HasItsNumberOfWorkingDays) {
    const auto [year, count] = GetParam();

    EXPECT_EQ(Calendars()
                  .working_days_between(make_date(year - 1, 12, 31), make_date(year, 12, 31), ew)
                  .value(),
              count);
}

INSTANTIATE_TEST_SUITE_P(Published, WorkingYear,
                         testing::Values(Year{2024, 254}, Year{2025, 253}, Year{2026, 253},
                                         Year{2027, 253}));

TEST(Calendars, HoldEightBankHolidaysOfEnglandAndWalesInEachYear) {
    for (int year = 2024; year <= 2028; ++year) {
        EXPECT_EQ(
            Calendars()
                .weekday_holidays_between(make_date(year - 1, 12, 31), make_date(year, 12, 31), ew)
                .size(),
            8U)
            << year;
    }
}

TEST(Calendars, NameTheirHolidays) {
    const auto holidays =
        Calendars().weekday_holidays_between(day("2026-04-02"), day("2026-05-04"), ew);

    EXPECT_THAT(holidays, ElementsAre(Holiday{day("2026-04-03"), "Good Friday", ew},
                                      Holiday{day("2026-04-06"), "Easter Monday", ew},
                                      Holiday{day("2026-05-04"), "Early May bank holiday", ew}));
}

TEST(Calendars, RestOnChristmasEveForElectionsOnly) {
    for (const char* eve : {"2024-12-24", "2025-12-24", "2026-12-24", "2027-12-24"}) {
        EXPECT_FALSE(Calendars().is_working_day(day(eve), election).value()) << eve;
        EXPECT_TRUE(Calendars().is_working_day(day(eve), ew).value()) << eve;
        EXPECT_TRUE(Calendars().is_working_day(day(eve), uk).value()) << eve;
    }
}

TEST(Calendars, RestOnAHolidayOfAnotherNationByTheCalendarOfTheWholeUkOnly) {
    for (const char* boyne : {"2024-07-12", "2026-06-15", "2028-01-04", "2028-11-30"}) {
        EXPECT_FALSE(Calendars().is_working_day(day(boyne), uk).value()) << boyne;
        EXPECT_TRUE(Calendars().is_working_day(day(boyne), ew).value()) << boyne;
        EXPECT_TRUE(Calendars().is_working_day(day(boyne), election).value()) << boyne;
    }
}

TEST(Calendars, RestAtWeekends) {
    EXPECT_FALSE(Calendars().is_working_day(day("2026-05-02"), ew).value());
    EXPECT_FALSE(Calendars().is_working_day(day("2026-05-03"), ew).value());
    EXPECT_TRUE(Calendars().is_working_day(day("2026-05-05"), ew).value());
}

TEST(Calendars, RefuseADayOfAYearThatTheyDoNotKnow) {
    const auto later = Calendars().add_working_days(day("2028-12-22"), 10, ew);
    const auto earlier = Calendars().is_working_day(day("2023-12-29"), uk);

    ASSERT_FALSE(later);
    EXPECT_EQ(later.error().kind, RefusalKind::not_available);
    EXPECT_EQ(later.error().reason,
              "The bank holidays of 2029 are not known here (the calendar covers 2024 to 2028): "
              "2029 needs adding to the calendar first.");
    ASSERT_FALSE(earlier);
    EXPECT_THAT(earlier.error().reason, HasSubstr("2023 needs adding"));
}

TEST(Calendars, RefuseToCountThroughAYearThatTheyDoNotKnow) {
    EXPECT_FALSE(Calendars().working_days_between(day("2028-12-01"), day("2029-01-05"), ew));
    EXPECT_FALSE(Calendars().working_days_between(day("2023-12-01"), day("2024-01-05"), ew));
    EXPECT_FALSE(Calendars().subtract_working_days(day("2024-01-03"), 5, ew));
    EXPECT_FALSE(Calendars().add_working_days(day("2026-01-01"), 2'000'000'000, ew));
    EXPECT_FALSE(
        Calendars().subtract_working_days(day("2026-01-01"), std::numeric_limits<int>::min(), ew));
}

TEST(Calendars, CountUpToTheVeryEndOfTheYearsTheyKnow) {
    EXPECT_EQ(Calendars().add_working_days(day("2028-12-28"), 1, ew).value(), day("2028-12-29"));
    EXPECT_EQ(Calendars().working_days_between(day("2023-12-31"), day("2024-01-02"), ew).value(),
              1);
}

HolidayChange added(Holiday holiday) {
    return {HolidayChange::What::added, std::move(holiday)};
}

HolidayChange withdrawn(Holiday holiday) {
    return {HolidayChange::What::withdrawn, std::move(holiday)};
}

Calendars changed_by(const std::vector<HolidayChange>& changes) {
    return {shipped_holidays(), changes};
}

TEST(Calendars, TakeADayOfMourningForElectionsAlone) {
    const Calendars calendars =
        changed_by({added({day("2026-09-15"), "National day of mourning", election})});

    EXPECT_FALSE(calendars.is_working_day(day("2026-09-15"), election).value());
    EXPECT_TRUE(calendars.is_working_day(day("2026-09-15"), ew).value());
    EXPECT_TRUE(calendars.is_working_day(day("2026-09-15"), uk).value());
}

TEST(Calendars, TakeAnExtraBankHolidayIntoAllThree) {
    const Calendars calendars = changed_by({added({day("2026-09-15"), "Coronation", ew})});

    for (const Calendar calendar : {ew, uk, election}) {
        EXPECT_FALSE(calendars.is_working_day(day("2026-09-15"), calendar).value());
    }
    EXPECT_EQ(calendars.add_working_days(day("2026-09-14"), 1, ew).value(), day("2026-09-16"));
}

TEST(Calendars, WorkAgainOnADayThatWasWithdrawn) {
    const Calendars calendars = changed_by({added({day("2026-09-15"), "Coronation", ew}),
                                            withdrawn({day("2026-09-15"), "", ew}),
                                            withdrawn({day("2026-05-04"), "", ew})});

    EXPECT_TRUE(calendars.is_working_day(day("2026-09-15"), ew).value());
    EXPECT_TRUE(calendars.is_working_day(day("2026-05-04"), ew).value());
    EXPECT_FALSE(calendars.is_working_day(day("2026-05-25"), ew).value());
}

TEST(Calendars, WithdrawADayFromItsOwnCalendarOnly) {
    const Calendars calendars = changed_by(
        {added({day("2026-06-15"), "Coronation", ew}), withdrawn({day("2026-06-15"), "", ew})});

    EXPECT_TRUE(calendars.is_working_day(day("2026-06-15"), ew).value());
    EXPECT_FALSE(calendars.is_working_day(day("2026-06-15"), uk).value());  // Scotland's, shipped.
}

TEST(Calendars, NameADayOnceThatRestsForTwoReasons) {
    const Calendars calendars = changed_by({added({day("2026-06-15"), "Coronation", ew})});

    const auto found = calendars.weekday_holidays_between(day("2026-06-12"), day("2026-06-16"), uk);

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].name, "Coronation");
}

TEST(Calendars, AreToldApartByTheirRevision) {
    const HolidayChange mourning = added({day("2026-09-15"), "National day of mourning", election});

    EXPECT_EQ(Calendars().revision(), "1");
    EXPECT_EQ(changed_by({mourning}).revision(), "1+1");
    EXPECT_EQ(changed_by({mourning, withdrawn(mourning.holiday)}).revision(), "1+2");
}

TEST(Calendars, CanBeMadeForLaterYears) {
    const Calendars later({2029, 2029, 2, {{day("2029-01-01"), "New Year's Day", ew}}}, {});

    EXPECT_EQ(later.add_working_days(day("2028-12-31"), 1, ew).value(), day("2029-01-02"));
    EXPECT_EQ(later.revision(), "2");
}

TEST(LastWorkingDay, FollowsTheWordsOfTheLaw) {
    const Calendars calendars;
    const auto after = Counting::after_that_day;
    const auto from = Counting::from_that_day;

    EXPECT_EQ(calendars.last_working_day(day("2026-05-01"), 3, after, ew).value(),
              day("2026-05-07"));
    EXPECT_EQ(calendars.last_working_day(day("2026-05-01"), 3, from, ew).value(),
              day("2026-05-06"));
    EXPECT_EQ(calendars.last_working_day(day("2026-05-02"), 1, from, ew).value(),
              day("2026-05-05"));
    EXPECT_FALSE(calendars.last_working_day(day("2026-05-02"), 0, from, ew));
    EXPECT_FALSE(calendars.last_working_day(day("2026-05-02"), -1, after, ew));
}

TEST(CalendarNamed, RefusesAnUnknownNameAndListsThoseThereAre) {
    EXPECT_EQ(calendar_named("any_part_of_uk").value(), uk);
    EXPECT_EQ(calendar_named(name_of(election)).value(), election);
    ASSERT_FALSE(calendar_named("scotland"));
    EXPECT_EQ(calendar_named("scotland").error().kind, RefusalKind::invalid_input);
    EXPECT_THAT(calendar_named("scotland").error().reason, HasSubstr("\"election\""));
}

TEST(WorkingDayProperties, SubtractingUndoesAddingFromAWorkingDay) {
    EXPECT_TRUE(rc::check("add then subtract", [calendars = Calendars()] {
        const Calendar calendar = *any_calendar();
        const Date from = calendars.add_working_days(*covered_day(), 1, calendar).value();
        const int count = *rc::gen::inRange(0, 60);

        const Date to = calendars.add_working_days(from, count, calendar).value();

        RC_ASSERT(calendars.subtract_working_days(to, count, calendar).value() == from);
    }));
}

TEST(WorkingDayProperties, AddingIsMonotoneInBothTheDayAndTheCount) {
    EXPECT_TRUE(
        rc::check("a later start or a higher count never ends earlier", [calendars = Calendars()] {
            const Calendar calendar = *any_calendar();
            const Date from = *covered_day();
            const int count = *rc::gen::inRange(-60, 60);
            const Date to = calendars.add_working_days(from, count, calendar).value();

            RC_PRE(count != 0);
            RC_ASSERT(to <= calendars.add_working_days(from + days{1}, count, calendar).value());
            RC_ASSERT(to <= calendars.add_working_days(from, count + 1, calendar).value());
        }));
}

TEST(WorkingDayProperties, BetweenCountsWhatAddingAdds) {
    EXPECT_TRUE(rc::check("between agrees with add", [calendars = Calendars()] {
        const Calendar calendar = *any_calendar();
        const Date from = *covered_day();
        const int count = *rc::gen::inRange(0, 60);

        const Date to = calendars.add_working_days(from, count, calendar).value();

        RC_ASSERT(calendars.working_days_between(from, to, calendar).value() == count);
        RC_ASSERT(calendars.working_days_between(to, from, calendar).value() == -count);
        RC_ASSERT((count == 0 || calendars.is_working_day(to, calendar).value()));
    }));
}

TEST(WorkingDayProperties, TheOtherCalendarsNeverEndBeforeThatOfEnglandAndWales) {
    EXPECT_TRUE(rc::check("more holidays, later ends", [calendars = Calendars()] {
        const Date from = *covered_day();
        const int count = *rc::gen::inRange(0, 60);
        const Date least = calendars.add_working_days(from, count, ew).value();

        RC_ASSERT(least <= calendars.add_working_days(from, count, uk).value());
        RC_ASSERT(least <= calendars.add_working_days(from, count, election).value());
    }));
}

}  // namespace
}  // namespace moothall::calendar
