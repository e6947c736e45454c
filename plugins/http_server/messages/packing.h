#pragma once

#include <moothall/channel/http.h>

namespace moothall::http_server {

/// Packs the body of an answer by gzip where it is text that is worth it and the other side takes
/// it. What a route packed itself, and streams, are left as they are. Fields say what was done, so
/// that a cache between keeps both apart.
///
/// A page that was packed tells by its length how much of it repeats what the request sent. Who
/// could use that (BREACH) would have to let a victim's browser send requests with their cookie
/// from another site: the desk's cookie is not sent then (SameSite).
void pack(const channel::Request& request, channel::Response& response);

}  // namespace moothall::http_server
