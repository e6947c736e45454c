#pragma once

#include <moothall/service/result.h>

#include <cstdint>
#include <vector>

#include "journal/journal.h"
#include "store/store.h"

namespace moothall::backups {

/// The events after a position by which words were erased, as drafts of the same, in order. Reads
/// every event after it. Faults: StoreFault, DamagedEvent.
std::vector<journal::Draft> erasures_after(store::Reader& reader, const journal::Folds& folds,
                                           std::int64_t position);

/// Where a restored store is to end, and what came later and must hold all the same.
struct Cut {
    store::SealRow seal;  ///< The last that stays.
    /// Events by which words were erased after it: what was erased stays so.
    std::vector<journal::Draft> erasures;
};

/// The cut after the last seal that ends at this position or before it.
/// Refused: invalid_input for a position that the journal does not reach, or before its first seal.
/// Faults: StoreFault, DamagedEvent.
Result<Cut> plan_cut(store::Reader& reader, const journal::Folds& folds, std::int64_t to_position);

/// Says again, in a store that was cut, of which events the words are gone, so that its journal
/// verifies. Gives how many events were added. Faults: StoreFault.
std::int64_t repeat_erasures(store::Store& store, journal::Journal& journal, const Cut& cut,
                             const journal::Cause& cause);

}  // namespace moothall::backups
