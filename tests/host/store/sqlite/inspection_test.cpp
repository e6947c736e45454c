#include "store/sqlite/inspection.h"

#include <gmock/gmock.h>
#include <sqlite3.h>

#include <fstream>
#include <map>

#include "contract/store_fixture.h"
#include "host/store/temporary_folder.h"
#include "store/sqlite/open.h"

namespace moothall::store::sqlite {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Schema schema{{cases, counts, sessions}, {{1, "foundation", {}}}};

class SqliteInspection : public ::testing::Test {
protected:
    void make_store() {
        const auto store =
            open(folder.path(), schema, seal_all, {"0.1.0", 1777852800000000}).value();
    }
    void execute(const char* sql) {
        sqlite3* handle = nullptr;
        ASSERT_EQ(sqlite3_open(database.c_str(), &handle), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sql;
        sqlite3_close(handle);
    }
    /// Every file of the folder with its bytes, but those by which processes agree.
    std::map<std::string, std::string> files() const {
        std::map<std::string, std::string> all;
        for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
            std::ifstream file(entry.path(), std::ios::binary);
            if (!entry.path().string().ends_with("-shm")) {
                all[entry.path().filename()] = {std::istreambuf_iterator<char>(file), {}};
            }
        }
        return all;
    }

    const TemporaryFolder folder;
    const std::filesystem::path database = folder.path() / "council.db";
};

TEST_F(SqliteInspection, SeesThatThereIsNothingAndMakesNothing) {
    const auto seen = inspect(folder.path(), schema);

    EXPECT_FALSE(seen.is_there);
    EXPECT_EQ(seen.reader, nullptr);
    EXPECT_THAT(files(), IsEmpty());
}

TEST_F(SqliteInspection, ReadsAStoreAndItsSettingsAndLeavesItAsItIs) {
    make_store();
    const auto before = files();

    {
        const auto seen = inspect(folder.path(), schema);
        EXPECT_TRUE(seen.is_there);
        EXPECT_EQ(seen.reason, "");
        EXPECT_FALSE(seen.is_behind);
        EXPECT_FALSE(seen.needs_rebuild);
        EXPECT_THAT(seen.settings, Contains(SettingInForce{"journal_mode", "wal"}));
        EXPECT_THAT(seen.settings, Contains(SettingInForce{"synchronous", "2"}));
        EXPECT_FALSE(seen.reader->last_seal());
    }

    EXPECT_TRUE(files() == before);
}

TEST_F(SqliteInspection, LeavesAJournalFileThatSomebodyLeftBehind) {
    make_store();
    const TemporaryFolder copy;
    {
        const auto store = open(folder.path(), schema, seal_all, {"0.1.0", 0}).value();
        store->write([](Writer& writer) {
            writer.put(cases, case_row("CT-1", "priya", std::int64_t{1}));
            return Verdict::keep;
        });
        std::filesystem::copy(folder.path(), copy.path(), std::filesystem::copy_options::recursive);
    }
    const auto size = std::filesystem::file_size(copy.path() / "council.db-wal");

    inspect(copy.path(), schema);

    EXPECT_GT(size, 0U);
    EXPECT_EQ(std::filesystem::file_size(copy.path() / "council.db-wal"), size);
}

TEST_F(SqliteInspection, SeesAnotherJournalMode) {
    make_store();
    execute("PRAGMA journal_mode = DELETE");

    EXPECT_THAT(inspect(folder.path(), schema).settings,
                Contains(SettingInForce{"journal_mode", "delete"}));
}

TEST_F(SqliteInspection, SeesAStoreOfAnOlderProgramAndLeavesItSo) {
    make_store();
    Schema later = schema;
    later.tables.push_back({"drafts", TableClass::working, {{"a", ColumnKind::text}}, 1, {}});
    later.migrations.push_back({2, "drafts", {CreateTable{later.tables.back()}}});
    const auto before = files();

    {
        const auto seen = inspect(folder.path(), later);
        EXPECT_TRUE(seen.is_behind);
        EXPECT_NE(seen.reader, nullptr);
    }

    EXPECT_TRUE(files() == before);
}

TEST_F(SqliteInspection, SaysWhyAStoreCannotBeUsed) {
    make_store();
    execute(
        "INSERT INTO store_migrations VALUES (9999, 'later', 0, '99.0.0');"
        "PRAGMA wal_checkpoint(TRUNCATE)");
    EXPECT_THAT(inspect(folder.path(), schema).reason, HasSubstr("newer Moothall"));

    std::filesystem::resize_file(database, std::filesystem::file_size(database) / 2);
    EXPECT_THAT(inspect(folder.path(), schema).reason, HasSubstr("restore the last backup"));

    std::ofstream(database) << std::string(5'000, 'x');
    const auto seen = inspect(folder.path(), schema);
    EXPECT_THAT(seen.reason, HasSubstr("damaged"));
    EXPECT_EQ(seen.reader, nullptr);
}

}  // namespace
}  // namespace moothall::store::sqlite
