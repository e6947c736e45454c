#pragma once

#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "server_limits.h"

namespace moothall::http_server {

/// Where and how to listen.
struct Listening {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;                ///< 0: any that is free.
    std::string certificate;                  ///< A PEM file with the chain; empty: without TLS.
    std::string private_key;                  ///< A PEM file.
    std::chrono::days strict_transport{365};  ///< So long a browser comes by TLS alone.
    std::size_t waiting_threads = 64;         ///< How many requests may wait for the disk at once.
    Limits limits;
};

/// Reads what `moothall serve` was told, beside limits that are not for a council to set.
/// Refused: invalid_input for an address without a port, a port that is none, half a certificate.
Result<Listening> listening_from(const Table& settings, const Limits& limits);

}  // namespace moothall::http_server
