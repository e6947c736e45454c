#pragma once

#include <moothall/channel/failure.h>

#include <memory>

#include "site/site.h"

namespace desk {

/// What the server says by itself, as a page of the desk: of a request that no page of ours gets.
moothall::channel::FailurePage page_of_server_failures(std::shared_ptr<const Site> site);

}  // namespace desk
