#pragma once

#include "site/page.h"

namespace desk {

/// How to work with the desk, and every shortcut.
View help();

/// What can be used by whom, what cannot, and whom to tell.
View accessibility_statement();

/// What the desk keeps in a browser, and what of its use is recorded.
View privacy();

/// Who has signed in, how the desk looks for them, and the way out.
moothall::Result<Outcome> oneself(const Visit& visit);

}  // namespace desk
