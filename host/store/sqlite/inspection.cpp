#include "store/sqlite/inspection.h"

#include <unistd.h>

#include <cerrno>

#include "store/sql/answering.h"
#include "store/sqlite/dialect.h"
#include "store/sqlite/layout/layout.h"
#include "store/sqlite/queries.h"

namespace moothall::store::sqlite {
namespace {

constexpr std::chrono::seconds patience(5);

bool has_journal_file(const std::filesystem::path& file) {
    return std::filesystem::exists(file.string() + "-wal");
}

/// Whether there is something in it.
bool has_journal(const std::filesystem::path& file) {
    std::error_code absent;
    const auto bytes = std::filesystem::file_size(file.string() + "-wal", absent);
    return !absent && bytes > 0;
}

/// A connection that leaves the files as they are: who is the last to close a database otherwise
/// brings its journal file home. Where there is none, it closes as others do, so that the files
/// which it needs go again.
struct LookingConnection {
    LookingConnection(const std::filesystem::path& file, Access access)
        : LookingConnection(file, access, has_journal_file(file)) {}
    LookingConnection(const std::filesystem::path& file, Access access, bool leaves_journal)
        : connection(file, access, patience) {
        sqlite3_db_config(connection.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE,
                          leaves_journal ? 1 : 0, nullptr);
    }

    Connection connection;
};

/// What the reader stands on: built before it and taken down after.
struct Ground : LookingConnection {
    Ground(const std::filesystem::path& file, Access access, const Schema& schema,
           const std::vector<std::string>& absent)
        : LookingConnection(file, access), tables(schema.tables, absent, dialect) {}

    sql::Tables tables;
};

class LookingReader final : private Ground, public sql::Answering<Reader, Queries> {
public:
    LookingReader(const std::filesystem::path& file, Access access, const Schema& schema,
                  const std::vector<std::string>& absent)
        : Ground(file, access, schema, absent),
          Answering(Queries(connection, tables)),
          held_(connection.run("PRAGMA schema_version")) {
        held_.next();  // One snapshot, for as long as it lives.
    }

private:
    Running held_;
};

/// A database in its own journal mode needs files beside it, which a medium that is read only does
/// not take: there nobody changes it, so it can be read without them.
Access access_to(const std::filesystem::path& file) {
    const bool may_be_written = ::access(file.parent_path().c_str(), W_OK) == 0;
    const bool is_read_only = !may_be_written && errno == EROFS;
    return is_read_only && !has_journal(file) ? Access::reads_what_nobody_changes : Access::reads;
}

std::string value_of(Connection& connection, std::string_view pragma) {
    Running running = connection.run(pragma);
    return running.next() ? running.bytes_at(0) : std::string();
}

/// As they are for the connection that writes; where nothing can be written, for one that reads.
std::vector<SettingInForce> settings_of(const std::filesystem::path& file, Access access) {
    const auto looking = [&] {
        try {
            return std::make_unique<LookingConnection>(file, Access::writes);
        } catch (const StoreFault&) {
            return std::make_unique<LookingConnection>(file, access);
        }
    }();
    Connection& connection = looking->connection;
    return {{"journal_mode", value_of(connection, "PRAGMA journal_mode")},
            {"synchronous", value_of(connection, "PRAGMA synchronous")}};
}

void look(const std::filesystem::path& file, const Schema& schema, Inspection& seen) {
    const Access access = access_to(file);
    std::vector<std::string> absent;
    {
        LookingConnection looking(file, access);
        seen.reason = reason_against(looking.connection, file, schema);
        if (!seen.reason.empty()) {
            return;
        }
        auto lacks = pending_in(looking.connection, schema);
        if (!lacks) {
            seen.reason = lacks.error().reason;
            return;
        }
        seen.is_behind = !lacks->can_wait();
        seen.waiting = std::move(lacks->waiting);
        absent = std::move(lacks->absent);
        seen.needs_rebuild =
            looking.connection.run("SELECT 1 FROM store_notes WHERE name = 'needs_rebuild'").next();
    }
    seen.settings = settings_of(file, access);
    seen.reader = std::make_unique<LookingReader>(file, access, schema, absent);
}

}  // namespace

Inspection inspect(const std::filesystem::path& folder, const Schema& schema) {
    Inspection seen;
    seen.backend = "sqlite";
    const auto file = folder / "council.db";
    std::error_code absent;
    seen.is_there = std::filesystem::exists(file, absent);
    if (!seen.is_there) {
        return seen;
    }
    try {
        look(file, schema, seen);
    } catch (const StoreFault& fault) {
        seen.reason = fault.what();
    } catch (const std::filesystem::filesystem_error& fault) {
        seen.reason = "The data folder cannot be used: " + fault.code().message() + ".";
    }
    return seen;
}

std::string damage_in(const std::filesystem::path& folder) {
    const auto file = folder / "council.db";
    try {
        LookingConnection looking(file, access_to(file));
        const std::string said = value_of(looking.connection, "PRAGMA quick_check(1)");
        if (said == "ok") {
            return "";
        }
        const std::string damage = said.substr(said.find('\n') + 1);  // After a heading.
        return sentence_for(SQLITE_CORRUPT, damage.substr(0, damage.find('\n')));
    } catch (const StoreFault& fault) {
        return fault.what();
    }
}

}  // namespace moothall::store::sqlite
