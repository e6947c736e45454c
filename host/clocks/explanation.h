#pragma once

#include <moothall/service/date.h>

#include <string>

#include "clocks/clock_rule.h"
#include "clocks/deadline.h"
#include "clocks/period.h"
#include "clocks/run.h"

namespace moothall::clocks {

/// "due 15 May 2026: 10 working days from 28 April 2026, paused 2 working days, bank holiday 4
/// May". Holds no words that a person typed.
std::string explain_days(const ClockRule& rule, const Run& run, const Period& period,
                         Status status);

/// "due 9 November 2025 at 22:10: 24 hours from 8 November 2025 at 22:10".
std::string explain_hours(const ClockRule& rule, const Run& run, Instant due, Status status);

}  // namespace moothall::clocks
