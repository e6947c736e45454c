#pragma once

#include <sqlite3.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "store/store.h"

namespace moothall::store::sqlite {

/// What went wrong, as one sentence for a person, for an (extended) result code of SQLite.
std::string sentence_for(int code, std::string_view message);

/// The (extended) result code of what failed last on a connection, `code`; SQLITE_FULL where that
/// was for want of room, which SQLite does not always say: nothing is wrong with the disk then.
int reason_code(sqlite3* connection, int code);

/// The fault for it. The connection may be null, where it could not even be made.
StoreFault fault_of(sqlite3* connection, int code);

/// One run of a prepared statement. Ends it when it goes out of scope, so that it can be run again.
/// What is bound by view must live until then. Faults: every method throws StoreFault.
class Running {
public:
    explicit Running(sqlite3_stmt* statement) : statement_(statement) {}
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running() { sqlite3_reset(statement_); }

    /// Binds the next parameter, the first at first.
    Running& number(std::int64_t value);
    Running& text(std::string_view value);
    Running& bytes(std::string_view value);
    Running& nothing();

    /// Goes to the next row; false when there is none.
    bool next();
    /// Runs a statement that gives no rows.
    void done() { next(); }

    bool is_nothing(int column) const;
    int kind_at(int column) const;  ///< SQLITE_NULL, SQLITE_INTEGER, SQLITE_TEXT or SQLITE_BLOB.
    std::int64_t number_at(int column) const;
    std::string bytes_at(int column) const;

private:
    void check(int code) const;

    sqlite3_stmt* statement_;
    int bound_ = 0;
};

/// How a connection is used.
enum class Access {
    reads,
    writes,
    reads_what_nobody_changes,  ///< Without the files that others and it would agree by.
};

/// An open database and its prepared statements. Used by one thread at a time.
/// Faults: every method throws StoreFault.
class Connection {
public:
    /// `patience` is how long it waits for other writers. A file that may only be read is a
    /// StoreFault for one that writes.
    Connection(const std::filesystem::path& file, Access access,
               std::chrono::milliseconds patience);

    /// Prepares `sql` once; further runs find it ready. Requires that it is not running already.
    Running run(std::string_view sql);

    /// The same for a statement that is known by a name, and written only where it is not.
    Running run(std::string_view name, const std::function<std::string()>& write);

    /// Runs statements that give no rows and are not worth keeping.
    void execute(const std::string& sql);

    /// When it is the last to close its database, the two files that readers agree by stay, with
    /// nothing in them: on a disk that is full there would be no room to make them, and so nothing
    /// could be read.
    void leave_files_beside();

    /// Changes go into a file beside the database first (WAL), which it then says of itself.
    void keep_a_journal();

    /// From here on COMMIT does not wait for the disk: what was committed survives a loss of power
    /// only when this file, which is there as long as the connection, has been synced after it.
    sqlite3_file* take_over_syncing();

    /// Whether no transaction is open: SQLite ends one by itself when the disk fails.
    bool is_idle() const { return sqlite3_get_autocommit(handle()) != 0; }
    int changes() const { return sqlite3_changes(handle()); }
    /// Rows that were changed since the database was opened.
    std::int64_t total_changes() const { return sqlite3_total_changes64(handle()); }
    sqlite3* handle() const { return handle_.get(); }

private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;

    sqlite3_stmt* prepare(std::string_view name, std::string_view sql);
    static int wait_for_others(void* connection, int tries);

    std::unique_ptr<sqlite3, Close> handle_;
    std::chrono::milliseconds patience_;
    std::chrono::steady_clock::time_point waiting_since_;
    std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> prepared_;
};

}  // namespace moothall::store::sqlite
