#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "system/running/calls.h"

namespace moothall {

/// Where a host works.
struct HostPlace {
    std::string name;
    std::string url;
    std::filesystem::path folder;     ///< Of the machine: configuration, logs.
    std::string plugins;              ///< Their folder.
    std::string carrier;              ///< The folder of one that delivers, for `serve` alone.
    std::vector<std::string> prefix;  ///< What runs its processes: empty, or in a network.
    std::vector<std::string> shared;  ///< The cases that all hosts share.
};

/// A host over a database: `moothall serve`, and a program beside it with callers (see
/// calling_host.cpp). Both are killed at the end.
class RunningHost {
public:
    explicit RunningHost(const HostPlace& place);
    ~RunningHost();
    RunningHost(const RunningHost&) = delete;
    RunningHost& operator=(const RunningHost&) = delete;

    void kill();  ///< Both, as loss of power ends them. What the callers told before is read.

    const Calls& calls() const { return calls_; }
    const std::string& name() const { return name_; }

private:
    friend void listen(const std::vector<std::unique_ptr<RunningHost>>& hosts,
                       std::chrono::milliseconds lasting);

    bool hear();  ///< False when nothing more will come.

    std::string name_;
    Calls calls_;
    int ear_ = -1;
    pid_t serving_ = 0;
    pid_t calling_ = 0;
};

/// Listens for so long to what the callers of all hosts tell.
void listen(const std::vector<std::unique_ptr<RunningHost>>& hosts,
            std::chrono::milliseconds lasting);

}  // namespace moothall
