#pragma once

#include <moothall/service/result.h>

#include <optional>
#include <string>

#include "store/pending.h"
#include "store/schema.h"
#include "store/sql/table_sql.h"

namespace moothall::store::sql {

/// The structure of a database, and what the database notes of it: its tables as they were last
/// made, and the migrations that it took. What changes it stands in a transaction of the caller's.
/// Used by one thread at a time. Faults: every method throws StoreFault.
class Structure {
public:
    virtual ~Structure() = default;

    virtual const Dialect& dialect() const = 0;
    /// Runs a statement that gives no rows.
    virtual void run(const std::string& statement) = 0;

    /// As it was last made; nothing if there is none of that name. Its class is not noted.
    virtual std::optional<Table> noted_table(const std::string& name) = 0;
    virtual void note_table(const Table& table) = 0;
    virtual void forget_table(const std::string& name) = 0;

    virtual bool has_taken(int migration) = 0;
    virtual void note_taken(const Migration& migration, const Opening& opening) = 0;

    virtual bool has_events() = 0;
    virtual void note_that_it_needs_a_rebuild() = 0;
};

/// Makes the tables of the schema, which are not there yet, and notes that every migration was
/// taken.
void make_tables(Structure& structure, const Schema& schema, const Opening& opening);

void drop_table(Structure& structure, const std::string& name);

/// What the database lacks. Changes nothing. Refused: as by store::pending.
Result<Pending> pending_in(Structure& structure, const Schema& schema);

/// Takes the migrations that the database lacks and makes tables anew whose declaration has
/// changed; where the opening asks for less, only the working tables that are added. A sentence why
/// that cannot be done, or empty; then, and only then, the transaction is to be kept: so whatever
/// fails, the older program finds all as it was.
std::string bring_up_to_date(Structure& structure, const Schema& schema, const Opening& opening);

}  // namespace moothall::store::sql
