#include "store/sqlite/connection.h"

#include <sys/statvfs.h>

#include <cerrno>
#include <thread>

namespace moothall::store::sqlite {
namespace {

/// The file as a URI of SQLite, for what no flag says.
std::string as_immutable(const std::filesystem::path& file) {
    std::string uri = "file:";
    for (const char letter : std::filesystem::absolute(file).string()) {
        switch (letter) {
            case '%':
                uri += "%25";
                break;
            case '?':
                uri += "%3f";
                break;
            case '#':
                uri += "%23";
                break;
            default:
                uri += letter;
        }
    }
    return uri + "?immutable=1";
}

/// SQLite would count its memory under one lock for all threads. A program that has used it before
/// us goes on counting, which costs it time and nothing else.
void stop_counting_memory() {
    [[maybe_unused]] static const int told = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

int open_handle(const std::filesystem::path& file, Access access, sqlite3** opened) {
    stop_counting_memory();
    constexpr int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (access == Access::reads_what_nobody_changes) {
        return sqlite3_open_v2(as_immutable(file).c_str(), opened,
                               flags | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
    }
    return sqlite3_open_v2(file.c_str(), opened, flags | SQLITE_OPEN_READWRITE, nullptr);
}

/// As much as SQLite makes the file at once by which readers agree.
constexpr std::uintmax_t room_min = 32'768;

bool is_full(const char* file) {
    struct statvfs about {};
    const auto folder = std::filesystem::path(file).parent_path();
    return ::statvfs(folder.c_str(), &about) == 0 &&
           std::uintmax_t{about.f_bavail} * about.f_frsize < room_min;
}

const char* first_of(std::string_view value) {
    return value.data() == nullptr ? "" : value.data();  // A null pointer would bind nothing.
}

}  // namespace

std::string sentence_for(int code, std::string_view message) {
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return "Another program has been writing to the council's data for too long. Wait "
                   "until it "
                   "has finished, then try again.";
        case SQLITE_FULL:
            return "The disk is full, so nothing was kept. Free some space, then try again.";
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return "The council's data may not be written by this user. Allow it to write the data "
                   "folder, then try again.";
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return "The council's database is damaged: " + std::string(message) +
                   ". Stop Moothall and restore the last backup.";
        case SQLITE_IOERR:
            return "The disk failed: " + std::string(message) +
                   ". Check the disk and restart Moothall before trying again.";
        case SQLITE_CANTOPEN:
            return "The council's database could not be opened. Check the path and the permissions "
                   "of "
                   "the data folder.";
        default:
            return "The store failed: " + std::string(message) + ".";
    }
}

/// Of what it writes to the database and its journal SQLite says so itself; of the files beside
/// them it does not.
int reason_code(sqlite3* connection, int code) {
    const int error = connection == nullptr ? 0 : sqlite3_system_errno(connection);
    const bool has_no_room = error == ENOSPC || error == EDQUOT;
    switch (code) {
        case SQLITE_IOERR_SHMOPEN:
        case SQLITE_IOERR_SHMSIZE:
        case SQLITE_IOERR_SHMMAP: {
            const char* file =
                connection == nullptr ? nullptr : sqlite3_db_filename(connection, "main");
            return has_no_room || (file != nullptr && is_full(file)) ? SQLITE_FULL : code;
        }
        case SQLITE_CANTOPEN:
            return has_no_room ? SQLITE_FULL : code;
        default:
            return code;
    }
}

StoreFault fault_of(sqlite3* connection, int code) {
    const int reason = reason_code(connection, code);
    if (reason == SQLITE_FULL && code != SQLITE_FULL) {
        return StoreFault(
            "The disk is full: even to read the council's data takes a little room in the data "
            "folder. Free some space, then try again.");
    }
    return StoreFault(
        sentence_for(reason, connection == nullptr ? "" : sqlite3_errmsg(connection)));
}

Running& Running::number(std::int64_t value) {
    check(sqlite3_bind_int64(statement_, ++bound_, value));
    return *this;
}

Running& Running::text(std::string_view value) {
    check(sqlite3_bind_text64(statement_, ++bound_, first_of(value), value.size(), SQLITE_STATIC,
                              SQLITE_UTF8));
    return *this;
}

Running& Running::bytes(std::string_view value) {
    check(sqlite3_bind_blob64(statement_, ++bound_, first_of(value), value.size(), SQLITE_STATIC));
    return *this;
}

Running& Running::nothing() {
    check(sqlite3_bind_null(statement_, ++bound_));
    return *this;
}

bool Running::next() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code != SQLITE_DONE) {
        check(code);
    }
    return false;
}

bool Running::is_nothing(int column) const {
    return kind_at(column) == SQLITE_NULL;
}

int Running::kind_at(int column) const {
    return sqlite3_column_type(statement_, column);
}

std::int64_t Running::number_at(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string Running::bytes_at(int column) const {
    const void* first = sqlite3_column_blob(statement_, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return size == 0 ? std::string() : std::string(static_cast<const char*>(first), size);
}

void Running::check(int code) const {
    if (code != SQLITE_OK) {
        throw fault_of(sqlite3_db_handle(statement_), code);
    }
}

Connection::Connection(const std::filesystem::path& file, Access access,
                       std::chrono::milliseconds patience)
    : patience_(patience) {
    sqlite3* opened = nullptr;
    const int code = open_handle(file, access, &opened);
    handle_.reset(opened);
    if (code != SQLITE_OK) {
        throw fault_of(opened, code);
    }
    sqlite3_busy_handler(opened, &Connection::wait_for_others, this);
    if (access != Access::writes) {
        // Another connection's commit empties the cache of this one; the system's it does not.
        execute(
            "PRAGMA mmap_size = 2147418112; PRAGMA cache_size = -4096; PRAGMA query_only = ON;");
        return;
    }
    if (sqlite3_db_readonly(opened, "main") == 1) {
        throw StoreFault(sentence_for(SQLITE_READONLY, ""));
    }
    // Savepoints copy the pages they may have to bring back: into memory, not into a file.
    // Checkpoints are run by the store itself, because SQLite's own say nothing when they fail.
    execute(
        "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;"
        "PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 67108864;"
        "PRAGMA cache_size = -16384;");
}

Running Connection::run(std::string_view sql) {
    const auto found = prepared_.find(sql);
    return Running(found != prepared_.end() ? found->second.get() : prepare(sql, sql));
}

Running Connection::run(std::string_view name, const std::function<std::string()>& write) {
    const auto found = prepared_.find(name);
    return Running(found != prepared_.end() ? found->second.get() : prepare(name, write()));
}

sqlite3_stmt* Connection::prepare(std::string_view name, std::string_view sql) {
    sqlite3_stmt* made = nullptr;
    const int code = sqlite3_prepare_v3(handle(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &made, nullptr);
    Prepared prepared(made);
    if (code != SQLITE_OK) {
        throw fault_of(handle(), code);
    }
    return prepared_.emplace(name, std::move(prepared)).first->second.get();
}

void Connection::execute(const std::string& sql) {
    const int code = sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        throw fault_of(handle(), code);
    }
}

void Connection::leave_files_beside() {
    int leaves = 1;
    const int code = sqlite3_file_control(handle(), "main", SQLITE_FCNTL_PERSIST_WAL, &leaves);
    if (code != SQLITE_OK) {
        throw fault_of(handle(), code);
    }
}

void Connection::keep_a_journal() {
    Running mode = run("PRAGMA journal_mode = WAL");
    if (!mode.next() || mode.bytes_at(0) != "wal") {  // It stays as it was when the disk fails.
        throw StoreFault(
            "The council's database could not be given a journal. Check the disk, and that nobody "
            "else has the data folder open, then try again.");
    }
}

sqlite3_file* Connection::take_over_syncing() {
    keep_a_journal();
    execute("PRAGMA synchronous = NORMAL; SELECT 1 FROM sqlite_schema;");  // Opens the journal.
    sqlite3_file* journal = nullptr;
    const int code = sqlite3_file_control(handle(), "main", SQLITE_FCNTL_JOURNAL_POINTER, &journal);
    if (code != SQLITE_OK || journal == nullptr || journal->pMethods == nullptr) {
        throw fault_of(handle(), code == SQLITE_OK ? SQLITE_CANTOPEN : code);
    }
    return journal;
}

/// Looks again every millisecond: the gaps between the transactions of a busy host are short, and
/// SQLite's own handler, which soon sleeps a tenth of a second, misses them.
int Connection::wait_for_others(void* connection, int tries) {
    auto& self = *static_cast<Connection*>(connection);
    const auto now = std::chrono::steady_clock::now();
    if (tries == 0) {
        self.waiting_since_ = now;
    }
    if (now - self.waiting_since_ >= self.patience_) {
        return 0;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return 1;
}

}  // namespace moothall::store::sqlite
