#pragma once

#include <moothall/channel/http.h>

#include <string>
#include <string_view>

#include "way.h"

namespace moothall::rest_api {

/// The route of the base path that a way stands for.
channel::Route route_of(const Way& way);

/// A refusal as application/problem+json (RFC 9457), with its kind as `refusal`.
channel::Response problem_of(const Refusal& refusal, const channel::Council& council);

/// What follows "Authorization: Bearer "; empty where there is no such field.
std::string_view token_of(const channel::Request& request);

/// Who asks, by "Authorization: Bearer TOKEN".
/// Refused: not_signed_in where there is no such field, or the token is not good.
Result<channel::Caller> caller_of(const channel::Request& request, channel::Identity& identity);

/// What the operation is to be called with.
/// Refused: invalid_input for a body that is no JSON object, for a name that this route does not
/// take, for a number or yes_no in the query that is none.
Result<Table> arguments_of(const channel::Request& request, const Way& way,
                           const channel::Operation& operation, const channel::Council& council);

inline constexpr const char* base = "/api/v1";

}  // namespace moothall::rest_api
