#pragma once

#include <moothall/channel/http.h>

#include <memory>
#include <vector>

#include "site/page.h"
#include "site/site.h"

namespace desk {

/// What takes every address that no other route takes: a page for a browser, and for a program
/// what the server says of an address by itself, as application/problem+json.
std::vector<moothall::channel::Route> unknown_address_routes(std::shared_ptr<const Site> site);

/// For each path that only takes forms, the way back for a browser that asks for it, such as when
/// the page of a refusal is loaded again: to the part of the desk that it belongs to.
std::vector<moothall::channel::Route> ways_back(const std::vector<PageRoute>& pages);

}  // namespace desk
