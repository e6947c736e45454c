#include "store/sqlite/open.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "store/files/durable.h"
#include "store/files/new_folder.h"
#include "store/sqlite/layout/layout.h"
#include "store/sqlite/sqlite_store.h"

namespace moothall::store::sqlite {
namespace {

constexpr std::chrono::seconds patience(5);

constexpr const char* file_name = "council.db";
constexpr std::string_view scratch_prefix = "council.db.new-";

/// Keeps others from making a store in a folder, by a lock on the folder itself: one on a file of
/// the store would, when it is closed, take SQLite's own locks away.
class Making {
public:
    Making(const std::filesystem::path& folder, int wait)
        : folder_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
          alone_(folder_ >= 0 && ::flock(folder_, LOCK_EX | wait) == 0) {}
    ~Making() {
        if (folder_ >= 0) {
            ::close(folder_);
        }
    }
    Making(const Making&) = delete;
    Making& operator=(const Making&) = delete;

    bool alone() const { return alone_; }

private:
    int folder_;
    bool alone_;
};

std::vector<std::filesystem::path> scratch_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> left;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().filename().string().starts_with(scratch_prefix)) {
            left.push_back(entry.path());
        }
    }
    return left;
}

/// Takes away what a crash left of a store in the making, unless one is being made now.
void sweep_scratch(const std::filesystem::path& folder) {
    if (scratch_in(folder).empty()) {
        return;
    }
    const Making making(folder, LOCK_NB);
    if (!making.alone()) {
        return;
    }
    for (const auto& file : scratch_in(folder)) {
        ::unlink(file.c_str());
    }
}

/// With what SQLite lays beside it.
void unlink_database(const std::string& file) {
    for (const char* end : {"", "-wal", "-shm", "-journal"}) {
        ::unlink((file + end).c_str());
    }
}

/// A file of its own for a store that is being made; gone again when that is done.
class Scratch {
public:
    explicit Scratch(const std::filesystem::path& folder)
        : path_(folder / (std::string(scratch_prefix) + "XXXXXX")) {
        const int file = ::mkstemp(path_.data());  // For its owner alone.
        if (file < 0) {
            throw StoreFault(errno == ENOSPC || errno == EDQUOT
                                 ? "The disk is full. Free some space, then try again."
                                 : "Nothing can be written in the data folder. Allow it, then try "
                                   "again.");
        }
        ::close(file);
    }
    ~Scratch() { unlink_database(path_); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    const std::string& path() const { return path_; }

private:
    std::string path_;
};

/// Makes a whole store beside, then gives it its name: so there is never half a store, and of
/// several processes that do so at once one is first and the others use its store.
void make_store(const std::filesystem::path& file, const Schema& schema, const Opening& opening,
                Readiness readiness) {
    const Making making(file.parent_path(), 0);
    const Scratch scratch(file.parent_path());
    {
        Connection connection(scratch.path(), Access::writes, patience);
        connection.execute("BEGIN IMMEDIATE");
        make_layout(connection, schema, opening, readiness);
        connection.execute("COMMIT");
        connection.keep_a_journal();
    }
    const bool somebody_elses_will_do = readiness == Readiness::finished;
    if (::link(scratch.path().c_str(), file.c_str()) != 0 &&
        !(errno == EEXIST && somebody_elses_will_do)) {
        throw StoreFault("The council's database could not be made in the data folder.");
    }
    files::sync_folder(file.parent_path());
}

Result<Pending> pending_in_file(const std::filesystem::path& file, const Schema& schema) {
    if (!std::filesystem::exists(file)) {
        return Refusal{RefusalKind::not_found, "There is no council in " +
                                                   file.parent_path().string() +
                                                   ". Name the data folder of one."};
    }
    Connection connection(file, Access::reads, patience);
    connection.leave_files_beside();
    const std::string reason = reason_against(connection, file, schema);
    if (!reason.empty()) {
        return Refusal{RefusalKind::not_available, reason};
    }
    return pending_in(connection, schema);
}

Result<Standing> standing_as_it_is(const std::filesystem::path& file, const Schema& schema,
                                   const Opening& opening) {
    const auto reason = reason_against_use(pending_in_file(file, schema), opening.preparation);
    if (!reason.empty()) {
        return Refusal{RefusalKind::not_available, reason};
    }
    Connection connection(file, Access::reads, patience);
    connection.leave_files_beside();
    return standing_in(connection, schema);
}

Result<Standing> standing_after_preparing(const std::filesystem::path& folder,
                                          const std::filesystem::path& file, const Schema& schema,
                                          const Opening& opening) {
    files::NewFolder made(folder);
    if (!std::filesystem::exists(file)) {
        make_store(file, schema, opening, Readiness::finished);
    }
    made.keep();
    sweep_scratch(folder);
    Connection connection(file, Access::writes, patience);
    connection.leave_files_beside();
    std::string reason = reason_against(connection, file, schema);
    if (reason.empty()) {
        reason = bring_up_to_date(connection, schema, opening);
    }
    if (!reason.empty()) {
        return Refusal{RefusalKind::not_available, reason};
    }
    return standing_in(connection, schema);
}

std::unique_ptr<Store> open_or_throw(const std::filesystem::path& folder, const Schema& schema,
                                     Sealing sealing, const Opening& opening, std::string& reason) {
    const std::filesystem::path file = folder / file_name;
    auto standing = is_for_reading(opening.preparation)
                        ? standing_as_it_is(file, schema, opening)
                        : standing_after_preparing(folder, file, schema, opening);
    if (!standing) {
        reason = standing.error().reason;
        return nullptr;
    }
    return std::make_unique<SqliteStore>(file, schema.tables, *std::move(standing),
                                         std::move(sealing), patience);
}

/// A database in a folder, both of which are gone at the end unless they are kept: the folder only
/// if it was made for it.
class MadeDatabase {
public:
    explicit MadeDatabase(const std::filesystem::path& folder)
        : folder_(folder), file_(folder / file_name) {
        if (!std::filesystem::is_empty(folder)) {
            throw StoreFault(folder.string() + " holds something already. Name an empty folder.");
        }
    }
    ~MadeDatabase() {
        if (is_made_) {
            unlink_database(file_);
        }
    }
    MadeDatabase(const MadeDatabase&) = delete;
    MadeDatabase& operator=(const MadeDatabase&) = delete;

    void make(const Schema& schema, const Opening& opening) {
        make_store(file_, schema, opening, Readiness::unfinished);
        is_made_ = true;
    }
    void keep() {
        folder_.keep();
        is_made_ = false;
    }
    const std::filesystem::path& file() const { return file_; }

private:
    files::NewFolder folder_;
    std::filesystem::path file_;
    bool is_made_ = false;
};

class UnfinishedStore final : public Unfinished {
public:
    UnfinishedStore(const std::filesystem::path& folder, const Schema& schema,
                    const Opening& opening)
        : made_(folder) {
        made_.make(schema, opening);
        store_ = std::make_unique<SqliteStore>(made_.file(), schema.tables, standing(schema),
                                               Sealing(), patience);
    }

    Store& store() override { return *store_; }

    void finish() override {
        Connection connection(made_.file(), Access::writes, patience);
        mark_as_finished(connection);
        made_.keep();
    }

private:
    Standing standing(const Schema& schema) const {
        Connection connection(made_.file(), Access::reads, patience);
        return standing_in(connection, schema);
    }

    MadeDatabase made_;
    std::unique_ptr<SqliteStore> store_;  // Closed before the file goes.
};

/// What `make` gives, or the sentence of its fault as a refusal.
template <class Made, class Make>
Result<std::unique_ptr<Made>> or_refusal(const Make& make) {
    std::string reason;
    try {
        std::unique_ptr<Made> made = make(reason);
        if (made != nullptr) {
            return made;
        }
    } catch (const StoreFault& fault) {
        reason = fault.what();
    } catch (const std::filesystem::filesystem_error& fault) {
        reason = std::string("The data folder cannot be used: ") + fault.code().message() + ".";
    }
    return Refusal{RefusalKind::not_available, reason};
}

}  // namespace

Result<std::unique_ptr<Store>> open(const std::filesystem::path& folder, const Schema& schema,
                                    Sealing sealing, const Opening& opening) {
    return or_refusal<Store>([&](std::string& reason) {
        return open_or_throw(folder, schema, std::move(sealing), opening, reason);
    });
}

Result<Pending> pending_at(const std::filesystem::path& folder, const Schema& schema) {
    try {
        return pending_in_file(folder / file_name, schema);
    } catch (const StoreFault& fault) {
        return Refusal{RefusalKind::not_available, fault.what()};
    }
}

Result<std::unique_ptr<Unfinished>> make_unfinished(const std::filesystem::path& folder,
                                                    const Schema& schema, const Opening& opening) {
    return or_refusal<Unfinished>(
        [&](std::string&) { return std::make_unique<UnfinishedStore>(folder, schema, opening); });
}

}  // namespace moothall::store::sqlite
