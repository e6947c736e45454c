#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>

namespace moothall::benchmarks {

/// SQLite and nothing else: a connection to a council's database with the settings that the store
/// has. Ends the program when anything fails.
class BareConnection {
public:
    using Statement = std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)>;

    explicit BareConnection(const std::filesystem::path& folder);
    ~BareConnection() { sqlite3_close_v2(handle_); }
    BareConnection(const BareConnection&) = delete;
    BareConnection& operator=(const BareConnection&) = delete;

    void execute(const char* sql);
    Statement prepare(const char* sql);
    /// Whether there is another row.
    bool step(const Statement& statement);
    std::int64_t number(const char* sql);

private:
    void need(int code);

    sqlite3* handle_ = nullptr;
};

/// Copies every cell of a row, as any reader has to; gives the bytes.
std::size_t copy_row(sqlite3_stmt* statement);

}  // namespace moothall::benchmarks
