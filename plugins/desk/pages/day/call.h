#pragma once

#include "site/page.h"

namespace desk {

/// A call, or somebody at the counter: the note first, the person later, and what comes of it in
/// one press.
moothall::Result<Outcome> show_call(const Visit& visit);

/// Finds who it is, or ends the call: as a note on a case, as a new case, as something to finish
/// later. Whatever is refused comes back with all that was typed.
moothall::Result<Outcome> take_call(const Visit& visit);

}  // namespace desk
