#pragma once

#include <moothall/service/result.h>

#include "startup/backups/restoring.h"

namespace moothall::startup {

/// Restores a backup to where the settings name, which must hold nothing: the council is there
/// whole, or not at all. Killed at whatever moment it can be run again, or the council is there.
/// Refused: as by backups::Chain::open, check_fit and restore_into.
/// Faults: StoreFault, also for a place that holds something; DamagedBackup.
Result<Restored> restore(const Settings& settings, const RestoreRequest& request);

}  // namespace moothall::startup
