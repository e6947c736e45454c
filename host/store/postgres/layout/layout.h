#pragma once

#include <string>

#include "store/postgres/session/connection.h"
#include "store/schema.h"

namespace moothall::store::postgres {

/// Whether nothing has been made yet in the database that the connection names.
bool is_empty(Connection& connection);

/// Makes what every store has, and the tables of the schema, in an empty database, in one
/// transaction. Does nothing where another was faster. Faults: StoreFault.
void make_layout(Connection& connection, const Schema& schema, const Opening& opening);

/// A sentence why this program must not touch the database; empty if it may. Changes nothing.
std::string reason_against(Connection& connection, const Schema& schema);

/// Whether it lacks no migration, and all tables are as declared. Changes nothing.
bool is_up_to_date(Connection& connection, const Schema& schema);

/// Takes the migrations that the database lacks, each in a transaction of its own, and makes
/// projections anew whose declaration has changed. A sentence why that cannot be done, or empty.
std::string bring_up_to_date(Connection& connection, const Schema& schema, const Opening& opening);

}  // namespace moothall::store::postgres
