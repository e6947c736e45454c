#pragma once

#include <optional>

#include "calendar/working_days.h"
#include "cases/case_record.h"

namespace moothall::cases {

/// When a timer is due: timers in days at the start of the council's day, timers in hours to the
/// microsecond. Nothing while a hold silences it, while its clock is not running, or past the
/// calendar.
std::optional<Instant> timer_due(const CaseRecord& record, const TimerOnCase& timer,
                                 const calendar::Calendars& calendars);

}  // namespace moothall::cases
