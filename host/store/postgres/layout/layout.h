#pragma once

#include <string>

#include "store/pending.h"
#include "store/postgres/session/connection.h"
#include "store/schema.h"

namespace moothall::store::postgres {

/// Whether nothing has been made yet in the database that the connection names.
bool is_empty(Connection& connection);

/// Whether a restore into it is under way or was broken off.
bool is_being_restored(Connection& connection);

/// Makes what every store has, and the tables of the schema, in an empty database, in one
/// transaction. Does nothing where another was faster, unless it is to be unfinished. Faults:
/// StoreFault.
void make_layout(Connection& connection, const Schema& schema, const Opening& opening,
                 Readiness readiness);

/// Makes an unfinished store one that can be opened. Faults: StoreFault.
void mark_as_finished(Connection& connection);

/// Takes away all that make_layout made, in one transaction. Faults: StoreFault.
void drop_layout(Connection& connection, const Schema& schema);

/// A sentence why this program must not touch the database; empty if it may. Changes nothing. Who
/// restores it asks as for one that is unfinished.
std::string reason_against(Connection& connection, const Schema& schema, Readiness readiness);

/// What it lacks. Changes nothing. Refused: as by store::pending.
Result<Pending> pending_in(Connection& connection, const Schema& schema);

/// How a database stands that was found to be of use. Faults: StoreFault.
Standing standing_in(Connection& connection, const Schema& schema);

/// Makes of an older database what the opening asks for, all in one transaction: see
/// sql::bring_up_to_date. A sentence why it cannot be done, or empty.
std::string bring_up_to_date(Connection& connection, const Schema& schema, const Opening& opening);

}  // namespace moothall::store::postgres
