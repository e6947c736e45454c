#pragma once

#include "site/page.h"

namespace desk {

/// What may be meant by what is being typed into the search, for assets/suggest.mjs: JSON with
/// items, each with its address, text, note and group. Finds what the search itself finds, and so
/// nothing that the reader may not see.
moothall::Result<Outcome> suggestions(const Visit& visit);

}  // namespace desk
