#pragma once

#include <moothall/service/result.h>

#include <chrono>

#include "calendar/clock.h"
#include "documents/document_check.h"
#include "journal/chains/verify.h"
#include "journal/rebuild.h"
#include "startup/backups/restoring.h"

namespace moothall::startup {

/// What a drill proved, and how long each part of it took.
struct Drilled {
    Restored restored;
    journal::Verification journal;
    journal::RebuildCheck rebuild;
    documents::DocumentCheck documents;
    std::chrono::microseconds restoring{0};
    std::chrono::microseconds verifying{0};
    std::chrono::microseconds rebuilding{0};
    std::chrono::microseconds comparing_documents{0};
};

/// Restores a backup to a temporary place, proves its journal, its projections and its documents,
/// and takes it all away again. Refused: as by backups::Chain::open, check_fit and restore_into;
/// not_available for a backup that does not prove, with what was found, a line each.
/// Faults: StoreFault, DamagedBackup.
Result<Drilled> drill(const Settings& settings, const RestoreRequest& request,
                      const calendar::Clock& clock);

}  // namespace moothall::startup
