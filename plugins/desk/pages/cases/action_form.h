#pragma once

#include "site/page.h"

namespace desk {

/// The form of one action: what it needs, what comes of it; or the sentence why not now.
moothall::Result<Outcome> show_action(const Visit& visit);

/// Takes the action. What is refused comes back with all that was typed.
moothall::Result<Outcome> take_action(const Visit& visit);

}  // namespace desk
