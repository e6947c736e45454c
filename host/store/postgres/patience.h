#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <span>

namespace moothall::store::postgres {

/// Fills the bytes with randomness. Threads: any.
using Randomness = std::function<void(std::span<std::byte>)>;

/// How long a call tries again, and how it spreads its tries out, so that those who got into each
/// other's way do not meet again.
class Patience {
public:
    Patience(std::chrono::milliseconds longest, const Randomness& randomness);

    /// Waits a little, each time up to twice as long, to a bound; less where the last fault was of
    /// the kind that passes soon. False when it has lasted too long.
    bool wait_for_conflict();
    bool wait_for_server();

private:
    bool wait(std::chrono::microseconds shortest, std::chrono::microseconds most);

    std::chrono::steady_clock::time_point end_;
    const Randomness& randomness_;
    int waits_ = 0;
};

}  // namespace moothall::store::postgres
