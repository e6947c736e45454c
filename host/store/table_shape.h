#pragma once

#include <string>

#include "store/table.h"

namespace moothall::store {

/// Columns, key and indexes as text: two tables of one shape are alike. Backends keep it, for
/// migrations and for finding out whether a declaration changed. Names are single words.
std::string shape_of(const Table& table);

/// The table that has this shape. Its class is not part of the shape: it comes as a working one.
Table table_of_shape(const std::string& name, const std::string& shape);

}  // namespace moothall::store
