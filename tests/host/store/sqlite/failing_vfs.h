#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

struct sqlite3_vfs;

namespace moothall::store::sqlite {

/// What goes wrong, once, at the operation that was named.
enum class Failure { sync_fails, disk_full, write_cut_short };

/// A disk that fails when told to, and that can lose power: between SQLite and the real files while
/// the object lives. Losing power takes back every write that was not followed by a sync that
/// succeeded. One at a time; the stores that were opened with it must be gone before it.
class FailingDisk {
public:
    FailingDisk();
    ~FailingDisk();
    FailingDisk(const FailingDisk&) = delete;
    FailingDisk& operator=(const FailingDisk&) = delete;

    /// The `nth` operation of its kind from now on fails, counted from 1.
    void fail(Failure failure, std::int64_t nth);
    bool has_failed() const { return has_failed_; }

    /// From now on nothing reaches the files, and what was not synced is taken back.
    void lose_power();
    /// Files are opened as if this user may not write them.
    void make_read_only() { is_read_only_ = true; }
    std::int64_t syncs() const { return syncs_; }
    std::int64_t writes() const { return writes_; }

    // Called by the files.
    bool is_dead() const { return is_dead_; }
    bool is_read_only() const { return is_read_only_; }
    bool sync_is_to_fail();
    /// Nothing where the write is to succeed.
    const Failure* write_is_to_fail();
    void about_to_change(const std::string& path, std::int64_t from, std::int64_t size);
    void was_synced(const std::string& path);

private:
    struct Before {
        std::int64_t size;  ///< Of the whole file.
        std::int64_t from;
        std::string bytes;
    };

    std::unique_ptr<sqlite3_vfs> vfs_;
    mutable std::mutex mutex_;
    std::map<std::string, std::vector<Before>> unsynced_;
    Failure failure_ = Failure::sync_fails;
    std::int64_t countdown_ = 0;  ///< 0: nothing is to fail.
    std::int64_t syncs_ = 0;
    std::int64_t writes_ = 0;
    bool has_failed_ = false;
    bool is_dead_ = false;
    bool is_read_only_ = false;
};

}  // namespace moothall::store::sqlite
