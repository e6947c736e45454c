#pragma once

#include <string>

#include "store/list_stretches.h"
#include "store/sql/table_sql.h"
#include "store/sqlite/connection.h"
#include "store/store.h"

namespace moothall::store::sqlite {

/// Names what a stretch of a list asks for, apart from the values that are bound: two stretches
/// with the same shape have the same statement. No text of SQL begins like a shape.
std::string shape_of(const ListQuery& query, const Stretch& stretch);

/// The statement that gives the rows of a stretch in order. Its values are bound in the order of
/// bind(), the limit last.
std::string sql_of(const sql::TableSql& sql, const ListQuery& query, const Stretch& stretch);

/// Binds the values of a stretch.
void bind(Running& running, const sql::TableSql& sql, const ListQuery& query,
          const Stretch& stretch);

}  // namespace moothall::store::sqlite
