#pragma once

#include "site/page.h"

namespace desk {

/// What was received and closed by week, and how much of it in time. Every number leads to the very
/// cases behind it.
moothall::Result<Outcome> performance(const Visit& visit);

/// The same figures for a spreadsheet, by week and kind of case.
moothall::Result<Outcome> performance_csv(const Visit& visit);

}  // namespace desk
