#pragma once

#include "site/page.h"

namespace desk {

/// What was meant to happen by itself and did not: tried again, or closed with a reason.
moothall::Result<Outcome> needs_attention(const Visit& visit);
moothall::Result<Outcome> see_to_it(const Visit& visit);

}  // namespace desk
