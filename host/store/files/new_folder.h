#pragma once

#include <filesystem>
#include <vector>

namespace moothall::store::files {

/// A folder in which something is to be made. Where it is not there it is made, with those above
/// it, for its owner alone; unless it is kept, those that it made go again, if nothing is in them.
class NewFolder {
public:
    /// Faults: StoreFault; then nothing was made.
    explicit NewFolder(const std::filesystem::path& folder);
    ~NewFolder();
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;

    void keep() { made_.clear(); }

private:
    void take_away();

    std::vector<std::filesystem::path> made_;  ///< The innermost first.
};

}  // namespace moothall::store::files
