#pragma once

#include "site/page.h"

namespace desk {

/// Finds cases, customers and places by a reference, a name, an address, words. A reference leads
/// straight to its case.
moothall::Result<Outcome> search(const Visit& visit);

}  // namespace desk
