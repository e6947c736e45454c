#pragma once

#include <moothall/channel/http.h>

namespace moothall::rest_api {

/// GET /events: every event that the token may see, in the order of positions. A page of them as
/// JSON; or, to who accepts text/event-stream, each as it comes, from `after` or Last-Event-ID on.
channel::Route event_feed();

}  // namespace moothall::rest_api
