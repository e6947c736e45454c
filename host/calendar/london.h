#pragma once

#include <moothall/service/date.h>

#include <string>

namespace moothall::calendar {

// The council's own time: Europe/London, from the machine's time zone files (Debian: tzdata).
// Faults, all of them: std::runtime_error where those files are not there.

Date london_date(Instant instant);  ///< The day on the council's calendar.
int london_year(Instant instant);   ///< The year in a case's reference.

/// When a day begins for the council: 23:00 UTC of the day before in summer.
Instant london_midnight(Date date);

/// What the clock on the wall shows at it, since midnight: an hour less or more than has passed
/// where the clocks change.
std::chrono::minutes london_minutes(Instant instant);

std::string london_text(Instant instant);  ///< "4 May 2026 at 10:05", to the minute.

}  // namespace moothall::calendar
