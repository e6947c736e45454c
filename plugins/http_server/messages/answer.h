#pragma once

#include <moothall/channel/http.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace moothall::http_server {

/// How an answer is to be sent.
struct Framing {
    bool is_of_1_1 = true;      ///< Else 1.0.
    bool goes_on = false;       ///< The connection is kept for the next request.
    bool is_by_chunks = false;  ///< Its length is not known yet.
    std::optional<std::size_t> length = std::nullopt;  ///< Of its body, in bytes.
    /// For so long a browser is to come by TLS alone (RFC 6797); nought: no longer. Nothing where
    /// the answer does not go over TLS.
    std::optional<std::chrono::seconds> strict_transport = std::nullopt;
};

/// The first line and the fields of an answer, with the empty line. Adds what every answer has:
/// Date, and the fields that keep a browser to what we meant, where the route has not set them
/// itself. A name or value of a field with a line break in it is a bug of the route: throws
/// std::logic_error.
std::string head_of(const channel::Response& response, const Framing& framing,
                    std::string_view date);

/// A piece of a body by chunks (RFC 9112, 7.1); an empty one is its end.
std::string chunk_of(std::string_view piece);

/// "Sun, 22 Nov 2026 13:00:00 GMT".
std::string http_date(Instant at);

}  // namespace moothall::http_server
