#pragma once

#include <filesystem>
#include <string>

#include "store/pending.h"
#include "store/schema.h"
#include "store/sqlite/connection.h"

namespace moothall::store::sqlite {

/// Makes what every store has, and the tables of the schema, in an empty database.
/// Faults: StoreFault; the caller's transaction is then to be discarded.
void make_layout(Connection& connection, const Schema& schema, const Opening& opening,
                 Readiness readiness);

/// Makes an unfinished store one that can be opened.
void mark_as_finished(Connection& connection);

/// A sentence why this program must not touch the database in `file`; empty if it may. Changes
/// nothing.
std::string reason_against(Connection& connection, const std::filesystem::path& file,
                           const Schema& schema);

/// What it lacks. Changes nothing. Refused: as by store::pending.
Result<Pending> pending_in(Connection& connection, const Schema& schema);

/// Takes the migrations that the database lacks and makes projections anew whose declaration has
/// changed, all in one transaction: whatever fails, the older program finds all as it was. A
/// sentence why it cannot be done, or empty.
std::string bring_up_to_date(Connection& connection, const Schema& schema, const Opening& opening);

}  // namespace moothall::store::sqlite
