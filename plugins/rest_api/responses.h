#pragma once

#include <moothall/channel/http.h>

#include "json_schema.h"
#include "way.h"

namespace moothall::rest_api {

/// What a route can answer with, by status, each with its headers.
Table responses_of(const Way& way, const channel::Operation& operation, NamedSchemas& named);

/// The answers that many routes share, as they stand under components of the description.
Table problem_responses();
Table problem_schema();
Table shared_headers();

}  // namespace moothall::rest_api
