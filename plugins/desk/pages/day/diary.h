#pragma once

#include "site/page.h"

namespace desk {

/// What was brought forward and which tasks are due, a week at a time, by day.
moothall::Result<Outcome> diary(const Visit& visit);

/// Ends a task of the diary, and shows the diary again.
moothall::Result<Outcome> finish_task(const Visit& visit);

}  // namespace desk
