#pragma once

#include <moothall/service/result.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "backups/archive/chain.h"
#include "holidays/council_calendars.h"
#include "journal/fold.h"
#include "journal/ids.h"
#include "startup/running_council.h"
#include "store/schema.h"

namespace moothall::startup {

/// A council that somebody wants back.
struct RestoreRequest {
    std::filesystem::path file;
    std::optional<std::int64_t> to_position;  ///< Nothing: all that the backup holds.
    std::vector<std::string> files;           ///< Further files of the data folder, by name.
    Instant now;
};

/// What came back.
struct Restored {
    backups::Subject subject;
    std::int64_t position = 0;  ///< Where the journal now ends.
    std::int64_t bytes = 0;
    std::int64_t documents = 0;
    std::int64_t erasures_repeated = 0;  ///< Events that say again what stays erased.
};

/// What works on a restored store need.
struct RestoringWork {
    RestoringWork();

    store::Schema tables;
    holidays::CouncilCalendars calendars;
    journal::Folds folds;
    journal::Randomness randomness = journal::system_randomness();
};

/// The word by which backups name what these settings keep a council in.
std::string backend_of(const Settings& settings);

/// Puts a council together where the settings name: an empty folder that is there, or an empty
/// database. What was made is taken away again when it is refused, or a fault.
/// Refused: as by backups::restore_store and plan_cut. Faults: StoreFault, DamagedBackup.
Result<Restored> restore_into(const Settings& there, const backups::Chain& chain,
                              const RestoreRequest& request, RestoringWork& work);

}  // namespace moothall::startup
