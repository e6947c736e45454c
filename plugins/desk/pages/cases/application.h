#pragma once

#include "site/page.h"

namespace desk {

/// All that a case holds: its fields with their labels, how it came, whose it is.
moothall::Result<Outcome> case_application(const Visit& visit);

}  // namespace desk
