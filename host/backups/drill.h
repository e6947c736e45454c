#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "documents/document_check.h"
#include "holidays/council_calendars.h"
#include "journal/chains/verify.h"
#include "journal/rebuild.h"
#include "store/documents.h"
#include "store/schema.h"
#include "store/store.h"

namespace moothall::backups {

/// What was restored for a drill, and an empty store beside it.
struct DrillParts {
    store::Store& store;
    store::Documents& documents;
    store::Store& scratch;
    const journal::Folds& folds;
    holidays::CouncilCalendars& calendars;
    const store::Schema& schema;
};

/// What was found wrong, sentence by sentence, is told to `report` in each of these.

/// Chains, seals and the head that the backup names (in hexadecimal; may be empty).
journal::Verification prove_journal(const DrillParts& parts, const std::string& head,
                                    const journal::Report& report);

/// Every projection, row by row, with what the journal gives.
journal::RebuildCheck prove_rebuild(const DrillParts& parts, const journal::Report& report);

/// Every document that an event names: that it is there, and that its address is made of the
/// secret that the event holds and of its bytes. `documents` counts those that are.
documents::DocumentCheck prove_documents(const DrillParts& parts, const journal::Report& report);

}  // namespace moothall::backups
