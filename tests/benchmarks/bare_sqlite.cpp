#include "benchmarks/bare_sqlite.h"

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>

namespace moothall::benchmarks {
namespace {

void need(int code, sqlite3* handle) {
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) {
        std::fprintf(stderr, "bare SQLite failed: %s\n", sqlite3_errmsg(handle));
        std::exit(1);
    }
}

void bind_text(sqlite3_stmt* statement, int index, const std::string& text) {
    sqlite3_bind_text(statement, index, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

void bind_blob(sqlite3_stmt* statement, int index, const std::string& bytes) {
    sqlite3_bind_blob(statement, index, bytes.data(), static_cast<int>(bytes.size()),
                      SQLITE_STATIC);
}

/// Copies every cell of a row, as any reader has to.
std::size_t copy_row(sqlite3_stmt* statement) {
    std::size_t size = 0;
    for (int column = 0; column < sqlite3_column_count(statement); ++column) {
        if (sqlite3_column_type(statement, column) == SQLITE_INTEGER) {
            size += static_cast<std::size_t>(sqlite3_column_int64(statement, column) != 0);
            continue;
        }
        const auto* text = static_cast<const char*>(sqlite3_column_blob(statement, column));
        const auto length = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
        size += std::string(text == nullptr ? "" : text, length).size();
    }
    return size;
}

}  // namespace

BareSqlite::BareSqlite(const std::filesystem::path& folder) {
    need(sqlite3_open_v2((folder / "council.db").c_str(), &handle_,
                         SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr),
         handle_);
    need(sqlite3_exec(handle_,
                      "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
                      "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;"
                      "PRAGMA journal_size_limit = 67108864; PRAGMA mmap_size = 2147418112;",
                      nullptr, nullptr, nullptr),
         handle_);
    begin_ = prepare("BEGIN IMMEDIATE");
    commit_ = prepare("COMMIT");
    event_ = prepare(
        "INSERT INTO events (stream, number, header, facts, salt, body, body_hash, hash)"
        " VALUES (?, 1, ?, ?, ?, ?, ?, ?)");
    case_ = prepare("INSERT INTO cases VALUES (?, ?, ?, ?)");
    count_ = prepare(
        "INSERT INTO counts VALUES (?, ?) ON CONFLICT (owner) DO UPDATE SET opened = opened + 1");
    seal_ = prepare("INSERT INTO seals VALUES (?, ?, ?, ?, ?, ?)");
    find_ = prepare("SELECT reference, owner, due, fields FROM cases WHERE reference = ?");
    case_page_ = prepare(
        "SELECT reference, owner, due, fields FROM cases WHERE owner = ?"
        " ORDER BY due, reference LIMIT ?");
    queue_page_ = prepare(
        "SELECT owner, due, reference, fields FROM queue WHERE owner = ?"
        " ORDER BY due, reference LIMIT ?");
}

BareSqlite::~BareSqlite() {
    for (Statement* statement :
         {&begin_, &commit_, &event_, &case_, &count_, &seal_, &find_, &case_page_, &queue_page_}) {
        statement->reset();
    }
    sqlite3_close(handle_);
}

void BareSqlite::begin() {
    run(begin_.get());
}

void BareSqlite::keep(const Rows& rows) {
    static const std::string hash(32, 'h');
    ++events_;
    const std::string stream = "case/" + rows.reference;
    bind_text(event_.get(), 1, stream);
    for (int column = 2; column <= 5; ++column) {
        bind_blob(event_.get(), column, part);
    }
    bind_blob(event_.get(), 6, hash);
    bind_blob(event_.get(), 7, hash);
    run(event_.get());
    bind_text(case_.get(), 1, rows.reference);
    bind_text(case_.get(), 2, rows.owner);
    sqlite3_bind_int64(case_.get(), 3, rows.due);
    bind_text(case_.get(), 4, part);
    run(case_.get());
    bind_text(count_.get(), 1, rows.owner);
    sqlite3_bind_int64(count_.get(), 2, 1);
    run(count_.get());
}

void BareSqlite::commit() {
    static const std::string hash(32, 'h');
    sqlite3_bind_int64(seal_.get(), 1, ++seals_);
    sqlite3_bind_int64(seal_.get(), 2, sealed_ + 1);
    sqlite3_bind_int64(seal_.get(), 3, events_);
    for (int column = 4; column <= 6; ++column) {
        bind_blob(seal_.get(), column, hash);
    }
    run(seal_.get());
    sealed_ = events_;
    run(commit_.get());
}

std::size_t BareSqlite::find(const std::string& reference) {
    bind_text(find_.get(), 1, reference);
    need(sqlite3_step(find_.get()), handle_);
    const std::size_t size = copy_row(find_.get());
    sqlite3_reset(find_.get());
    return size;
}

std::size_t BareSqlite::first_page(const std::string& table, const std::string& owner, int limit) {
    sqlite3_stmt* page = table == "queue" ? queue_page_.get() : case_page_.get();
    bind_text(page, 1, owner);
    sqlite3_bind_int(page, 2, limit);
    std::size_t size = 0;
    while (sqlite3_step(page) == SQLITE_ROW) {
        size += copy_row(page);
    }
    sqlite3_reset(page);
    return size;
}

BareSqlite::Statement BareSqlite::prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    need(sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr),
         handle_);
    return {statement, sqlite3_finalize};
}

void BareSqlite::run(sqlite3_stmt* statement) {
    need(sqlite3_step(statement), handle_);
    sqlite3_reset(statement);
}

}  // namespace moothall::benchmarks
