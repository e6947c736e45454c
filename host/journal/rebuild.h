#pragma once

#include <cstdint>
#include <span>

#include "journal/chains/verify.h"
#include "journal/fold.h"
#include "store/store.h"

namespace moothall::journal {

/// Makes every projection anew from the journal, in one transaction: others see the old ones until
/// it is kept, and write again after it. Memory is flat. Gives the number of events folded. Faults:
/// StoreFault, DamagedEvent; then the projections are as before.
std::int64_t rebuild(store::Store& store, const Folds& folds);

/// What a comparison of the projections with the journal found.
struct RebuildCheck {
    std::int64_t events = 0;
    std::int64_t rows = 0;         ///< That the journal gives.
    std::int64_t words = 0;        ///< Looked up in both text indexes.
    std::int64_t differences = 0;  ///< 0 for projections that are what the journal says.
};

/// Folds the journal of `live` into `scratch`, an empty store with the same tables, and compares
/// every projection among `tables` row by row, and what a sample of the words that were indexed
/// finds. Tells each difference in a sentence that has numbers, but no words that may be about a
/// person. Writes nothing in `live` but a seal. Memory is flat. Faults: StoreFault, DamagedEvent.
RebuildCheck rebuild_check(store::Store& live, store::Store& scratch, const Folds& folds,
                           std::span<const store::Table> tables, const Report& report);

}  // namespace moothall::journal
