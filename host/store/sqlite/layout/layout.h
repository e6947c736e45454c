#pragma once

#include <filesystem>
#include <string>

#include "store/schema.h"
#include "store/sqlite/connection.h"

namespace moothall::store::sqlite {

/// Makes what every store has, and the tables of the schema, in an empty database.
/// Faults: StoreFault; the caller's transaction is then to be discarded.
void make_layout(Connection& connection, const Schema& schema, const Opening& opening);

/// A sentence why this program must not touch the database in `file`; empty if it may. Changes
/// nothing.
std::string reason_against(Connection& connection, const std::filesystem::path& file,
                           const Schema& schema);

/// Whether it lacks no migration, and all tables are as declared. Changes nothing.
bool is_up_to_date(Connection& connection, const Schema& schema);

/// Takes the migrations that the database lacks, each in a transaction of its own, and makes
/// projections anew whose declaration has changed. A sentence why that cannot be done, or empty.
std::string bring_up_to_date(Connection& connection, const Schema& schema, const Opening& opening);

}  // namespace moothall::store::sqlite
