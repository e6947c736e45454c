#pragma once

#include <moothall/channel/http.h>

namespace moothall::rest_api {

/// The description of all routes as OpenAPI 3.1, made from the ways and the table of operations.
Value openapi(const channel::Council& council);

/// GET /openapi.json, which needs no token.
channel::Route openapi_route();

}  // namespace moothall::rest_api
