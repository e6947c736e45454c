#pragma once

#include "site/page.h"

namespace desk {

/// What is loaded, and what was refused and why.
moothall::Result<Outcome> list_plugins(const Visit& visit);

}  // namespace desk
