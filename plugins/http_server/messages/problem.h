#pragma once

#include <moothall/channel/failure.h>

#include <string>
#include <string_view>

namespace moothall::http_server {

/// What the server itself says of a request.
struct Problem {
    int status;
    std::string kind;             ///< Of the refusal: "invalid_input".
    std::string sentence;         ///< One, that says what is wrong or what to do.
    channel::Fields fields = {};  ///< What belongs to the status, such as Allow.
};

/// Says it as whoever asked reads it: as a page where their "Accept" asks for one, else as
/// application/problem+json (RFC 9457). The page is `page`, or, where there is none or it throws,
/// the plainest.
channel::Response answer_to(const Problem& problem, std::string_view accept,
                            const channel::FailurePage& page);

}  // namespace moothall::http_server
