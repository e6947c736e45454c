#pragma once

#include <moothall/service/result.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "backups/backup.h"
#include "startup/running_council.h"
#include "store/schema.h"
#include "store/whole_copy.h"

namespace moothall::startup {

/// A backup that somebody asks for.
struct BackupRequest {
    std::filesystem::path file;
    std::optional<std::filesystem::path> since;
    std::string officer;             ///< Who asks; empty: the system administrator.
    std::vector<std::string> files;  ///< Further files of the data folder, by name.
    Instant now;
};

/// Takes a backup of a council while others work in it, and notes in it that it was taken, if that
/// can be kept.
/// Refused: where there is no council; not_permitted for one who is no administrator; as by
/// backups::take_backup. Faults: StoreFault.
Result<backups::BackupDone> back_up(const Settings& settings, const BackupRequest& request);

/// Copies of the store that the settings name. `scratch` is a folder for files that go by
/// themselves.
std::unique_ptr<store::WholeCopies> whole_copies_of(const Settings& settings,
                                                    const store::Schema& schema,
                                                    const std::filesystem::path& scratch);

}  // namespace moothall::startup
