#pragma once

#include "site/page.h"

namespace desk {

/// How to work with the desk, and every shortcut.
moothall::Result<Outcome> help(const Visit& visit);

/// What can be used by whom, what cannot, and whom to tell.
moothall::Result<Outcome> accessibility_statement(const Visit& visit);

/// Who has signed in, how the desk looks for them, and the way out.
moothall::Result<Outcome> oneself(const Visit& visit);

}  // namespace desk
