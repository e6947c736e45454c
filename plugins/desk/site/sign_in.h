#pragma once

#include <moothall/channel/http.h>

#include <vector>

#include "site/frame.h"

namespace desk {

/// Where one signs in and out: the pages that need no session.
std::vector<moothall::channel::Route> sign_in_routes(std::shared_ptr<const Site> site);

}  // namespace desk
