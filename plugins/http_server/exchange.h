#pragma once

#include <moothall/channel/http.h>

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "listening.h"
#include "router.h"

namespace moothall::http_server {

using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
using Answer = boost::beast::http::response<boost::beast::http::string_body>;

/// What the server itself says of a request: a status and a sentence, as application/problem+json
/// (RFC 9457).
channel::Response problem(int status, std::string_view kind, std::string_view sentence);

/// Why the header of a request is no good before any route is looked for, as an answer; nothing if
/// it is good. Of RFC 9112: one Host in 1.1, no whitespace or fragment in the target; and the
/// target's length.
std::optional<channel::Response> objection_to(const Parser& parser, const Limits& limits);

/// The target without its query.
std::string_view path_of(std::string_view target);

/// What a route is given. Nothing where the query cannot be decoded.
std::optional<channel::Request> request_from(const Parser::value_type& message, Found& found);

/// What goes back. Adds what every answer has: Date, and the headers that keep a browser to what we
/// meant, where the route has not set them itself. A name or value of a field with a line break in
/// it is a bug of the route: throws std::logic_error.
Answer answer_from(channel::Response& response, const Parser::value_type& message,
                   std::string_view date);

/// "Sun, 22 Nov 2026 13:00:00 GMT".
std::string http_date(Instant at);

}  // namespace moothall::http_server
