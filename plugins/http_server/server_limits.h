#pragma once

#include <chrono>
#include <cstddef>

namespace moothall::http_server {

/// How much of everything a stranger may have.
struct Limits {
    std::size_t header_bytes = std::size_t{16} * 1024;  ///< The first line and all fields: 431.
    std::size_t target_bytes = std::size_t{8} * 1024;   ///< The target alone: 414.
    std::size_t connections = 2'048;
    std::size_t connections_of_one_address = 256;
    std::chrono::milliseconds idle{60'000};    ///< Between two requests on one connection.
    std::chrono::milliseconds header{10'000};  ///< From a request's first byte to its header's end.
    std::chrono::milliseconds body{60'000};    ///< For a whole body, however it drips.
    std::chrono::milliseconds writing{30'000};  ///< For an answer; for each piece of a stream.
    std::chrono::milliseconds drain{20'000};  ///< From being told to stop to cutting off the rest.
};

}  // namespace moothall::http_server
