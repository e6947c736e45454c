#include "benchmarks/bare_connection.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace moothall::benchmarks {

BareConnection::BareConnection(const std::filesystem::path& folder) {
    need(sqlite3_open_v2((folder / "council.db").c_str(), &handle_,
                         SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr));
    execute(
        "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;"
        "PRAGMA cache_size = -16384; PRAGMA journal_size_limit = 67108864;"
        "PRAGMA wal_autocheckpoint = 4000;"
        "PRAGMA mmap_size = 2147418112;");
}

void BareConnection::execute(const char* sql) {
    need(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr));
}

BareConnection::Statement BareConnection::prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    need(sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
    return {statement, sqlite3_finalize};
}

bool BareConnection::step(const Statement& statement) {
    const int code = sqlite3_step(statement.get());
    need(code);
    if (code != SQLITE_ROW) {
        sqlite3_reset(statement.get());
    }
    return code == SQLITE_ROW;
}

std::int64_t BareConnection::number(const char* sql) {
    const Statement statement = prepare(sql);
    return step(statement) ? sqlite3_column_int64(statement.get(), 0) : 0;
}

void BareConnection::need(int code) {
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) {
        std::fprintf(stderr, "bare SQLite failed: %s\n", sqlite3_errmsg(handle_));
        std::exit(1);
    }
}

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

}  // namespace moothall::benchmarks
