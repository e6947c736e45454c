#pragma once

#include <chrono>

#include "store/postgres/session/server.h"
#include "store/postgres/session/server_fault.h"

namespace moothall::store::postgres {

/// How long a call tries again, and how it spreads its tries out, so that those who got into each
/// other's way do not meet again.
class Patience {
public:
    /// Begins now. Borrows the server.
    explicit Patience(const Server& server);

    /// Waits a little after a fault that has this remedy, each time up to twice as long, to a
    /// bound. False when there is none, or it has lasted too long.
    bool wait_for(Remedy remedy);

private:
    bool wait(std::chrono::microseconds shortest, std::chrono::microseconds most);

    std::chrono::steady_clock::time_point end_;
    const Server& server_;
    int waits_ = 0;
};

}  // namespace moothall::store::postgres
