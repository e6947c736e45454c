#pragma once

#include <moothall/service/date.h>
#include <moothall/service/result.h>

#include <chrono>
#include <vector>

#include "calendar/working_days.h"
#include "clocks/clock_rule.h"
#include "clocks/run.h"

namespace moothall::clocks {

/// Where a run's days lead, and what was passed over on the way: all that an explanation needs.
struct Period {
    Date counted;     ///< The last day as counted.
    Date due;         ///< The last day as the law has it: `counted` unless that was moved.
    int paused_days;  ///< Working days of a clock in working days, else calendar days.
    std::vector<calendar::Holiday> holidays;  ///< That fell on a Monday to Friday and mattered.
};

/// The lengths that a run has by now: what the rule says, and its extensions after it, those of one
/// unit that follow each other taken together.
std::vector<Duration> lengths(const ClockRule& rule, const Run& run);

/// For every clock but those in hours. Refused: as `compute`.
Result<Period> period_in_days(const ClockRule& rule, const Run& run,
                              const calendar::Calendars& calendars);

/// For a clock in hours. Refused: as `compute`.
Result<Instant> end_in_hours(const ClockRule& rule, const Run& run);

/// How long a run in hours was paused before `end`.
std::chrono::microseconds paused_before(const Run& run, Instant end);

/// The day so long before `end`, but not before `start`.
Result<Date> warning_before(Date end, const Duration& warning, Date start, calendar::Calendar by,
                            const calendar::Calendars& calendars);

}  // namespace moothall::clocks
