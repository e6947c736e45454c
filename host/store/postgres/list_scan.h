#pragma once

#include <string>
#include <utility>
#include <vector>

#include "store/list_stretches.h"
#include "store/sql/table_sql.h"

namespace moothall::store::postgres {

/// A statement that gives the rows of one stretch of an index in order, and what is bound to it, by
/// column. The limit is bound last.
struct Scan {
    std::string sql;
    std::vector<std::pair<std::size_t, Cell>> bindings;
};

/// The statements for the stretches of the index that a query covers, in order: see
/// list_stretches.h. Faults: StoreFault for a cursor or a bound that does not fit the index.
std::vector<Scan> scans_of(const sql::TableSql& sql, const ListQuery& query);

}  // namespace moothall::store::postgres
