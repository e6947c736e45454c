#include "store/postgres/copying/restoring_database.h"

#include "store/postgres/layout/layout.h"
#include "store/postgres/session/address.h"
#include "store/sql/table_sql.h"

namespace moothall::store::postgres {
namespace {

/// Of a session: "restoring" in ASCII, as far as it goes.
constexpr std::string_view try_lock =
    "SELECT pg_try_advisory_lock(x'726573746f72696e'::bigint)::integer::bigint";

}  // namespace

RestoringDatabase::RestoringDatabase(const std::string& url) : connection_(url) {
    if (connection_.ask(try_lock, Parameters()).number_at(0, 0) == 0) {
        throw StoreFault("Another program is restoring a council into " + shown_address(url) +
                         ". Wait until it has finished, then try again.");
    }
    if (is_being_restored(connection_)) {
        take_remains_away();
    }
    if (!is_empty(connection_)) {
        throw StoreFault(shown_address(url) +
                         " holds something already. Name an empty database with --data.");
    }
    connection_.execute("CREATE TABLE store_restoring ()");
}

void RestoringDatabase::finish() {
    connection_.execute("DROP TABLE store_restoring");
}

/// The table that marks it goes with the others: all or nothing.
void RestoringDatabase::take_away() {
    const Answer names = connection_.ask(
        "SELECT tablename::text::bytea FROM pg_catalog.pg_tables"
        " WHERE schemaname = current_schema()",
        Parameters());
    std::string statements = "BEGIN;";
    for (int row = 0; row < names.rows(); ++row) {
        statements += " DROP TABLE " + sql::in_quotes(names.bytes_at(row, 0)) + " CASCADE;";
    }
    connection_.execute(statements + " COMMIT");
}

/// What the killed one had started on the server may not have heard of its end.
void RestoringDatabase::take_remains_away() {
    connection_.execute(
        "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname ="
        " current_database() AND usename = current_user AND pid <> pg_backend_pid()");
    take_away();
}

}  // namespace moothall::store::postgres
