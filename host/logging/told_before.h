#pragma once

#include <cstddef>
#include <mutex>
#include <set>
#include <string>

namespace moothall::logging {

/// Remembers what was told, so that what fails again and again is told once. Threads: any.
class ToldBefore {
public:
    /// So many are remembered; then all are forgotten, and told once more.
    static constexpr std::size_t remembered_max = 10'000;

    /// Whether it is the first time; from now on it is not.
    bool is_new(const std::string& what);

private:
    std::mutex mutex_;
    std::set<std::string> told_;
};

}  // namespace moothall::logging
