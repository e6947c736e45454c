#pragma once

#include "site/page.h"

namespace desk {

/// What to do next with a case, what happened last, and what stands beside it.
moothall::Result<Outcome> case_overview(const Visit& visit);

}  // namespace desk
