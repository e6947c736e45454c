#include "store/sqlite/layout/layout.h"

#include <algorithm>

#include "store/sqlite/dialect.h"
#include "store/sqlite/layout/stored_shape.h"
#include "store/table_shape.h"

namespace moothall::store::sqlite {
namespace {

constexpr std::int64_t application = 0x4d4f4f54;  // "MOOT"
constexpr const char* set_application = "PRAGMA application_id = 1297043284";

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

void note_migration(Connection& connection, const Migration& migration, const Opening& opening) {
    connection.run("INSERT INTO store_migrations VALUES (?, ?, ?, ?)")
        .number(migration.number)
        .text(migration.name)
        .number(opening.opened_at)
        .text(opening.program_version)
        .done();
    connection.execute("PRAGMA user_version = " + std::to_string(migration.number));
}

void make_table(Connection& connection, const Table& table) {
    const sql::TableSql sql(table, dialect);
    for (const std::string& statement : sql.create) {
        connection.execute(statement);
    }
    keep_shape(connection, table);
}

void drop_table(Connection& connection, const std::string& name) {
    connection.execute("DROP TABLE IF EXISTS " + sql::in_quotes(name));
    connection.run("DELETE FROM store_tables WHERE name = ?").text(name).done();
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
    connection.execute("ALTER TABLE " + sql::in_quotes(step.table) + " ADD COLUMN " +
                       sql::in_quotes(step.column.name) + " " + dialect.type_of(step.column.kind));
    table.columns.push_back(step.column);
    keep_shape(connection, table);
}

void take(Connection& connection, const DropTable& step) {
    drop_table(connection, step.table);
}

void take(Connection& connection, const CreateIndex& step) {
    Table table = existing(connection, step.table);
    connection.execute(sql::create_index_sql(table, step.index, dialect));
    table.indexes.push_back(step.index);
    keep_shape(connection, table);
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

bool is_applied(Connection& connection, int number) {
    return connection.run("SELECT 1 FROM store_migrations WHERE number = ?").number(number).next();
}

void migrate(Connection& connection, const Migration& migration, const Opening& opening) {
    Transaction transaction(connection);
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
    bool lost_rows = false;
    for (const Table& table : schema.tables) {
        if (is_as_declared(connection, table)) {
            continue;
        }
        const bool is_there = kept_shape(connection, table.name).has_value();
        if (is_there && table.table_class == TableClass::working) {
            return "The table '" + table.name +
                   "' is not as this program expects it, and no migration says how it becomes so. "
                   "Install a complete release.";
        }
        drop_table(connection, table.name);
        make_table(connection, table);
        lost_rows = lost_rows || table.table_class == TableClass::projection;
    }
    if (lost_rows && number_from(connection, "SELECT max(position) FROM events") > 0) {
        connection.execute("INSERT OR REPLACE INTO store_notes VALUES ('needs_rebuild', 1)");
    }
    transaction.keep();
    return {};
}

}  // namespace

void make_layout(Connection& connection, const Schema& schema, const Opening& opening) {
    connection.execute(set_application);
    for (const char* statement : foundation) {
        connection.execute(statement);
    }
    for (const Table& table : schema.tables) {
        make_table(connection, table);
    }
    for (const Migration& migration : schema.migrations) {
        note_migration(connection, migration, opening);
    }
}

std::string reason_against(Connection& connection, const std::filesystem::path& file,
                           const Schema& schema) {
    if (is_cut_short(connection, file)) {
        return "The council's database has been cut short. Stop Moothall and restore the last "
               "backup.";
    }
    if (number_from(connection, "PRAGMA application_id") != application) {
        return "The file council.db in the data folder is not Moothall's. Name another data "
               "folder.";
    }
    const std::int64_t newest = number_from(connection, "SELECT max(number) FROM store_migrations");
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

}  // namespace moothall::store::sqlite
