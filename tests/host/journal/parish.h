#pragma once

#include <string>
#include <string_view>

#include "host/journal/memory_store.h"
#include "journal/chains/seal.h"
#include "journal/fold.h"
#include "journal/journal.h"

namespace moothall::journal {

/// Ever the same bytes, one after the other: so that tests give the same hashes each time.
Randomness counted_randomness();

/// Projections of a small kind of stream, "pot/…": each event "pot.filled" adds `litres` and has
/// `words`.
const store::Table& pots_table();      ///< Key: stream. Litres, last words.
const store::Table& contents_table();  ///< Key: what it holds. Pots, counted.
Folds pot_folds();

/// Something small to keep: a store in memory, its folds and its journal.
struct Parish {
    MemoryStore store{&seal};
    Folds folds = pot_folds();
    Journal journal{store, folds, counted_randomness()};
};

Instant moment(int seconds);
Cause by(std::string_view actor, std::string_view command);
Draft filled(std::string_view pot, std::int64_t litres, std::string_view words);

/// Keeps one event in one pot by a command that nobody repeats.
Committed fill(Parish& parish, std::string_view pot, std::int64_t litres);

/// Litres in a pot, as the projection has it; 0 for none.
std::int64_t litres_in(store::Store& store, std::string_view pot);

}  // namespace moothall::journal
