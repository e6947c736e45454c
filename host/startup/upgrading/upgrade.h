#pragma once

#include <moothall/service/result.h>

#include <string>
#include <vector>

#include "startup/upgrading/upgrade_check.h"

namespace moothall::startup {

/// Whether what was looked at is kept.
enum class Trial { dry_run, for_good };

/// Brings a council up to this release: takes the migrations that its store lacks, each in one
/// transaction, makes tables anew that are declared otherwise, takes the registers' steps, each
/// register's in one transaction, and takes what plugins ship. Broken off in the middle it goes on
/// where it was when it is run again. Gives what the check before it found.
///
/// Refused, with nothing changed: whatever check_upgrade finds against it; what it refuses.
/// Faults: StoreFault, DamagedEvent.
Result<UpgradeCheck> upgrade(const Settings& settings);

/// Takes the steps of one plugin's registers, or says what they would come to.
/// Refused, with nothing changed: not_found for a plugin that is not there, with the reason if it
/// was refused; a row that a step refuses; a store that is older. Faults: StoreFault.
Result<std::vector<CheckedRegister>> upgrade_registers(const Settings& settings,
                                                       const std::string& plugin, Trial trial);

}  // namespace moothall::startup
