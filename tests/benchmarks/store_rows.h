#pragma once

#include <cstdint>

#include "benchmarks/bare_sqlite.h"
#include "store/store.h"

namespace moothall::benchmarks {

const store::Table& cases_table();
const store::Table& counts_table();
/// What a list shows, kept in the order in which it shows it.
const store::Table& queue_table();
std::vector<store::Table> benched_tables();

/// What the command of this number keeps.
Rows rows_of(std::int64_t number);

/// Keeps them as a command does: an event after the last of its stream, a case, a count.
void keep_rows(store::Writer& writer, const Rows& rows);

/// Seals all that is not sealed, with hashes that cost nothing.
void seal_rows(store::Writer& writer);

/// Puts so many cases into the store and into the queue.
void fill_store(store::Store& store, std::int64_t count);

}  // namespace moothall::benchmarks
