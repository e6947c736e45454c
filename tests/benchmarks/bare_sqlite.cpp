#include "benchmarks/bare_sqlite.h"

#include <sqlite3.h>

namespace moothall::benchmarks {
namespace {

void bind_text(sqlite3_stmt* statement, int index, const std::string& text) {
    sqlite3_bind_text(statement, index, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}

void bind_blob(sqlite3_stmt* statement, int index, const std::string& bytes) {
    sqlite3_bind_blob(statement, index, bytes.data(), static_cast<int>(bytes.size()),
                      SQLITE_STATIC);
}

}  // namespace

BareSqlite::BareSqlite(const std::filesystem::path& folder) : connection_(folder) {
    begin_ = connection_.prepare("BEGIN IMMEDIATE");
    commit_ = connection_.prepare("COMMIT");
    event_ = connection_.prepare(
        "INSERT INTO events (stream, number, header, facts, salt, body, body_hash, hash)"
        " VALUES (?, 1, ?, ?, ?, ?, ?, ?)");
    case_ = connection_.prepare("INSERT INTO cases VALUES (?, ?, ?, ?)");
    count_ = connection_.prepare(
        "INSERT INTO counts VALUES (?, ?) ON CONFLICT (owner) DO UPDATE SET opened = opened + 1");
    seal_ = connection_.prepare("INSERT INTO seals VALUES (?, ?, ?, ?, ?, ?)");
    find_ =
        connection_.prepare("SELECT reference, owner, due, fields FROM cases WHERE reference = ?");
    case_page_ = connection_.prepare(
        "SELECT reference, owner, due, fields FROM cases WHERE owner = ?"
        " ORDER BY due, reference LIMIT ?");
    queue_page_ = connection_.prepare(
        "SELECT owner, due, reference, fields FROM queue WHERE owner = ?"
        " ORDER BY due, reference LIMIT ?");
}

void BareSqlite::begin() {
    connection_.step(begin_);
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
    connection_.step(event_);
    bind_text(case_.get(), 1, rows.reference);
    bind_text(case_.get(), 2, rows.owner);
    sqlite3_bind_int64(case_.get(), 3, rows.due);
    bind_text(case_.get(), 4, part);
    connection_.step(case_);
    bind_text(count_.get(), 1, rows.owner);
    sqlite3_bind_int64(count_.get(), 2, 1);
    connection_.step(count_);
}

void BareSqlite::commit() {
    static const std::string hash(32, 'h');
    sqlite3_bind_int64(seal_.get(), 1, ++seals_);
    sqlite3_bind_int64(seal_.get(), 2, sealed_ + 1);
    sqlite3_bind_int64(seal_.get(), 3, events_);
    for (int column = 4; column <= 6; ++column) {
        bind_blob(seal_.get(), column, hash);
    }
    connection_.step(seal_);
    sealed_ = events_;
    connection_.step(commit_);
}

std::size_t BareSqlite::find(const std::string& reference) {
    bind_text(find_.get(), 1, reference);
    connection_.step(find_);
    const std::size_t size = copy_row(find_.get());
    sqlite3_reset(find_.get());
    return size;
}

std::size_t BareSqlite::first_page(const std::string& table, const std::string& owner, int limit) {
    const Statement& page = table == "queue" ? queue_page_ : case_page_;
    bind_text(page.get(), 1, owner);
    sqlite3_bind_int(page.get(), 2, limit);
    std::size_t size = 0;
    while (connection_.step(page)) {
        size += copy_row(page.get());
    }
    return size;
}

}  // namespace moothall::benchmarks
