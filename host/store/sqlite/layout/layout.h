#pragma once

#include <cstdint>
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

/// Quick enough to be asked in every transaction. Faults: StoreFault.
std::int64_t step_in(Connection& connection);

/// How a database stands that was found to be of use. Faults: StoreFault.
Standing standing_in(Connection& connection, const Schema& schema);

/// Makes of an older database what the opening asks for, all in one transaction: see
/// sql::bring_up_to_date. A sentence why it cannot be done, or empty.
std::string bring_up_to_date(Connection& connection, const Schema& schema, const Opening& opening);

}  // namespace moothall::store::sqlite
