#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <span>
#include <string>

namespace moothall::store::postgres {

/// Fills the bytes with randomness. Threads: any.
using Randomness = std::function<void(std::span<std::byte>)>;

/// Which server, and how its callers try again.
struct Server {
    std::string url;
    Randomness randomness;
    std::chrono::milliseconds patience;  ///< How long a call waits for others, or for the server.
};

}  // namespace moothall::store::postgres
