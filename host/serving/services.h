#pragma once

#include <moothall/channel/attaching.h>

#include <memory>
#include <string>
#include <vector>

namespace moothall::serving {

/// The services of plugins, running. Stopped in the opposite order when it goes.
class RunningServices {
public:
    /// Starts each in turn. `surroundings` and the services are borrowed and must outlive it.
    /// Refused: as the first of them that cannot start; those before it are stopped again.
    static Result<std::unique_ptr<RunningServices>> start(
        const std::vector<channel::Service*>& services, const channel::Surroundings& surroundings);

    ~RunningServices();
    RunningServices(const RunningServices&) = delete;
    RunningServices& operator=(const RunningServices&) = delete;

    /// What each says of itself, such as the address at which it listens.
    const std::vector<std::string>& addresses() const { return addresses_; }

private:
    RunningServices() = default;

    std::vector<channel::Service*> running_;
    std::vector<std::string> addresses_;
};

}  // namespace moothall::serving
