#include "store/sqlite/copying/whole_copy.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "store/files/descriptor.h"
#include "store/files/unfinished_file.h"
#include "store/sql/answering.h"
#include "store/sqlite/queries.h"

namespace moothall::store::sqlite {
namespace {

constexpr std::chrono::seconds patience(5);
/// A megabyte: between two of them others get the disk.
constexpr int pages_of_a_step = 256;
/// What is not yet on the disk stays little, so that the syncs of those who work do not wait for
/// it.
constexpr int steps_between_syncs = 8;
constexpr std::size_t piece = std::size_t{1} << 20U;

[[noreturn]] void fail(const char* what) {
    throw StoreFault(std::string(what) + ": " + std::strerror(errno) + ".");
}

/// A copy of the database in a file that has no name.
class ScratchCopy {
public:
    explicit ScratchCopy(const std::filesystem::path& folder)
        : path_((folder / ".moothall-copy-XXXXXX").string()),
          file_(::mkostemp(path_.data(), O_CLOEXEC)) {
        if (file_.number() < 0) {
            fail("Nothing can be written where the backup is to be");
        }
        sqlite3* opened = nullptr;
        const int code = sqlite3_open_v2(path_.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
        database_.reset(opened);
        ::unlink(path_.c_str());
        if (code != SQLITE_OK) {
            throw fault_of(opened, code);
        }
        sqlite3_exec(opened, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;", nullptr,
                     nullptr, nullptr);
    }

    /// Requires a transaction that reads on the connection: so the copy is never begun again.
    void take(Connection& from) {
        const std::unique_ptr<sqlite3_backup, int (*)(sqlite3_backup*)> copying(
            sqlite3_backup_init(database_.get(), "main", from.handle(), "main"),
            &sqlite3_backup_finish);
        if (copying == nullptr) {
            check(sqlite3_extended_errcode(database_.get()));
        }
        files::WritingBehind behind;
        while (true) {
            const int code = sqlite3_backup_step(copying.get(), pages_of_a_step);
            if (code == SQLITE_DONE) {
                return;
            }
            check(code);
            behind.until(file_.number(), size_of_file());
        }
    }

    void give(const ByteSink& sink) {
        database_.reset();
        std::string bytes(piece, '\0');
        off_t from = 0;
        while (true) {
            const ssize_t got = ::pread(file_.number(), bytes.data(), bytes.size(), from);
            if (got < 0 && errno == EINTR) {
                continue;
            }
            if (got < 0) {
                fail("The copy of the database could not be read");
            }
            if (got == 0) {
                return;
            }
            sink(std::string_view(bytes).substr(0, static_cast<std::size_t>(got)));
            ::posix_fadvise(file_.number(), from, got,
                            POSIX_FADV_DONTNEED);  // Nobody reads it again.
            from += got;
        }
    }

private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };

    off_t size_of_file() const {
        struct stat about {};
        return ::fstat(file_.number(), &about) == 0 ? about.st_size : 0;
    }

    void check(int code) const {
        if (code != SQLITE_OK) {
            const int reason = reason_code(database_.get(), code);
            throw StoreFault(sentence_for(reason, sqlite3_errstr(reason)));
        }
    }

    std::string path_;
    files::Descriptor file_;
    std::unique_ptr<sqlite3, Close> database_;
};

class Moment final : public HeldMoment {
public:
    Moment(const std::filesystem::path& file, const sql::Tables& tables,
           std::filesystem::path scratch)
        : connection_(file, Access::reads, patience),
          reader_(Queries(connection_, tables)),
          scratch_(std::move(scratch)) {
        connection_.execute("BEGIN");
        reader_.last_seal();  // Its moment is that of its first statement.
    }

    Reader& reader() override { return reader_; }

    std::int64_t step() override {
        Running running = connection_.run("SELECT max(number) FROM store_migrations");
        return running.next() ? running.number_at(0) : 0;
    }

    void copy(const ByteSink& sink) override {
        ScratchCopy scratch(scratch_);
        scratch.take(connection_);
        connection_.execute("COMMIT");
        scratch.give(sink);
    }

private:
    Connection connection_;
    sql::Answering<Reader, Queries> reader_;
    std::filesystem::path scratch_;
};

class Copies final : public WholeCopies {
public:
    Copies(const std::filesystem::path& folder, const std::vector<Table>& tables,
           std::filesystem::path scratch)
        : file_(folder / "council.db"),
          tables_(tables, {}, dialect),
          scratch_(std::move(scratch)) {}

    std::string backend() const override { return "sqlite"; }
    std::unique_ptr<HeldMoment> hold() override {
        return std::make_unique<Moment>(file_, tables_, scratch_);
    }

private:
    std::filesystem::path file_;
    sql::Tables tables_;
    std::filesystem::path scratch_;
};

class NewFile final : public NewStore {
public:
    explicit NewFile(const std::filesystem::path& folder) : file_(folder / "council.db") {}

    std::string backend() const override { return "sqlite"; }

    void make(const ByteSource& source) override {
        files::UnfinishedFile file(file_);
        for (auto bytes = source(); !bytes.empty(); bytes = source()) {
            file.write(bytes);
        }
        file.finish();
        is_made_ = true;
        Connection connection(file_, Access::reads, patience);
        Running found = connection.run("PRAGMA quick_check(1)");
        if (!found.next() || found.bytes_at(0) != "ok") {
            throw StoreFault(
                "The database in the copy is damaged: " +
                (found.is_nothing(0) ? std::string("it is empty") : found.bytes_at(0)) + ".");
        }
    }

    void cut_after(const std::optional<SealRow>& seal) override {
        Connection connection(file_, Access::writes, patience);
        connection.execute("BEGIN IMMEDIATE");
        connection.run("DELETE FROM events WHERE position > ?")
            .number(seal ? seal->last_position : 0)
            .done();
        connection.run("DELETE FROM seals WHERE number > ?").number(seal ? seal->number : 0).done();
        connection.execute("INSERT OR REPLACE INTO store_notes VALUES ('needs_rebuild', 1)");
        connection.execute("COMMIT");
    }

    void finish() override {}  // Nobody looks for it before its folder has its place.

    void take_away() override {
        if (!is_made_) {
            return;
        }
        for (const char* beside : {"-wal", "-shm", ""}) {
            std::filesystem::remove(file_.string() + beside);
        }
    }

private:
    std::filesystem::path file_;
    bool is_made_ = false;
};

}  // namespace

std::unique_ptr<WholeCopies> whole_copies(const std::filesystem::path& folder,
                                          const std::vector<Table>& tables,
                                          const std::filesystem::path& scratch) {
    return std::make_unique<Copies>(folder, tables, scratch);
}

std::unique_ptr<NewStore> new_store(const std::filesystem::path& folder) {
    return std::make_unique<NewFile>(folder);
}

}  // namespace moothall::store::sqlite
