#include "store/postgres/layout/layout.h"

#include <algorithm>

#include "store/postgres/dialect.h"
#include "store/table_shape.h"

namespace moothall::store::postgres {
namespace {

constexpr const char* foundation[] = {
    "CREATE TABLE store_notes (name text PRIMARY KEY, value bigint NOT NULL)",
    "CREATE TABLE store_migrations (number bigint PRIMARY KEY, name bytea NOT NULL,"
    " applied_at bigint NOT NULL, program_version bytea NOT NULL)",
    "CREATE TABLE store_tables (name bytea PRIMARY KEY, shape bytea NOT NULL)",
    "CREATE TABLE events (stream bytea NOT NULL, number bigint NOT NULL, position bigint,"
    " kept_at bigint NOT NULL, header bytea NOT NULL, facts bytea NOT NULL, salt bytea NOT NULL,"
    " body bytea, body_hash bytea NOT NULL, hash bytea NOT NULL, PRIMARY KEY (stream, number))",
    "CREATE UNIQUE INDEX events_by_position ON events (position) WHERE position IS NOT NULL",
    "CREATE INDEX events_unsealed ON events (kept_at, stream, number) WHERE position IS NULL",
    "CREATE TABLE seals (number bigint PRIMARY KEY, first_position bigint NOT NULL,"
    " last_position bigint NOT NULL, previous bytea NOT NULL, root bytea NOT NULL,"
    " hash bytea NOT NULL)",
    "CREATE TABLE seal_row (id bigint PRIMARY KEY, number bigint NOT NULL,"
    " position bigint NOT NULL)",
    "INSERT INTO seal_row VALUES (1, 0, 0)",
    "CREATE TABLE indexed_texts (collection bytea NOT NULL, key bytea NOT NULL,"
    " dated bigint NOT NULL, words bytea[] NOT NULL, PRIMARY KEY (collection, key))",
    "CREATE TABLE text_words (collection bytea NOT NULL, word bytea NOT NULL,"
    " dated bigint NOT NULL, key bytea NOT NULL)",
    "CREATE UNIQUE INDEX text_words_by_date ON text_words (collection, word, dated DESC, key)",
    "CREATE TABLE kept_works (id bytea PRIMARY KEY, was_kept bigint NOT NULL,"
    " kept_at bigint NOT NULL)",
    "CREATE TABLE store_documents (address bytea NOT NULL, part bigint NOT NULL, bytes bytea NOT "
    "NULL,"
    " put_at bigint NOT NULL, PRIMARY KEY (address, part))",
};

/// The tables above: a database that has some of them and not the others is half a store.
constexpr std::int64_t foundation_tables = 10;

std::int64_t number_from(Connection& connection, std::string_view sql) {
    const Answer answer = connection.ask(sql, Parameters());
    return answer.rows() == 0 ? 0 : answer.number_at(0, 0);
}

/// Ends the transaction that it began, unless it was kept. Each statement in it sees what others
/// have kept by then.
class Transaction {
public:
    explicit Transaction(Connection& connection) : connection_(connection) {
        connection_.forget_failure();
        connection_.queue("BEGIN ISOLATION LEVEL READ COMMITTED", Parameters());
    }
    ~Transaction() {
        if (is_open_) {
            try {
                connection_.post("ROLLBACK");
            } catch (const ServerFault&) {
                is_open_ = false;  // Gone with the connection.
            }
        }
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Waits until no other process changes the tables.
    void lock() {
        connection_.queue("SET LOCAL lock_timeout = '60s'", Parameters());
        connection_.ask("SELECT number FROM seal_row WHERE id = 1 FOR UPDATE", Parameters());
    }

    void keep() {
        connection_.ask("COMMIT", Parameters());
        is_open_ = false;
    }

private:
    Connection& connection_;
    bool is_open_ = true;
};

void note_migration(Connection& connection, const Migration& migration, const Opening& opening) {
    connection.queue("INSERT INTO store_migrations VALUES ($1, $2, $3, $4)",
                     Parameters()
                         .number(migration.number)
                         .bytes(migration.name)
                         .number(opening.opened_at)
                         .bytes(opening.program_version));
}

bool is_applied(Connection& connection, int number) {
    return connection
               .ask("SELECT number FROM store_migrations WHERE number = $1",
                    Parameters().number(number))
               .rows() > 0;
}

void keep_shape(Connection& connection, const Table& table) {
    connection.queue(
        "INSERT INTO store_tables VALUES ($1, $2)"
        " ON CONFLICT (name) DO UPDATE SET shape = excluded.shape",
        Parameters().bytes(table.name).bytes(shape_of(table)));
}

std::optional<Table> kept_shape(Connection& connection, const std::string& name) {
    const Answer answer =
        connection.ask("SELECT shape FROM store_tables WHERE name = $1", Parameters().bytes(name));
    if (answer.rows() == 0) {
        return std::nullopt;
    }
    return table_of_shape(name, answer.bytes_at(0, 0));
}

void make_table(Connection& connection, const Table& table) {
    const sql::TableSql sql(table, dialect);
    for (const std::string& statement : sql.create) {
        connection.queue(statement, Parameters());
    }
    keep_shape(connection, table);
}

void drop_table(Connection& connection, const std::string& name) {
    connection.queue("DROP TABLE IF EXISTS " + sql::in_quotes(name), Parameters());
    connection.queue("DELETE FROM store_tables WHERE name = $1", Parameters().bytes(name));
}

Table existing(Connection& connection, const std::string& name) {
    std::optional<Table> table = kept_shape(connection, name);
    if (!table) {
        throw StoreFault("A migration changes the table '" + name + "', which is not there.");
    }
    return std::move(*table);
}

void take(Connection& connection, const CreateTable& step) {
    make_table(connection, step.table);
}

void take(Connection& connection, const AddColumn& step) {
    Table table = existing(connection, step.table);
    connection.queue("ALTER TABLE " + sql::in_quotes(step.table) + " ADD COLUMN " +
                         sql::in_quotes(step.column.name) + " " + dialect.type_of(step.column.kind),
                     Parameters());
    table.columns.push_back(step.column);
    keep_shape(connection, table);
}

void take(Connection& connection, const DropTable& step) {
    drop_table(connection, step.table);
}

void take(Connection& connection, const CreateIndex& step) {
    Table table = existing(connection, step.table);
    connection.queue(sql::create_index_sql(table, step.index, dialect), Parameters());
    table.indexes.push_back(step.index);
    keep_shape(connection, table);
}

void migrate(Connection& connection, const Migration& migration, const Opening& opening) {
    Transaction transaction(connection);
    transaction.lock();
    if (is_applied(connection, migration.number)) {
        return;  // Another process was faster.
    }
    for (const Step& step : migration.steps) {
        std::visit([&](const auto& each) { take(connection, each); }, step);
    }
    note_migration(connection, migration, opening);
    transaction.keep();
}

bool is_as_declared(Connection& connection, const Table& table) {
    const std::optional<Table> kept = kept_shape(connection, table.name);
    return kept && shape_of(*kept) == shape_of(table);
}

/// Projections that are not as declared are made anew, for a rebuild to fill.
std::string make_as_declared(Connection& connection, const Schema& schema) {
    Transaction transaction(connection);
    transaction.lock();
    bool lost_rows = false;
    for (const Table& table : schema.tables) {
        const std::optional<Table> kept = kept_shape(connection, table.name);
        if (kept && shape_of(*kept) == shape_of(table)) {
            continue;
        }
        if (kept && table.table_class == TableClass::working) {
            return "The table '" + table.name +
                   "' is not as this program expects it, and no migration says how it becomes so. "
                   "Install a complete release.";
        }
        drop_table(connection, table.name);
        make_table(connection, table);
        lost_rows = lost_rows || table.table_class == TableClass::projection;
    }
    const std::string_view any_event = "SELECT number FROM events LIMIT 1";
    if (lost_rows && connection.ask(any_event, Parameters()).rows() > 0) {
        connection.queue(
            "INSERT INTO store_notes VALUES ('needs_rebuild', 1) ON CONFLICT (name) DO NOTHING",
            Parameters());
    }
    transaction.keep();
    return {};
}

std::int64_t tables_named_as_ours(Connection& connection) {
    return number_from(
        connection,
        "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND"
        " tablename IN ('store_notes', 'store_migrations', 'store_tables', 'events', 'seals',"
        " 'seal_row', 'indexed_texts', 'text_words', 'kept_works', 'store_documents')");
}

bool is_marked_as_ours(Connection& connection) {
    if (number_from(connection,
                    "SELECT count(*) FROM pg_catalog.pg_tables WHERE tablename = 'store_notes'"
                    " AND schemaname = current_schema()") == 0) {
        return false;
    }
    // Another program may have a table of that name, with other columns.
    try {
        return connection.ask("SELECT value FROM store_notes WHERE name = 'moothall'", Parameters())
                   .rows() > 0;
    } catch (const ServerFault& fault) {
        if (fault.remedy() == Remedy::reconnect) {
            throw;
        }
        connection.forget_failure();
        return false;
    }
}

}  // namespace

bool is_empty(Connection& connection) {
    return number_from(connection,
                       "SELECT count(*) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n"
                       " ON n.oid = c.relnamespace WHERE n.nspname = current_schema()"
                       " AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')") == 0;
}

void make_layout(Connection& connection, const Schema& schema, const Opening& opening) {
    try {
        Transaction transaction(connection);
        for (const char* statement : foundation) {
            connection.queue(statement, Parameters());
        }
        connection.queue("INSERT INTO store_notes VALUES ('moothall', 1)", Parameters());
        for (const Table& table : schema.tables) {
            make_table(connection, table);
        }
        for (const Migration& migration : schema.migrations) {
            note_migration(connection, migration, opening);
        }
        transaction.keep();
    } catch (const ServerFault&) {
        connection.forget_failure();
        if (!is_marked_as_ours(connection)) {
            throw;
        }
    }
}

std::string reason_against(Connection& connection, const Schema& schema) {
    if (!is_marked_as_ours(connection)) {
        return "The database holds tables of another program. Name another database.";
    }
    if (tables_named_as_ours(connection) != foundation_tables) {
        return "The database holds only part of a council. Stop Moothall and restore the last "
               "backup.";
    }
    const std::int64_t newest =
        number_from(connection, "SELECT number FROM store_migrations ORDER BY number DESC LIMIT 1");
    return reason_against_step(newest, schema);
}

bool is_up_to_date(Connection& connection, const Schema& schema) {
    return std::ranges::all_of(schema.migrations,
                               [&](const Migration& migration) {
                                   return is_applied(connection, migration.number);
                               }) &&
           std::ranges::all_of(schema.tables, [&](const Table& table) {
               return is_as_declared(connection, table);
           });
}

std::string bring_up_to_date(Connection& connection, const Schema& schema, const Opening& opening) {
    for (const Migration& migration : schema.migrations) {
        if (!is_applied(connection, migration.number)) {
            migrate(connection, migration, opening);
        }
    }
    if (is_up_to_date(connection, schema)) {
        return {};
    }
    return make_as_declared(connection, schema);
}

}  // namespace moothall::store::postgres
