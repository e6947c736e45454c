#pragma once

#include <filesystem>

namespace moothall::startup {

/// A temporary folder that goes, with all that is in it, when it is no longer needed. Those that
/// this user's programs left beside it because they were killed are taken away too: a lock that
/// goes with its holder tells which.
/// Faults: throws std::runtime_error when none can be made.
class ScratchFolder {
public:
    ScratchFolder();  ///< Where the machine keeps such folders.
    explicit ScratchFolder(const std::filesystem::path& in);
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    const std::filesystem::path& path() const { return inside_; }

private:
    std::filesystem::path folder_;  ///< Locked.
    std::filesystem::path inside_;  ///< Not: who makes a store in it wants to lock it.
    int lock_ = -1;
};

}  // namespace moothall::startup
