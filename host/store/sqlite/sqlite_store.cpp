#include "store/sqlite/sqlite_store.h"

#include <utility>

#include "store/sqlite/layout/layout.h"

namespace moothall::store::sqlite {
namespace {

/// 16 MiB of journal file: a page that is written often is brought home once.
constexpr int pages_between_checkpoints = 4000;
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
      readers_(file_, patience),
      commits_([this](const GroupCommit::Group& group) { keep(group); },
               [this] { checkpoint_when_due(); }) {
    connection_.leave_files_beside();
    const auto note_size = [](void* pages, sqlite3*, const char*, int size) {
        *static_cast<int*>(pages) = size;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(connection_.handle(), note_size, &wal_pages_);
}

std::unique_ptr<Reader> SqliteStore::read() {
    return std::make_unique<Snapshot>(readers_, tables_);
}

void SqliteStore::look(const std::function<void(Reader&)>& show) {
    const bool was_idle = commits_.run_while_idle([&] {
        Running held = connection_.run(hold_snapshot);
        held.next();
        sql::Answering<Reader, Queries> reader(Queries(connection_, tables_));
        show(reader);
    });
    if (!was_idle) {
        show(*read());
    }
}

Verdict SqliteStore::write(const Work& work) {
    return commits_.submit(work);
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
void SqliteStore::keep(const GroupCommit::Group& group) {
    try {
        {
            const std::lock_guard lock(broken_mutex_);
            if (!broken_.empty()) {
                throw StoreFault(broken_);
            }
        }
        begin();
        if (run_all(group) == Kept::nothing) {
            roll_back();
            return;
        }
        if (sealing_) {
            sealing_(change_);
            check_still_open();
        }
        connection_.run("COMMIT").done();
    } catch (const std::exception& fault) {
        refuse_further_writes(connection_, sqlite3_extended_errcode(connection_.handle()));
        roll_back();
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

SqliteStore::Kept SqliteStore::run_all(const GroupCommit::Group& group) {
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
std::optional<SqliteStore::Kept> SqliteStore::run_together(const GroupCommit::Group& group) {
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
    const std::lock_guard lock(broken_mutex_);
    if (broken_.empty()) {
        broken_ = fault_of(failed.handle(), code).what();
    }
}

void SqliteStore::checkpoint_when_due() {
    if (wal_pages_ < checkpoint_at_ - pages_between_checkpoints) {
        checkpoint_at_ = pages_between_checkpoints;  // The journal file was begun again.
    }
    if (wal_pages_ < checkpoint_at_) {
        return;
    }
    checkpoint_at_ = wal_pages_ + pages_between_checkpoints;
    const int code = sqlite3_wal_checkpoint_v2(connection_.handle(), "main",
                                               SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    refuse_further_writes(connection_, code);
}

}  // namespace moothall::store::sqlite
