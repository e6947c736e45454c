#include "store/sqlite/open.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "contract/store_fixture.h"
#include "host/store/temporary_folder.h"
#include "store/migrations/migrations.h"

namespace moothall::store::sqlite {
namespace {

using testing::HasSubstr;

const Table drafts{"drafts",
                   TableClass::working,
                   {{"officer", ColumnKind::text}, {"words", ColumnKind::text}},
                   1,
                   {}};

/// As `drafts` is after the migrations below.
Table dated_drafts() {
    Table table = drafts;
    table.columns.push_back({"dated", ColumnKind::number});
    table.indexes.push_back({"by_date", {2}});
    return table;
}

const Migration first{1, "foundation", {}};
const Migration second{2, "drafts", {CreateTable{drafts}}};
const Migration third{3,
                      "dates of drafts",
                      {AddColumn{"drafts", {"dated", ColumnKind::number}},
                       CreateIndex{"drafts", {"by_date", {2}}}, DropTable{"sessions"}}};

class SqliteOpen : public testing::Test {
protected:
    Result<std::unique_ptr<Store>> open_with(const Schema& wanted) {
        return open(folder.path(), wanted, seal_all, {"0.1.0", 1777852800000000});
    }
    std::string bytes() const {
        std::ifstream file(database, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    }
    void execute(const char* sql) {
        sqlite3* handle = nullptr;
        ASSERT_EQ(sqlite3_open(database.c_str(), &handle), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sql;
        sqlite3_close(handle);
    }
    std::string one_text(const char* sql) {
        sqlite3* handle = nullptr;
        std::string answer;
        const auto note = [](void* into, int, char** values, char**) {
            *static_cast<std::string*>(into) = values[0] == nullptr ? "" : values[0];
            return 0;
        };
        sqlite3_open(database.c_str(), &handle);
        sqlite3_exec(handle, sql, note, &answer, nullptr);
        sqlite3_close(handle);
        return answer;
    }
    /// Opening is refused with a sentence that holds `words`, and the file stays as it is.
    void expect_refused(const Schema& wanted, const std::string& words) {
        const std::string before = bytes();
        const auto opened = open_with(wanted);
        ASSERT_FALSE(opened);
        EXPECT_THAT(opened.error().reason, HasSubstr(words));
        EXPECT_EQ(bytes(), before);
    }
    void fill() {
        const auto store = open_with(schema).value();
        store->write([](Writer& writer) {
            for (int number = 1; number <= 50; ++number) {
                writer.append(event("case/1", number));
                writer.put(cases,
                           {"C" + std::to_string(number), "ada", number, std::string(1000, 'x')});
            }
            return Verdict::keep;
        });
    }

    TemporaryFolder folder;
    std::filesystem::path database = folder.path() / "council.db";
    Schema schema{{cases, counts, sessions}, {first}};
};

TEST_F(SqliteOpen, MakesFolderAndFilesForTheirOwnerAlone) {
    const auto inner = folder.path() / "a" / "b";
    const auto store = open(inner, schema, seal_all, {"0.1.0", 0}).value();

    EXPECT_EQ(std::filesystem::status(inner).permissions(), std::filesystem::perms::owner_all);
    for (const auto& entry : std::filesystem::directory_iterator(inner)) {
        EXPECT_EQ(entry.status().permissions(),
                  std::filesystem::perms::owner_read | std::filesystem::perms::owner_write)
            << entry.path();
    }
}

TEST_F(SqliteOpen, LeavesTheFilesThatReadersNeedWithNothingInThemWhenItIsClosed) {
    open_with(schema).value();

    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        names.push_back(entry.path().filename());
    }
    EXPECT_THAT(names,
                testing::UnorderedElementsAre("council.db", "council.db-shm", "council.db-wal"));
    EXPECT_EQ(std::filesystem::file_size(folder.path() / "council.db-wal"), 0U);
}

TEST_F(SqliteOpen, IsNotIdleWhileAWorkRuns) {
    const auto store = open_with(schema).value();
    bool was_idle = true;

    store->write([&](Writer&) {
        was_idle = store->is_idle();
        return Verdict::discard;
    });

    EXPECT_FALSE(was_idle);
    EXPECT_TRUE(store->is_idle());
}

TEST_F(SqliteOpen, ALookDoesNotWaitForAnotherProgramThatWrites) {
    fill();
    const auto store = open_with(schema).value();
    sqlite3* other = nullptr;
    ASSERT_EQ(sqlite3_open(database.c_str(), &other), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    std::optional<Row> seen;

    EXPECT_NO_THROW(store->look([&](Reader& reader) { seen = reader.find(cases, {"C1"}); }));

    EXPECT_TRUE(seen);
    sqlite3_close(other);
}

TEST_F(SqliteOpen, WhatALookThrowsIsThrownOnAndHoldsUpNobody) {
    const auto store = open_with(schema).value();

    EXPECT_THROW(store->look([](Reader&) { throw std::runtime_error("no"); }), std::runtime_error);

    EXPECT_TRUE(store->is_idle());
    EXPECT_EQ(store->write([](Writer&) { return Verdict::keep; }), Verdict::keep);
}

TEST_F(SqliteOpen, ANewStoreNotesEveryMigrationWithItsProgramAndTime) {
    schema.migrations = {first, second, third};
    schema.tables = {dated_drafts()};
    open_with(schema).value();

    EXPECT_EQ(one_text("SELECT group_concat(number || name || applied_at || program_version)"
                       " FROM store_migrations"),
              "1foundation17778528000000000.1.0,2drafts17778528000000000.1.0,"
              "3dates of drafts17778528000000000.1.0");
    EXPECT_EQ(one_text("PRAGMA user_version"), "3");
    EXPECT_EQ(one_text("PRAGMA journal_mode"), "wal");
}

TEST_F(SqliteOpen, AnOlderStoreTakesTheMigrationsThatItLacks) {
    open_with(schema).value()->write([](Writer& writer) {
        writer.put(sessions, {"token", "ada"});
        return Verdict::keep;
    });
    {
        const Schema with_drafts{{cases, counts, sessions, drafts}, {first, second}};
        open_with(with_drafts).value()->write([](Writer& writer) {
            writer.put(drafts, {"ada", "half a letter"});
            return Verdict::keep;
        });
    }

    const Table dated = dated_drafts();
    const auto store = open_with({{cases, counts, dated}, {first, second, third}}).value();

    EXPECT_EQ(store->read()->find(dated, {"ada"}), (Row{"ada", "half a letter", std::monostate{}}));
    EXPECT_EQ(store->read()->list({&dated, "by_date", {}, {}, {}, {}, no_limit}).size(), 1u);
    EXPECT_EQ(one_text("SELECT count(*) FROM sqlite_schema WHERE name = 'sessions'"), "0");
    EXPECT_EQ(one_text("PRAGMA user_version"), "3");
    EXPECT_FALSE(store->needs_rebuild());
}

TEST_F(SqliteOpen, AMigrationThatFailsChangesNothing) {
    fill();
    const Migration impossible{2, "impossible", {CreateTable{drafts}, AddColumn{"absent", {}}}};

    expect_refused({{cases, counts, sessions, drafts}, {first, impossible}}, "'absent'");
    EXPECT_EQ(one_text("SELECT count(*) FROM sqlite_schema WHERE name = 'drafts'"), "0");
    EXPECT_TRUE(open_with(schema));
}

TEST_F(SqliteOpen, RefusesAWorkingTableThatNoMigrationChanged) {
    fill();
    Table wider = sessions;
    wider.columns.push_back({"since", ColumnKind::number});

    expect_refused({{cases, counts, wider}, {first}}, "'sessions' is not as this program expects");
}

TEST_F(SqliteOpen, RefusesADatabaseThatIsNewerThanTheProgram) {
    schema.migrations = {first, second};
    fill();
    schema.migrations = {first};

    expect_refused(schema, "was written by a newer Moothall (it is at step 2");
}

TEST_F(SqliteOpen, RefusesTheDatabaseOfAnotherProgram) {
    execute("CREATE TABLE theirs (a); PRAGMA application_id = 77;");

    expect_refused(schema, "is not Moothall's");
}

TEST_F(SqliteOpen, RefusesWhatIsNoDatabase) {
    std::ofstream(database) << std::string(10000, 'x');

    expect_refused(schema, "is damaged");
}

TEST_F(SqliteOpen, RefusesADatabaseThatWasCutShort) {
    fill();
    const auto whole = std::filesystem::file_size(database);
    for (const auto size : {whole - 4096, whole / 2, whole - 1, std::uintmax_t{4096},
                            std::uintmax_t{700}, std::uintmax_t{60}}) {
        std::filesystem::resize_file(database, size);
        const auto opened = open_with(schema);
        EXPECT_FALSE(opened) << size;
        EXPECT_EQ(std::filesystem::file_size(database), size);
    }
    std::filesystem::resize_file(database, 0);
    expect_refused(schema, "has been cut short");
}

TEST_F(SqliteOpen, RefusesAFolderThatIsAFile) {
    const auto file = folder.path() / "file";
    std::ofstream(file) << "x";

    EXPECT_FALSE(open(file, schema, seal_all, {"0.1.0", 0}));
    EXPECT_FALSE(open(file / "below", schema, seal_all, {"0.1.0", 0}));
}

TEST_F(SqliteOpen, TheMigrationsOfTheProgramAreNumberedWithoutGaps) {
    int number = 0;
    for (const Migration& migration : migrations()) {
        EXPECT_EQ(migration.number, ++number);
    }
    EXPECT_GT(number, 0);
}

/// Every file of the folder, one after the other.
std::string all_bytes(const std::filesystem::path& folder) {
    std::string all;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        all.append(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return all;
}

int scratch_files_in(const std::filesystem::path& folder) {
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        files += entry.path().filename().string().starts_with("council.db.new-") ? 1 : 0;
    }
    return files;
}

TEST_F(SqliteOpen, SweepsWhatACrashLeftOfAStoreUnlessOneIsBeingMade) {
    ASSERT_TRUE(open_with(schema));
    for (const char* name : {"council.db.new-a1B2c3", "council.db.new-a1B2c3-wal"}) {
        std::ofstream(folder.path() / name) << "half a store";
    }
    const int maker = ::open(folder.path().c_str(), O_RDONLY | O_DIRECTORY);
    ASSERT_EQ(::flock(maker, LOCK_EX), 0);  // As a process does that makes a store.
    ASSERT_TRUE(open_with(schema));
    EXPECT_EQ(scratch_files_in(folder.path()), 2);
    ::close(maker);

    ASSERT_TRUE(open_with(schema));

    EXPECT_EQ(scratch_files_in(folder.path()), 0);
}

TEST_F(SqliteOpen, AfterAPurgeNoFileHoldsWhatWasErased) {
    const auto store = open_with(schema).value();
    for (int number = 1; number <= 60; ++number) {
        store->write([&](Writer& writer) {
            EventRow row = event("case/1", number);
            const std::size_t size = static_cast<std::size_t>(number * number * 3);
            row.salt = number % 2 == 0 ? "zqsalted" : "remains";
            row.body = (number % 2 == 0 ? "zqsecret" : "remains") + std::string(size, 'z');
            writer.append(row);
            writer.put(cases, {"C" + std::to_string(number), "ada", 1, "zqpaper"});
            writer.index_text("cases", "C" + std::to_string(number), 1, "zqindexed words");
            return Verdict::keep;
        });
    }
    ASSERT_THAT(all_bytes(folder.path()), HasSubstr("zqsecret"));

    store->write([](Writer& writer) {
        for (int number = 1; number <= 60; ++number) {
            if (number % 2 == 0) {
                writer.erase_body("case/1", number);
            }
            writer.put(cases, case_row("C" + std::to_string(number), "ada", 1));
            writer.index_text("cases", "C" + std::to_string(number), 1, "other words");
        }
        return Verdict::keep;
    });
    store->purge();

    const std::string left = all_bytes(folder.path());
    for (const char* word : {"zqsecret", "zqsalted", "zqpaper", "zqindexed", "qindexed"}) {
        EXPECT_EQ(left.find(word), std::string::npos) << word;
    }
    EXPECT_THAT(left, HasSubstr("remains"));
}

}  // namespace
}  // namespace moothall::store::sqlite
