#pragma once

#include <moothall/service/result.h>

#include <filesystem>

#include "store/files/new_folder.h"

namespace moothall::startup {

/// The inside of an empty data folder, in which a council is put together. The store gets its place
/// last, so that there is a whole council or none. While it lasts nobody makes another one there.
/// What an earlier one that was killed left there is taken away, and nothing else: what it had
/// given its place already stands in a list inside.
///
/// Faults: StoreFault, where the folder holds something, cannot be written, or another restore is
/// under way in it.
class RestoringFolder {
public:
    explicit RestoringFolder(std::filesystem::path data_folder);
    ~RestoringFolder();  ///< Takes everything away that was not finished.
    RestoringFolder(const RestoringFolder&) = delete;
    RestoringFolder& operator=(const RestoringFolder&) = delete;

    /// Where to put it together.
    const std::filesystem::path& path() const { return inside_; }

    /// Brings everything to the disk and gives it its place.
    void finish();

private:
    std::filesystem::path data_folder_;
    std::filesystem::path inside_;
    store::files::NewFolder folder_;
    int lock_ = -1;
    bool is_finished_ = false;
};

/// To be asked before a council is opened or made in a data folder. Takes away what is left inside
/// by a restore that was killed when the council was whole.
/// Refused: not_available for a folder whose restore is under way or was broken off before.
Result<Done> clear_after_restore(const std::filesystem::path& data_folder);

}  // namespace moothall::startup
