#pragma once

#include <moothall/channel/http.h>

#include <memory>

namespace desk {

/// GET /live: tells who has signed in, as server-sent events, when something changed after a
/// position: `?after=417&case=CT-26-000417-T` of a case, by whom; `?after=417&mine=1` or
/// `&team=council_tax` which of the cases in that list. It ends with the session, which it does not
/// prolong.
moothall::channel::Route live_route();

}  // namespace desk
