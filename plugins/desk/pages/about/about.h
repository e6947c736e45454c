#pragma once

#include "site/page.h"

namespace desk {

/// How to work with the desk, and every shortcut.
View help();

/// What can be used by whom, what cannot, and whom to tell.
View accessibility_statement();

/// What the desk keeps in a browser, and what of its use is recorded.
View privacy();

/// Who has signed in, how they like the desk, and the way out.
moothall::Result<Outcome> oneself(const Visit& visit);

/// Keeps how they like it, all of it or what was sent. Refused: as look_after does.
moothall::Result<Outcome> keep_settings(const Visit& visit);

}  // namespace desk
