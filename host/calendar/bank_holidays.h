#pragma once

#include <moothall/service/date.h>
#include <moothall/service/result.h>

#include <string>
#include <string_view>
#include <vector>

namespace moothall::calendar {

/// The calendars by which the law counts working days. There are three, never one.
enum class Calendar {
    england_and_wales,  ///< Monday to Friday less the bank holidays of England and Wales.
    any_part_of_uk,     ///< Less a bank holiday in any part of the UK: information requests.
    election,           ///< Less Christmas Eve and days of thanksgiving or mourning too.
};

std::string_view name_of(Calendar calendar);  ///< "england_and_wales", as in Lua and JSON.

/// Refused: invalid_input, with the names there are.
Result<Calendar> calendar_named(std::string_view name);

/// A day that is no working day although it may stand between Monday and Friday.
struct Holiday {
    Date on;
    std::string name;  ///< "Early May bank holiday".
    /// Where it counts. One of `england_and_wales` counts in all three calendars, since each of the
    /// other two only adds to them; one of another calendar counts there alone.
    Calendar of = Calendar::england_and_wales;

    friend bool operator==(const Holiday&, const Holiday&) = default;
};

/// The holidays as they were known at one time. A year that is not covered is never guessed.
struct HolidayTable {
    int first_year = 0;  ///< The first of the years that are covered.
    int last_year = 0;
    int revision = 0;  ///< Raised by each change of what is shipped.
    std::vector<Holiday> holidays;
};

/// What a council changed in the holidays that are shipped, one change after the other.
struct HolidayChange {
    enum class What { added, withdrawn };

    What what = What::added;
    Holiday holiday;  ///< Of one that is withdrawn, its day and its calendar say which.
};

/// The table that this program was built with.
HolidayTable shipped_holidays();

}  // namespace moothall::calendar
