#pragma once

#include <vector>

#include "journal/encoding.h"
#include "journal/journal.h"

namespace moothall::journal {

/// Keeps a decision inside a transaction: looks for the command, the read set and the conditions,
/// then numbers, chains, appends and folds. `encoded` belongs to the decision's events. Refused: as
/// Journal::commit; then the transaction is to be discarded.
Result<Committed> keep(const Decision& decision, const std::vector<EncodedDraft>& encoded,
                       const Folds& folds, store::Writer& writer);

/// Whether there is anything to keep of it.
store::Verdict verdict_on(const Result<Committed>& outcome);

}  // namespace moothall::journal
