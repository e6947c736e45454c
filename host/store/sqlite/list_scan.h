#pragma once

#include <string>
#include <utility>
#include <vector>

#include "store/sql/table_sql.h"
#include "store/store.h"

namespace moothall::store::sqlite {

/// One stretch of an index: a statement that gives its rows in order, and what is bound to it, by
/// column. The limit is bound last.
struct Range {
    std::string sql;
    std::vector<std::pair<std::size_t, Cell>> bindings;
};

/// The statements for the stretches of the index that a query covers, in order: see
/// list_stretches.h. Faults: StoreFault for a cursor or a bound that does not fit the index.
std::vector<Range> ranges_of(const sql::TableSql& sql, const ListQuery& query);

}  // namespace moothall::store::sqlite
