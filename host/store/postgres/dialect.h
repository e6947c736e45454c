#pragma once

#include "store/postgres/session/connection.h"
#include "store/sql/table_sql.h"

namespace moothall::store::postgres {

/// Texts are kept as bytes: so they may hold whatever SQLite lets them hold, and are put in order
/// byte by byte.
extern const sql::Dialect dialect;

/// Binds a cell as its column wants it. Faults: StoreFault if it is of another kind.
void bind_cell(Parameters& parameters, const Table& table, std::size_t column, const Cell& cell);
Cell cell_at(const Answer& answer, int row, int place, ColumnKind kind);

}  // namespace moothall::store::postgres
