#pragma once

#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

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

/// Where and how to listen.
struct Listening {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;         ///< 0: any that is free.
    std::string certificate;           ///< A PEM file with the chain; empty: without TLS.
    std::string private_key;           ///< A PEM file.
    std::size_t waiting_threads = 64;  ///< How many requests may wait for the disk at once.
    Limits limits;
};

/// Reads what `moothall serve` was told, beside limits that are not for a council to set.
/// Refused: invalid_input for an address without a port, a port that is none, half a certificate.
Result<Listening> listening_from(const Table& settings, const Limits& limits);

}  // namespace moothall::http_server
