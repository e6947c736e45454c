#pragma once

#include "site/page.h"

namespace desk {

/// A place with its cases.
moothall::Result<Outcome> show_place(const Visit& visit);

}  // namespace desk
