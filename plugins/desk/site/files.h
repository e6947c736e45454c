#pragma once

#include <moothall/channel/http.h>

#include <memory>
#include <vector>

#include "site/site.h"

namespace desk {

/// The stylesheets and scripts that pages name: packed by what the browser takes, and kept by it
/// for good, as each has its content in its name; and the council's colours.
std::vector<moothall::channel::Route> file_routes(std::shared_ptr<const Site> site);

}  // namespace desk
