#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "store/pending.h"
#include "store/sqlite/change.h"
#include "store/sqlite/dialect.h"
#include "store/sqlite/group_commit.h"
#include "store/store.h"

namespace moothall::store::sqlite {

/// The connections of readers that are not in use.
/// Threads: any.
class ReaderPool {
public:
    ReaderPool(std::filesystem::path file, std::chrono::milliseconds patience);

    std::unique_ptr<Connection> take();
    void give_back(std::unique_ptr<Connection> connection);

private:
    std::filesystem::path file_;
    std::chrono::milliseconds patience_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

/// One database file, made and checked already: see open.h. Its readers must not outlive it.
class SqliteStore final : public Store {
public:
    SqliteStore(std::filesystem::path file, const std::vector<Table>& tables,
                const Standing& standing, Sealing sealing, std::chrono::milliseconds patience);

    std::unique_ptr<Reader> read() override;
    std::unique_ptr<Reader> read_if_at_hand() override { return read(); }
    /// On the connection that writes, while it does not: it has what it wrote still in memory,
    /// where a reader's forgets all at each commit.
    void look(const std::function<void(Reader&)>& show) override;
    Verdict write(const Work& work) override;
    bool write_together(std::span<const std::function<void()>> tasks) override;
    bool is_idle() const override { return is_together() || commits_.is_idle(); }
    void purge() override;
    bool needs_rebuild() override;

private:
    enum class Kept { something, nothing };

    /// Whether this thread runs tasks of which the works are kept together.
    bool is_together() const { return together_.load() == std::this_thread::get_id(); }
    void run_each(std::span<const std::function<void()>> tasks);
    Verdict write_within(const Work& work);

    std::optional<std::int64_t> commit(const Group& group);
    void make_safe(const Group& group, std::int64_t number);
    void begin();
    Kept run_all(const Group& group);
    std::optional<Kept> run_together(const Group& group);
    Kept run_in_savepoint(Call& call);
    void check_still_open() const;
    void check_not_broken();
    void roll_back();
    bool is_checkpoint_due();
    void checkpoint();
    void refuse_further_writes(const Connection& failed, int code);
    void refuse_further_writes(const std::string& reason);

    std::filesystem::path file_;
    std::chrono::milliseconds patience_;
    sql::Tables tables_;
    std::int64_t step_;
    Sealing sealing_;
    Connection connection_;
    Change change_;
    int wal_pages_ = 0;
    int checkpoint_at_;
    std::mutex broken_mutex_;
    std::string broken_;          ///< Why nothing more is written; empty while all is well.
    sqlite3_file* journal_file_;  ///< Of the connection, for as long as that is there.
    std::atomic<std::int64_t> committed_ = 0;  ///< How many transactions were.
    std::mutex safe_mutex_;
    std::int64_t safe_ = 0;  ///< How many of them the disk has.
    ReaderPool readers_;
    std::atomic<std::thread::id> together_;  ///< The thread that runs tasks, while it does.
    bool is_spoiled_ = false;  ///< One of those tasks left behind what must not be kept.
    GroupCommit commits_;
};

}  // namespace moothall::store::sqlite
