#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>

#include "http/client.h"

namespace moothall {

/// `moothall serve` over a data folder, on a port of its own; ended as a service manager ends it.
class ServedCouncil {
public:
    /// Waits until it serves. Throws std::runtime_error, with its log, where it does not.
    explicit ServedCouncil(const std::string& data);
    ~ServedCouncil();
    ServedCouncil(const ServedCouncil&) = delete;
    ServedCouncil& operator=(const ServedCouncil&) = delete;

    std::uint16_t port() const { return port_; }

    /// Ends it by SIGTERM and gives its exit status.
    int stop();

private:
    pid_t process_ = 0;
    std::uint16_t port_ = 0;
};

}  // namespace moothall
