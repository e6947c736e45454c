#pragma once

#include "site/page.h"

namespace desk {

/// What waits in a team: whose it is, what is late.
moothall::Result<Outcome> team_queue(const Visit& visit);

}  // namespace desk
