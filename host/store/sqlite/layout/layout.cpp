#include "store/sqlite/layout/layout.h"

#include <optional>
#include <utility>

#include "store/sql/structure.h"
#include "store/sqlite/dialect.h"
#include "store/table_shape.h"

namespace moothall::store::sqlite {
namespace {

constexpr std::int64_t application = 0x4d4f4f54;  // "MOOT"
constexpr const char* set_application = "PRAGMA application_id = 1297043284";
/// Of a store that is not finished, so that no older program takes it for a whole one either.
constexpr std::int64_t unfinished_application = 0x4d4f4f55;  // "MOOU"
constexpr const char* set_unfinished_application = "PRAGMA application_id = 1297043285";

constexpr const char* foundation[] = {
    "CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, number INTEGER NOT "
    "NULL,"
    " header BLOB NOT NULL, facts BLOB NOT NULL, salt BLOB NOT NULL, body BLOB,"
    " body_hash BLOB NOT NULL, hash BLOB NOT NULL) STRICT",
    "CREATE UNIQUE INDEX events_of_stream ON events (stream, number)",
    "CREATE TABLE seals (number INTEGER PRIMARY KEY, first_position INTEGER NOT NULL,"
    " last_position INTEGER NOT NULL, previous BLOB NOT NULL, root BLOB NOT NULL,"
    " hash BLOB NOT NULL) STRICT",
    "CREATE TABLE indexed_texts (id INTEGER PRIMARY KEY, collection TEXT NOT NULL, key TEXT NOT "
    "NULL,"
    " dated INTEGER NOT NULL, text TEXT NOT NULL) STRICT",
    "CREATE UNIQUE INDEX text_of_key ON indexed_texts (collection, key)",
    "CREATE VIRTUAL TABLE text_index USING fts5 (text, content = 'indexed_texts',"
    " content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2')",
    "CREATE TABLE store_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL,"
    " applied_at INTEGER NOT NULL, program_version TEXT NOT NULL) STRICT",
    "CREATE TABLE store_tables (name TEXT PRIMARY KEY, shape TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE store_notes (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT "
    "ROWID",
};

std::int64_t number_from(Connection& connection, std::string_view sql) {
    Running running = connection.run(sql);
    return running.next() ? running.number_at(0) : 0;
}

/// SQLite notices whole pages that are missing, but neither part of one nor an empty file. While
/// there is a journal file, which holds what the database lacks, only SQLite can tell.
bool is_cut_short(Connection& connection, const std::filesystem::path& file) {
    const std::int64_t pages = number_from(connection, "PRAGMA page_count");
    const std::int64_t page = number_from(connection, "PRAGMA page_size");
    std::error_code absent;
    const std::uintmax_t journal = std::filesystem::file_size(file.string() + "-wal", absent);
    const bool has_journal = !absent && journal > 0;
    return pages == 0 || (!has_journal && std::filesystem::file_size(file) <
                                              static_cast<std::uintmax_t>(pages * page));
}

/// Discards the transaction unless it was kept.
class Transaction {
public:
    explicit Transaction(Connection& connection) : connection_(connection) {
        connection_.execute("BEGIN IMMEDIATE");
    }
    ~Transaction() {
        if (!connection_.is_idle()) {
            sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
        }
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void keep() { connection_.execute("COMMIT"); }

private:
    Connection& connection_;
};

class KeptStructure final : public sql::Structure {
public:
    explicit KeptStructure(Connection& connection) : connection_(connection) {}

    const sql::Dialect& dialect() const override { return sqlite::dialect; }
    void run(const std::string& statement) override { connection_.execute(statement); }

    std::optional<Table> noted_table(const std::string& name) override {
        Running running = connection_.run("SELECT shape FROM store_tables WHERE name = ?");
        running.text(name);
        return running.next() ? std::optional(table_of_shape(name, running.bytes_at(0)))
                              : std::nullopt;
    }
    void note_table(const Table& table) override {
        const std::string shape = shape_of(table);
        connection_.run("INSERT OR REPLACE INTO store_tables VALUES (?, ?)")
            .text(table.name)
            .text(shape)
            .done();
    }
    void forget_table(const std::string& name) override {
        connection_.run("DELETE FROM store_tables WHERE name = ?").text(name).done();
    }

    bool has_taken(int migration) override {
        return connection_.run("SELECT 1 FROM store_migrations WHERE number = ?")
            .number(migration)
            .next();
    }
    void note_taken(const Migration& migration, const Opening& opening) override {
        connection_.run("INSERT INTO store_migrations VALUES (?, ?, ?, ?)")
            .number(migration.number)
            .text(migration.name)
            .number(opening.opened_at)
            .text(opening.program_version)
            .done();
        connection_.execute("PRAGMA user_version = " + std::to_string(migration.number));
    }

    bool has_events() override {
        return number_from(connection_, "SELECT max(position) FROM events") > 0;
    }
    void note_that_it_needs_a_rebuild() override {
        connection_.execute("INSERT OR REPLACE INTO store_notes VALUES ('needs_rebuild', 1)");
    }

private:
    Connection& connection_;
};

}  // namespace

void make_layout(Connection& connection, const Schema& schema, const Opening& opening,
                 Readiness readiness) {
    connection.execute(readiness == Readiness::finished ? set_application
                                                        : set_unfinished_application);
    for (const char* statement : foundation) {
        connection.execute(statement);
    }
    KeptStructure structure(connection);
    sql::make_tables(structure, schema, opening);
}

void mark_as_finished(Connection& connection) {
    connection.execute(set_application);
}

std::string reason_against(Connection& connection, const std::filesystem::path& file,
                           const Schema& schema) {
    if (is_cut_short(connection, file)) {
        return "The council's database has been cut short. Stop Moothall and restore the last "
               "backup.";
    }
    const std::int64_t written_by = number_from(connection, "PRAGMA application_id");
    if (written_by == unfinished_application) {
        return "The data folder holds only part of a council: a copy into it is under way or was "
               "broken off. Unless it is under way, take the folder away and copy again.";
    }
    if (written_by != application) {
        return "The file council.db in the data folder is not Moothall's. Name another data "
               "folder.";
    }
    const std::int64_t newest = number_from(connection, "SELECT max(number) FROM store_migrations");
    return reason_against_step(newest, schema);
}

Result<Pending> pending_in(Connection& connection, const Schema& schema) {
    KeptStructure structure(connection);
    return sql::pending_in(structure, schema);
}

std::int64_t step_in(Connection& connection) {
    return number_from(connection, "PRAGMA user_version");  // On the first page, which is at hand.
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
    Transaction transaction(connection);  // Another process may have been faster.
    KeptStructure structure(connection);
    reason = sql::bring_up_to_date(structure, schema, opening);
    if (reason.empty()) {
        transaction.keep();
    }
    return reason;
}

}  // namespace moothall::store::sqlite
