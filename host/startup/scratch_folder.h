#pragma once

#include <filesystem>

namespace moothall::startup {

/// A temporary folder that goes, with all that is in it, when it is no longer needed.
/// Faults: throws std::runtime_error when none can be made.
class ScratchFolder {
public:
    ScratchFolder();  ///< Where the machine keeps such folders.
    explicit ScratchFolder(const std::filesystem::path& in);
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    const std::filesystem::path& path() const { return folder_; }

private:
    std::filesystem::path folder_;
};

}  // namespace moothall::startup
