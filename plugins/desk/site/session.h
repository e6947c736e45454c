#pragma once

#include <moothall/channel/http.h>

#include <vector>

namespace desk {

/// Until it ends, unless it is used meanwhile.
std::int64_t seconds_left(const moothall::channel::Session& session, moothall::Instant now);

/// GET /session says in how many seconds the session ends, without prolonging it; POST /session
/// prolongs it, for somebody who is asked whether they are still there.
std::vector<moothall::channel::Route> session_routes();

}  // namespace desk
