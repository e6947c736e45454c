#pragma once

#include <moothall/channel/http.h>

#include <vector>

#include "site/frame.h"

namespace desk {

/// Where somebody signs in whose session has ended while they typed into a form. `body` is what the
/// form sent: it is kept once they have signed in, for `next`, the page that shows it again.
moothall::channel::Response sign_in_page(const std::string& next, const std::string& body,
                                         const SiteSettings& settings);

/// Where one signs in and out: the pages that need no session.
std::vector<moothall::channel::Route> sign_in_routes(std::shared_ptr<const Site> site);

}  // namespace desk
