#include "calendar/bank_holidays.h"

#include <array>

namespace moothall::calendar {
namespace {

// Revision 1. England and Wales: the Banking and Financial Dealings Act 1971 with the customary
// Good Friday, Christmas Day and, by proclamation, New Year's Day, Early May and substitute days;
// worked out from the rules (Easter by the Gregorian computus) and checked against the published
// timetables of the polls of 1 May 2025 and 7 May 2026. Scotland and Northern Ireland: by rule
// only, not checked against a publication, save 15 June 2026, by royal proclamation for Scotland.
// Northern Ireland's days may be moved by proclamation: correct them here and raise the revision.
constexpr int revision = 1;
constexpr int first_year = 2024;
constexpr int last_year = 2028;

constexpr Calendar ew = Calendar::england_and_wales;
constexpr Calendar uk = Calendar::any_part_of_uk;
constexpr Calendar polls = Calendar::election;

struct Day {
    int year;
    unsigned month;
    unsigned day;
    const char* name;
    Calendar of;
};

// clang-format off
constexpr std::array days = {
    Day{2024, 1, 1, "New Year's Day", ew},
    Day{2024, 1, 2, "2nd January (Scotland)", uk},
    Day{2024, 3, 18, "St Patrick's Day (Northern Ireland, substitute day)", uk},
    Day{2024, 3, 29, "Good Friday", ew},
    Day{2024, 4, 1, "Easter Monday", ew},
    Day{2024, 5, 6, "Early May bank holiday", ew},
    Day{2024, 5, 27, "Spring bank holiday", ew},
    Day{2024, 7, 12, "Battle of the Boyne (Northern Ireland)", uk},
    Day{2024, 8, 5, "Summer bank holiday (Scotland)", uk},
    Day{2024, 8, 26, "Summer bank holiday", ew},
    Day{2024, 12, 2, "St Andrew's Day (Scotland, substitute day)", uk},
    Day{2024, 12, 24, "Christmas Eve", polls},
    Day{2024, 12, 25, "Christmas Day", ew},
    Day{2024, 12, 26, "Boxing Day", ew},
    Day{2025, 1, 1, "New Year's Day", ew},
    Day{2025, 1, 2, "2nd January (Scotland)", uk},
    Day{2025, 3, 17, "St Patrick's Day (Northern Ireland)", uk},
    Day{2025, 4, 18, "Good Friday", ew},
    Day{2025, 4, 21, "Easter Monday", ew},
    Day{2025, 5, 5, "Early May bank holiday", ew},
    Day{2025, 5, 26, "Spring bank holiday", ew},
    Day{2025, 7, 14, "Battle of the Boyne (Northern Ireland, substitute day)", uk},
    Day{2025, 8, 4, "Summer bank holiday (Scotland)", uk},
    Day{2025, 8, 25, "Summer bank holiday", ew},
    Day{2025, 12, 1, "St Andrew's Day (Scotland, substitute day)", uk},
    Day{2025, 12, 24, "Christmas Eve", polls},
    Day{2025, 12, 25, "Christmas Day", ew},
    Day{2025, 12, 26, "Boxing Day", ew},
    Day{2026, 1, 1, "New Year's Day", ew},
    Day{2026, 1, 2, "2nd January (Scotland)", uk},
    Day{2026, 3, 17, "St Patrick's Day (Northern Ireland)", uk},
    Day{2026, 4, 3, "Good Friday", ew},
    Day{2026, 4, 6, "Easter Monday", ew},
    Day{2026, 5, 4, "Early May bank holiday", ew},
    Day{2026, 5, 25, "Spring bank holiday", ew},
    Day{2026, 6, 15, "World Cup day (Scotland)", uk},
    Day{2026, 7, 13, "Battle of the Boyne (Northern Ireland, substitute day)", uk},
    Day{2026, 8, 3, "Summer bank holiday (Scotland)", uk},
    Day{2026, 8, 31, "Summer bank holiday", ew},
    Day{2026, 11, 30, "St Andrew's Day (Scotland)", uk},
    Day{2026, 12, 24, "Christmas Eve", polls},
    Day{2026, 12, 25, "Christmas Day", ew},
    Day{2026, 12, 28, "Boxing Day (substitute day)", ew},
    Day{2027, 1, 1, "New Year's Day", ew},
    Day{2027, 1, 4, "2nd January (Scotland, substitute day)", uk},
    Day{2027, 3, 17, "St Patrick's Day (Northern Ireland)", uk},
    Day{2027, 3, 26, "Good Friday", ew},
    Day{2027, 3, 29, "Easter Monday", ew},
    Day{2027, 5, 3, "Early May bank holiday", ew},
    Day{2027, 5, 31, "Spring bank holiday", ew},
    Day{2027, 7, 12, "Battle of the Boyne (Northern Ireland)", uk},
    Day{2027, 8, 2, "Summer bank holiday (Scotland)", uk},
    Day{2027, 8, 30, "Summer bank holiday", ew},
    Day{2027, 11, 30, "St Andrew's Day (Scotland)", uk},
    Day{2027, 12, 24, "Christmas Eve", polls},
    Day{2027, 12, 27, "Christmas Day (substitute day)", ew},
    Day{2027, 12, 28, "Boxing Day (substitute day)", ew},
    Day{2028, 1, 3, "New Year's Day (substitute day)", ew},
    Day{2028, 1, 4, "2nd January (Scotland, substitute day)", uk},
    Day{2028, 3, 17, "St Patrick's Day (Northern Ireland)", uk},
    Day{2028, 4, 14, "Good Friday", ew},
    Day{2028, 4, 17, "Easter Monday", ew},
    Day{2028, 5, 1, "Early May bank holiday", ew},
    Day{2028, 5, 29, "Spring bank holiday", ew},
    Day{2028, 7, 12, "Battle of the Boyne (Northern Ireland)", uk},
    Day{2028, 8, 7, "Summer bank holiday (Scotland)", uk},
    Day{2028, 8, 28, "Summer bank holiday", ew},
    Day{2028, 11, 30, "St Andrew's Day (Scotland)", uk},
    Day{2028, 12, 24, "Christmas Eve", polls},
    Day{2028, 12, 25, "Christmas Day", ew},
    Day{2028, 12, 26, "Boxing Day", ew},
};
// clang-format on

struct NamedCalendar {
    std::string_view name;
    Calendar calendar;
};

constexpr std::array calendars = {
    NamedCalendar{"england_and_wales", Calendar::england_and_wales},
    NamedCalendar{"any_part_of_uk", Calendar::any_part_of_uk},
    NamedCalendar{"election", Calendar::election},
};

}  // namespace

std::string_view name_of(Calendar calendar) {
    return calendars[static_cast<std::size_t>(calendar)].name;
}

Result<Calendar> calendar_named(std::string_view name) {
    for (const NamedCalendar& known : calendars) {
        if (known.name == name) {
            return known.calendar;
        }
    }
    return Refusal{RefusalKind::invalid_input,
                   "There is no such calendar: choose \"england_and_wales\", \"any_part_of_uk\" or "
                   "\"election\"."};
}

HolidayTable shipped_holidays() {
    HolidayTable table{first_year, last_year, revision, {}};
    table.holidays.reserve(days.size());
    for (const Day& day : days) {
        table.holidays.push_back({make_date(day.year, day.month, day.day), day.name, day.of});
    }
    return table;
}

}  // namespace moothall::calendar
