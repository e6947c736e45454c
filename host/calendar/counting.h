#pragma once

#include <moothall/service/date.h>
#include <moothall/service/reading.h>
#include <moothall/service/result.h>

#include <cstdint>
#include <string_view>

namespace moothall::calendar {

// Plain calendar arithmetic on figures that a person or a script gave, however large.
// Refused, all of them: invalid_input where the answer leaves the years 0 to 9999.

std::string_view name_of(Counting counting);  ///< "after_that_day", as in Lua and JSON.

/// Refused: invalid_input, with the words there are.
Result<Counting> counting_named(std::string_view name);

Result<Date> add_days(Date from, std::int64_t days);
Result<Date> add_months(Date from, std::int64_t months);  ///< Else the last day of the month.
Result<Instant> add_hours(Instant from, std::int64_t hours);

/// The last of `days` calendar days: `after_that_day`, day 1 is the day after `from`;
/// `from_that_day` ("beginning with"), day 1 is `from` itself.
/// Refused besides: invalid_input for less than 1 day `from_that_day`, or less than 0.
Result<Date> last_day(Date from, std::int64_t days, Counting counting);

/// The last day of so many months. Beginning with a day, it is the day before the corresponding
/// day, or the last of the month where that month is too short to have one.
Result<Date> last_day_of_months(Date from, std::int64_t months, Counting counting);

}  // namespace moothall::calendar
