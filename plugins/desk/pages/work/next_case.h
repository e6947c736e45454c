#pragma once

#include "site/page.h"

namespace desk {

/// Takes the case that comes next by rule, and leads to it; or says why there is none.
moothall::Result<Outcome> next_case(const Visit& visit);

}  // namespace desk
