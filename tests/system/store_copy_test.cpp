#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstdlib>

#include "host/store/file_size_limit.h"
#include "host/store/postgres/private_server.h"
#include "host/store/temporary_folder.h"
#include "system/running/program.h"

// `moothall store copy`, from a folder to a database and back.
namespace moothall {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class StoreCopyCommand : public ::testing::Test {
protected:
    StoreCopyCommand() { ::setenv("XDG_STATE_HOME", (folder.path() / "state").c_str(), 1); }

    Ran run(const std::string& place, std::vector<std::string> words) {
        words.insert(words.begin(), {"--data", place});
        return run_program(folder.path(), std::move(words));
    }
    std::string named(const char* name) const { return folder.path() / name; }

    void make_demo(const char* cases) {
        ASSERT_EQ(run(source, {"demo", "--cases", cases}).status, 0);
    }
    void change_source(const char* statement) {
        sqlite3* connection = nullptr;
        ASSERT_EQ(sqlite3_open((source + "/council.db").c_str(), &connection), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(connection, statement, nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(connection);
    }
    /// The source is then as it was, and the target as empty as it was.
    void expect_refused(const std::string& place, const std::string& words) {
        const std::string before = content(source + "/council.db");
        const Ran ran = run(source, {"store", "copy", place});
        EXPECT_EQ(ran.status, 1) << place;
        EXPECT_TRUE(is_one_sentence(ran.error)) << ran.error;
        EXPECT_THAT(ran.error, HasSubstr(words));
        EXPECT_EQ(ran.out, "");
        EXPECT_EQ(content(source + "/council.db"), before);
    }
    /// Into a folder that is not there yet, with one above it, and into one that is.
    void expect_refused_leaving_folders_as_they_were(const std::string& words) {
        std::filesystem::create_directory(named("there"));
        expect_refused(named("new/copy"), words);
        EXPECT_FALSE(std::filesystem::exists(named("new")));
        expect_refused(named("there"), words);
        EXPECT_TRUE(std::filesystem::is_empty(named("there")));
    }

    store::TemporaryFolder folder;
    store::postgres::TestDatabase database;
    const std::string source = named("ashcombe");
};

TEST_F(StoreCopyCommand, GoesToADatabaseAndBackAndBothAreWorked) {
    make_demo("12");

    const Ran there = run(source, {"store", "copy", database.url()});
    const Ran back = run(database.url(), {"store", "copy", named("back"), "--json"});

    EXPECT_EQ(there.status, 0) << there.error;
    EXPECT_THAT(there.out,
                AllOf(HasSubstr("as it was at position"), HasSubstr("Compared and equal")));
    EXPECT_EQ(back.status, 0) << back.error;
    EXPECT_THAT(back.out, AllOf(HasSubstr(R"("equal":true)"), HasSubstr(R"("class":"working")")));
    const std::string head = run(source, {"journal", "head"}).out;
    for (const std::string& copy : {database.url(), named("back")}) {
        EXPECT_EQ(run(copy, {"journal", "head"}).out, head);
        EXPECT_EQ(run(copy, {"case", "list"}).out, run(source, {"case", "list"}).out);
        EXPECT_THAT(run(copy, {"journal", "rebuild", "--check"}).out, HasSubstr("equal: yes"));
        EXPECT_EQ(run(copy, {"tour"}).status, 0);
        EXPECT_THAT(run(copy, {"journal", "verify"}).out, HasSubstr("whole: yes"));
    }
}

TEST_F(StoreCopyCommand, WhatCannotBeATargetIsRefusedInOneSentence) {
    make_demo("1");

    expect_refused("postgresql://council@localhost:1/nowhere", "did not answer or refused");
    expect_refused("mysql://localhost/council", "not one that PostgreSQL understands");
    expect_refused(store::postgres::shared_server().url_of("nowhere"), "does not exist");
    expect_refused(source, "holds something already");
    database.execute("CREATE TABLE theirs (a integer)");
    expect_refused(database.url(), "holds something already");
    EXPECT_EQ(database.execute("SELECT count(*) FROM theirs"), "0");
}

TEST_F(StoreCopyCommand, WhatCannotBeASourceIsRefusedInOneSentence) {
    make_demo("1");
    change_source("INSERT INTO store_migrations VALUES (99, 'later', 0, '9.9')");
    expect_refused(named("copy"), "newer Moothall (it is at step 99");

    change_source("DELETE FROM store_migrations");
    expect_refused(named("copy"), "older Moothall");

    change_source("PRAGMA application_id = 7");
    expect_refused(named("copy"), "is not Moothall's");
    EXPECT_FALSE(std::filesystem::exists(named("copy")));
}

TEST_F(StoreCopyCommand, AFlippedBitInTheSourceIsNamedByItsStream) {
    make_demo("5");
    change_source(
        "UPDATE events SET facts = CAST(replace(CAST(facts AS TEXT), 'a', 'c') AS BLOB)"
        " WHERE stream = (SELECT max(stream) FROM events WHERE stream LIKE 'case/%')"
        " AND number = 1");

    expect_refused(database.url(), "The chain breaks at event 1 of case/");
    EXPECT_EQ(database.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), "0");
    expect_refused_leaving_folders_as_they_were("The chain breaks at event 1 of case/");
}

TEST_F(StoreCopyCommand, ADiskThatIsFullInTheMiddleLeavesTheTargetEmpty) {
    make_demo("60");
    {
        const store::FileSizeLimit limit(600'000);
        expect_refused_leaving_folders_as_they_were("The disk");
    }

    EXPECT_EQ(run(source, {"store", "copy", named("copy")}).status, 0);
}

TEST_F(StoreCopyCommand, ACopyThatWasBrokenOffIsRefusedByWhateverOpensIt) {
    make_demo("1");
    ASSERT_EQ(run(source, {"store", "copy", named("copy")}).status, 0);
    ASSERT_EQ(run(source, {"store", "copy", database.url()}).status, 0);
    std::filesystem::rename(source, named("whole"));
    std::filesystem::rename(named("copy"), source);
    change_source("PRAGMA application_id = 1297043285");
    database.execute("UPDATE store_notes SET name = 'unfinished' WHERE name = 'moothall'");

    for (const std::string& half : {source, database.url()}) {
        const Ran ran = run(half, {"case", "list"});
        EXPECT_EQ(ran.status, 1);
        EXPECT_THAT(ran.error, AllOf(HasSubstr("only part of a council"), HasSubstr("copy again")));
        EXPECT_TRUE(std::count(ran.error.begin(), ran.error.end(), '\n') == 1) << ran.error;
    }
}

}  // namespace
}  // namespace moothall
