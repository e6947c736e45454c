#pragma once

#include "site/page.h"

namespace desk {

/// The very cases behind a number of the page of performance, a page at a time.
moothall::Result<Outcome> cases_behind(const Visit& visit);

}  // namespace desk
