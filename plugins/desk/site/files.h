#pragma once

#include <moothall/channel/http.h>

#include <vector>

namespace desk {

/// The stylesheets and scripts that pages name: packed by what the browser takes, and kept by it
/// for good, as each has its content in its name.
/// Faults: std::runtime_error for colours of the council that cannot be read.
std::vector<moothall::channel::Route> file_routes();

}  // namespace desk
