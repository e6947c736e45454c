#include "store/postgres/layout/layout.h"

#include <array>
#include <optional>
#include <utility>

#include "store/postgres/dialect.h"
#include "store/sql/structure.h"
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
constexpr std::array foundation_tables{
    "store_notes", "store_migrations", "store_tables", "events",     "seals",
    "seal_row",    "indexed_texts",    "text_words",   "kept_works", "store_documents"};

constexpr std::string_view finished_note = "moothall";
constexpr std::string_view unfinished_note = "unfinished";

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

class KeptStructure final : public sql::Structure {
public:
    explicit KeptStructure(Connection& connection) : connection_(connection) {}

    const sql::Dialect& dialect() const override { return postgres::dialect; }
    void run(const std::string& statement) override { connection_.queue(statement, Parameters()); }

    std::optional<Table> noted_table(const std::string& name) override {
        const Answer answer = connection_.ask("SELECT shape FROM store_tables WHERE name = $1",
                                              Parameters().bytes(name));
        return answer.rows() > 0 ? std::optional(table_of_shape(name, answer.bytes_at(0, 0)))
                                 : std::nullopt;
    }
    void note_table(const Table& table) override {
        connection_.queue(
            "INSERT INTO store_tables VALUES ($1, $2)"
            " ON CONFLICT (name) DO UPDATE SET shape = excluded.shape",
            Parameters().bytes(table.name).bytes(shape_of(table)));
    }
    void forget_table(const std::string& name) override {
        connection_.queue("DELETE FROM store_tables WHERE name = $1", Parameters().bytes(name));
    }

    bool has_taken(int migration) override {
        return connection_
                   .ask("SELECT number FROM store_migrations WHERE number = $1",
                        Parameters().number(migration))
                   .rows() > 0;
    }
    void note_taken(const Migration& migration, const Opening& opening) override {
        connection_.queue("INSERT INTO store_migrations VALUES ($1, $2, $3, $4)",
                          Parameters()
                              .number(migration.number)
                              .bytes(migration.name)
                              .number(opening.opened_at)
                              .bytes(opening.program_version));
    }

    bool has_events() override {
        return connection_.ask("SELECT number FROM events LIMIT 1", Parameters()).rows() > 0;
    }
    void note_that_it_needs_a_rebuild() override {
        connection_.queue(
            "INSERT INTO store_notes VALUES ('needs_rebuild', 1) ON CONFLICT (name) DO NOTHING",
            Parameters());
    }

private:
    Connection& connection_;
};

std::int64_t tables_named_as_ours(Connection& connection) {
    return number_from(
        connection,
        "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND"
        " tablename IN ('store_notes', 'store_migrations', 'store_tables', 'events', 'seals',"
        " 'seal_row', 'indexed_texts', 'text_words', 'kept_works', 'store_documents')");
}

std::int64_t step_in(Connection& connection) {
    return number_from(connection,
                       "SELECT number FROM store_migrations ORDER BY number DESC LIMIT 1");
}

bool has_table(Connection& connection, std::string_view name) {
    return connection
               .ask(
                   "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND"
                   " tablename = convert_from($1, 'UTF8')",
                   Parameters().bytes(name))
               .rows() > 0;
}

/// Whether the store has this note. A store that can be opened has "moothall", one that is being
/// filled has "unfinished".
bool has_note(Connection& connection, std::string_view name) {
    if (!has_table(connection, "store_notes")) {
        return false;
    }
    // Another program may have a table of that name, with other columns.
    try {
        // Asked for as text: its type is unknown here.
        return connection
                   .ask("SELECT value FROM store_notes WHERE name = convert_from($1, 'UTF8')",
                        Parameters().bytes(name))
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

bool is_being_restored(Connection& connection) {
    return has_table(connection, "store_restoring");
}

void make_layout(Connection& connection, const Schema& schema, const Opening& opening,
                 Readiness readiness) {
    try {
        Transaction transaction(connection);
        for (const char* statement : foundation) {
            connection.queue(statement, Parameters());
        }
        connection.queue(readiness == Readiness::finished
                             ? "INSERT INTO store_notes VALUES ('moothall', 1)"
                             : "INSERT INTO store_notes VALUES ('unfinished', 1)",
                         Parameters());
        KeptStructure structure(connection);
        sql::make_tables(structure, schema, opening);
        transaction.keep();
    } catch (const ServerFault&) {
        connection.forget_failure();
        if (readiness == Readiness::unfinished || !has_note(connection, finished_note)) {
            throw;
        }
    }
}

void mark_as_finished(Connection& connection) {
    connection.ask("UPDATE store_notes SET name = 'moothall' WHERE name = 'unfinished'",
                   Parameters());
}

void drop_layout(Connection& connection, const Schema& schema) {
    Transaction transaction(connection);
    KeptStructure structure(connection);
    for (const Table& table : schema.tables) {
        sql::drop_table(structure, table.name);
    }
    for (const char* name : foundation_tables) {
        connection.queue(std::string("DROP TABLE IF EXISTS ") + name, Parameters());
    }
    transaction.keep();
}

std::string reason_against(Connection& connection, const Schema& schema, Readiness readiness) {
    if (readiness == Readiness::finished && is_being_restored(connection)) {
        return "The database holds only part of a council: a restore into it is under way or was "
               "broken off. Unless it is under way, restore again.";
    }
    if (has_note(connection, unfinished_note)) {
        return "The database holds only part of a council: a copy into it is under way or was "
               "broken off. Unless it is under way, drop the database, make it anew and copy "
               "again.";
    }
    if (!has_note(connection, finished_note)) {
        return "The database holds tables of another program. Name another database.";
    }
    if (tables_named_as_ours(connection) != std::ssize(foundation_tables)) {
        return "The database holds only part of a council. Stop Moothall and restore the last "
               "backup.";
    }
    return reason_against_step(step_in(connection), schema);
}

Result<Pending> pending_in(Connection& connection, const Schema& schema) {
    KeptStructure structure(connection);
    return sql::pending_in(structure, schema);
}

Standing standing_in(Connection& connection, const Schema& schema) {
    const std::int64_t step = step_in(connection);  // First: an upgrade from now on is noticed.
    auto lacks = pending_in(connection, schema);
    if (!lacks) {
        throw StoreFault(lacks.error().reason);
    }
    return {step, std::move(lacks->absent)};
}

std::string bring_up_to_date(Connection& connection, const Schema& schema, const Opening& opening) {
    const auto lacks = pending_in(connection, schema);
    std::string reason = reason_against_use(lacks, opening.preparation);
    if (!reason.empty() || !calls_for_changes(*lacks, opening.preparation)) {
        return reason;
    }
    Transaction transaction(connection);
    transaction.lock();  // Another process may have been faster.
    KeptStructure structure(connection);
    reason = sql::bring_up_to_date(structure, schema, opening);
    if (reason.empty()) {
        transaction.keep();
    }
    return reason;
}

}  // namespace moothall::store::postgres
