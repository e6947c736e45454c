#include "store/postgres/session/patience.h"

#include <algorithm>
#include <cstdint>
#include <thread>

namespace moothall::store::postgres {

Patience::Patience(const Server& server)
    : end_(std::chrono::steady_clock::now() + server.patience), server_(server) {}

bool Patience::wait_for(Remedy remedy) {
    switch (remedy) {
        case Remedy::run_again:
            return wait(std::chrono::microseconds(500), std::chrono::milliseconds(50));
        case Remedy::reconnect:
            return wait(std::chrono::milliseconds(5), std::chrono::milliseconds(500));
        case Remedy::none:
            return false;
    }
    return false;
}

bool Patience::wait(std::chrono::microseconds shortest, std::chrono::microseconds most) {
    if (std::chrono::steady_clock::now() >= end_) {
        return false;
    }
    constexpr int doublings_max = 10;
    const auto range = std::min(most, shortest * (1 << std::min(waits_, doublings_max)));
    ++waits_;
    std::uint32_t drawn = 0;
    server_.randomness(std::as_writable_bytes(std::span(&drawn, 1)));
    std::this_thread::sleep_for(
        std::chrono::microseconds(1 + drawn % static_cast<std::uint64_t>(range.count())));
    return true;
}

}  // namespace moothall::store::postgres
