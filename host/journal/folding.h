#pragma once

#include <cstdint>

#include "journal/fold.h"
#include "journal/word_sample.h"
#include "store/store.h"

namespace moothall::journal {

/// Folds the sealed events of the streams that come before all others. Faults: StoreFault,
/// DamagedEvent.
void fold_first_streams(store::Reader& from, const Folds& folds, store::Writer& into);

/// Folds at most `limit` sealed events after a position, read from one store into another or the
/// same, save those of the first streams. Gives the last position that was folded; the one given
/// when there was none. Faults: StoreFault, DamagedEvent.
std::int64_t fold_after(std::int64_t position, std::size_t limit, store::Reader& from,
                        const Folds& folds, store::Writer& into);

/// Folds the events that are not sealed yet, of all streams: what came after the last position.
void fold_unsealed(store::Reader& from, const Folds& folds, store::Writer& into);

/// Folds all events that one store holds into another, whose projections are emptied first, in many
/// works: nobody else may use it meanwhile. Notes a sample of the words that are indexed. Memory is
/// flat. Gives the position of the last sealed event. Faults: StoreFault, DamagedEvent.
std::int64_t fold_all(store::Reader& from, store::Store& into, const Folds& folds,
                      WordSample& sample);

}  // namespace moothall::journal
