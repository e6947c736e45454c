#pragma once

#include <optional>
#include <vector>

#include "journal/encoding.h"
#include "journal/journal.h"

namespace moothall::journal {

/// The events of a command that was done before; nothing if it was not.
/// Refused: invalid_input if another actor gave it.
std::optional<Result<Committed>> earlier_answer(const Cause& cause, const Folds& folds,
                                                store::Reader& reader);

/// Keeps a decision that was made inside this transaction: looks at the conditions, then numbers,
/// chains, appends and folds. `encoded` belongs to the decision's events. Refused: as
/// Journal::commit; then the transaction is to be discarded.
Result<Committed> keep(const Decision& decision, const std::vector<EncodedDraft>& encoded,
                       const Folds& folds, store::Writer& writer);

/// Keeps a decision that was made before: looks for the command and at the read set first.
Result<Committed> keep_if_it_stands(const Decision& decision,
                                    const std::vector<EncodedDraft>& encoded, const Folds& folds,
                                    store::Writer& writer);

/// Whether there is anything to keep of it.
store::Verdict verdict_on(const Result<Committed>& outcome);

}  // namespace moothall::journal
