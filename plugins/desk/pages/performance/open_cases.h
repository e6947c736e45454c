#pragma once

#include "site/page.h"

namespace desk {

/// The cases that are open now, of one service or kind or of all, the most urgent first.
moothall::Result<Outcome> open_cases(const Visit& visit);

}  // namespace desk
