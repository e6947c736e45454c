#include "store/sqlite/sqlite_store.h"

#include <utility>

#include "store/sqlite/layout/layout.h"

namespace moothall::store::sqlite {
namespace {

/// 16 MiB of journal file: a page that is written often is brought home once.
constexpr int pages_between_checkpoints = 12000;
/// One for each of many callers at once: opening another reads the whole schema.
constexpr std::size_t idle_readers_max = 64;

/// A connection of the pool, given back at the end.
class Loan {
public:
    explicit Loan(ReaderPool& pool) : pool_(pool), connection_(pool.take()) {}
    ~Loan() { pool_.give_back(std::move(connection_)); }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;

    Connection& operator*() const { return *connection_; }

private:
    ReaderPool& pool_;
    std::unique_ptr<Connection> connection_;
};

/// A snapshot is held by a statement that stays on its only row: cheaper than BEGIN and COMMIT.
constexpr std::string_view hold_snapshot = "PRAGMA schema_version";

class Snapshot final : private Loan, public sql::Answering<Reader, Queries> {
public:
    Snapshot(ReaderPool& pool, const sql::Tables& tables)
        : Loan(pool), Answering(Queries(**this, tables)), held_((**this).run(hold_snapshot)) {
        held_.next();
    }

private:
    Running held_;  // Ends before the loan does.
};

/// On the connection that writes.
using Within = sql::Answering<Reader, Queries>;

}  // namespace

ReaderPool::ReaderPool(std::filesystem::path file, std::chrono::milliseconds patience)
    : file_(std::move(file)), patience_(patience) {}

std::unique_ptr<Connection> ReaderPool::take() {
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
    }
    return std::make_unique<Connection>(file_, Access::reads, patience_);
}

void ReaderPool::give_back(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(mutex_);
    if (idle_.size() < idle_readers_max) {
        idle_.push_back(std::move(connection));
    }
}

SqliteStore::SqliteStore(std::filesystem::path file, const std::vector<Table>& tables,
                         const Standing& standing, Sealing sealing,
                         std::chrono::milliseconds patience)
    : file_(std::move(file)),
      patience_(patience),
      tables_(tables, standing.absent, dialect),
      step_(standing.step),
      sealing_(std::move(sealing)),
      connection_(file_, Access::writes, patience),
      change_(connection_, tables_),
      checkpoint_at_(pages_between_checkpoints),
      journal_file_(connection_.take_over_syncing()),
      readers_(file_, patience),
      commits_({[this](const Group& group) { return commit(group); },
                [this](const Group& group, std::int64_t number) { make_safe(group, number); },
                [this] { return is_checkpoint_due(); }, [this] { checkpoint(); }}) {
    connection_.leave_files_beside();
    const auto note_size = [](void* pages, sqlite3*, const char*, int size) {
        *static_cast<int*>(pages) = size;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(connection_.handle(), note_size, &wal_pages_);
}

std::unique_ptr<Reader> SqliteStore::read() {
    if (is_together()) {
        return std::make_unique<Within>(Queries(connection_, tables_));
    }
    return std::make_unique<Snapshot>(readers_, tables_);
}

void SqliteStore::look(const std::function<void(Reader&)>& show) {
    if (is_together()) {
        show(change_);
        return;
    }
    const bool was_idle = commits_.run_while_idle([&] {
        Running held = connection_.run(hold_snapshot);
        held.next();
        Within reader(Queries(connection_, tables_));
        show(reader);
    });
    if (!was_idle) {
        show(*read());
    }
}

Verdict SqliteStore::write(const Work& work) {
    return is_together() ? write_within(work) : commits_.submit(work);
}

bool SqliteStore::write_together(std::span<const std::function<void()>> tasks) {
    bool has_run = false;
    bool was_spoiled = false;
    commits_.submit([&](Writer&) {
        if (has_run) {  // Another work of the group was discarded.
            was_spoiled = true;
            return Verdict::discard;
        }
        has_run = true;
        run_each(tasks);
        was_spoiled = is_spoiled_;
        return is_spoiled_ ? Verdict::discard : Verdict::keep;
    });
    return !was_spoiled;
}

/// Until one of them is spoiled.
void SqliteStore::run_each(std::span<const std::function<void()>> tasks) {
    is_spoiled_ = false;
    together_ = std::this_thread::get_id();
    for (const auto& task : tasks) {
        task();
        if (is_spoiled_) {
            break;
        }
    }
    together_ = std::thread::id();
}

/// Without a savepoint, as in run_together: what is discarded spoils all that it is a part of.
Verdict SqliteStore::write_within(const Work& work) {
    check_still_open();
    const std::int64_t before = connection_.total_changes();
    const bool was_spoiled = std::exchange(is_spoiled_, true);  // Should it throw.
    const Verdict verdict = work(change_);
    check_still_open();
    is_spoiled_ =
        was_spoiled || (verdict == Verdict::discard && connection_.total_changes() != before);
    return verdict;
}

void SqliteStore::purge() {
    write([this](Writer&) {
        connection_.run("INSERT INTO text_index (text_index) VALUES ('optimize')").done();
        return Verdict::keep;
    });
    Connection alone(file_, Access::writes, patience_);
    const int code = sqlite3_wal_checkpoint_v2(alone.handle(), "main", SQLITE_CHECKPOINT_TRUNCATE,
                                               nullptr, nullptr);
    if (code != SQLITE_OK) {
        refuse_further_writes(alone, code);
        throw StoreFault(
            "What was erased is still in the journal file, because the council's data was being "
            "read "
            "for too long or the disk failed. Try again when less is going on.");
    }
}

bool SqliteStore::needs_rebuild() {
    const Loan connection(readers_);
    return (*connection).run("SELECT 1 FROM store_notes WHERE name = 'needs_rebuild'").next();
}

/// Runs as the one leader. Whatever goes wrong, each caller of the group is told.
std::optional<std::int64_t> SqliteStore::commit(const Group& group) {
    try {
        check_not_broken();
        begin();
        if (run_all(group) == Kept::nothing) {
            roll_back();
            return std::nullopt;
        }
        if (sealing_) {
            sealing_(change_);
            check_still_open();
        }
        connection_.run("COMMIT").done();
        return ++committed_;
    } catch (const std::exception& fault) {
        refuse_further_writes(connection_, sqlite3_extended_errcode(connection_.handle()));
        roll_back();
        for (Call* call : group) {
            call->fail(fault.what());
        }
        return std::nullopt;
    }
}

/// One after another: the system tells of a failed sync only once, and what was committed after it
/// is as unsafe.
void SqliteStore::make_safe(const Group& group, std::int64_t number) {
    try {
        const std::lock_guard lock(safe_mutex_);
        if (safe_ >= number) {
            return;
        }
        check_not_broken();
        const std::int64_t committed = committed_;
        const int code = journal_file_->pMethods->xSync(journal_file_, SQLITE_SYNC_NORMAL);
        if (code != SQLITE_OK) {
            refuse_further_writes(sentence_for(code, sqlite3_errstr(code)));
            check_not_broken();
        }
        safe_ = committed;
    } catch (const StoreFault& fault) {
        for (Call* call : group) {
            call->fail(fault.what());
        }
    }
}

/// From here on nobody else writes, nor brings the store up to date.
void SqliteStore::begin() {
    connection_.run("BEGIN IMMEDIATE").done();
    if (step_in(connection_) != step_) {
        throw StoreFault(reason_against_upgraded);
    }
}

SqliteStore::Kept SqliteStore::run_all(const Group& group) {
    if (group.size() == 1) {
        group.front()->run(change_);
        check_still_open();
        return group.front()->wants_to_be_kept() ? Kept::something : Kept::nothing;
    }
    if (const auto kept = run_together(group)) {
        return *kept;
    }
    roll_back();
    begin();
    Kept kept = Kept::nothing;
    for (Call* call : group) {
        if (run_in_savepoint(*call) == Kept::something) {
            kept = Kept::something;
        }
    }
    return kept;
}

/// Without savepoints, each of which makes the text index write what it has gathered. Nothing if a
/// work changed something and does not want it kept: then all have to be run again.
std::optional<SqliteStore::Kept> SqliteStore::run_together(const Group& group) {
    Kept kept = Kept::nothing;
    for (Call* call : group) {
        const std::int64_t before = connection_.total_changes();
        call->run(change_);
        check_still_open();
        if (call->wants_to_be_kept()) {
            kept = Kept::something;
        } else if (connection_.total_changes() != before) {
            return std::nullopt;
        }
    }
    return kept;
}

SqliteStore::Kept SqliteStore::run_in_savepoint(Call& call) {
    connection_.run("SAVEPOINT work").done();
    call.run(change_);
    check_still_open();
    if (!call.wants_to_be_kept()) {
        connection_.run("ROLLBACK TO work").done();
    }
    connection_.run("RELEASE work").done();
    return call.wants_to_be_kept() ? Kept::something : Kept::nothing;
}

/// When the disk fails SQLite ends the transaction by itself; what follows would each be kept
/// alone.
void SqliteStore::check_still_open() const {
    if (connection_.is_idle()) {
        throw fault_of(connection_.handle(), sqlite3_extended_errcode(connection_.handle()));
    }
}

void SqliteStore::check_not_broken() {
    const std::lock_guard lock(broken_mutex_);
    if (!broken_.empty()) {
        throw StoreFault(broken_);
    }
}

void SqliteStore::roll_back() {
    if (!connection_.is_idle()) {
        sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

/// After a failed sync the system may take pages for written that are not: nothing that comes after
/// could be trusted, until the file is opened and read anew. For want of room nothing was written.
void SqliteStore::refuse_further_writes(const Connection& failed, int code) {
    if ((reason_code(failed.handle(), code) & 0xff) != SQLITE_IOERR) {
        return;
    }
    refuse_further_writes(fault_of(failed.handle(), code).what());
}

void SqliteStore::refuse_further_writes(const std::string& reason) {
    const std::lock_guard lock(broken_mutex_);
    if (broken_.empty()) {
        broken_ = reason;
    }
}

bool SqliteStore::is_checkpoint_due() {
    if (wal_pages_ < checkpoint_at_ - pages_between_checkpoints) {
        checkpoint_at_ = pages_between_checkpoints;  // The journal file was begun again.
    }
    return wal_pages_ >= checkpoint_at_;
}

void SqliteStore::checkpoint() {
    checkpoint_at_ = wal_pages_ + pages_between_checkpoints;
    const int code = sqlite3_wal_checkpoint_v2(connection_.handle(), "main",
                                               SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    refuse_further_writes(connection_, code);
}

}  // namespace moothall::store::sqlite
