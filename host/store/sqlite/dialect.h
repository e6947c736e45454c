#pragma once

#include "store/sql/table_sql.h"
#include "store/sqlite/connection.h"

namespace moothall::store::sqlite {

extern const sql::Dialect dialect;

/// Binds a cell as its column wants it. Faults: StoreFault if it is of another kind.
void bind_cell(Running& running, const Table& table, std::size_t column, const Cell& cell);
Cell cell_at(const Running& running, int column);

}  // namespace moothall::store::sqlite
