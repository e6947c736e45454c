#pragma once

#include <moothall/service/date.h>

#include <optional>

#include "doctor/outcome.h"

namespace moothall::doctor {

/// What is known of backups.
struct BackupStanding {
    Instant now;
    std::optional<Instant> last_good;    ///< When the last that was finished was taken.
    std::optional<Instant> first_event;  ///< Since when there is something to lose.
};

const Check& backup_check();
Outcome check_backup(const BackupStanding& standing);

}  // namespace moothall::doctor
