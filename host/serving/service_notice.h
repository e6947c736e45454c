#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace moothall::serving {

/// Where the service manager listens, and how often it wants to hear from us: what systemd says in
/// the environment of a service.
struct ServiceManager {
    /// A path, or "@" and a name in the abstract namespace. Empty: nobody listens.
    std::string socket;
    std::optional<std::chrono::microseconds> watchdog;  ///< Nothing: it does not wait for us.

    /// Made of NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID as they stand in the environment; null
    /// where one is not set. A watchdog of another process, `own_pid` being ours, is none of ours.
    static ServiceManager from(const char* socket, const char* watchdog_usec,
                               const char* watchdog_pid, std::int64_t own_pid);

    /// Sends a state, such as "READY=1", in one datagram (see sd_notify(3)). Nothing where nobody
    /// listens. Faults: throws std::system_error when somebody should listen and does not.
    void tell(const std::string& state) const;
};

}  // namespace moothall::serving
