#pragma once

#include <optional>
#include <string>

#include "store/sqlite/connection.h"
#include "store/table.h"

namespace moothall::store::sqlite {

/// Notes what a table looks like, for migrations and for finding out whether its declaration
/// changed.
void keep_shape(Connection& connection, const Table& table);

/// The table as it was last made; nothing if there is none of that name. Its class is not kept.
std::optional<Table> kept_shape(Connection& connection, const std::string& name);

}  // namespace moothall::store::sqlite
