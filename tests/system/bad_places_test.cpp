#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstdlib>
#include <fstream>

#include "host/store/postgres/private_server.h"
#include "host/store/temporary_folder.h"
#include "system/running/program.h"

// Whatever is wrong with the place that --data names: opening, copying, backing up, restoring and
// upgrading each say so in one sentence, and leave it as it is.
namespace moothall {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

class BadPlace : public ::testing::Test {
protected:
    BadPlace() { ::setenv("XDG_STATE_HOME", path("state").c_str(), 1); }

    std::string path(const std::string& name) const { return folder.path() / name; }
    Ran run(const std::string& place, std::vector<std::string> words) {
        words.insert(words.begin(), {"--data", place});
        return run_program(folder.path(), std::move(words));
    }
    void expect_done(const std::string& place, const std::vector<std::string>& words) {
        const Ran ran = run(place, words);
        EXPECT_EQ(ran.status, 0) << words.front() << ": " << ran.error;
    }
    void expect_refused(const std::string& place, const std::vector<std::string>& words,
                        const std::string& sentence) {
        const Ran ran = run(place, words);
        EXPECT_EQ(ran.status, 1) << words.front() << ": " << ran.out;
        EXPECT_TRUE(is_one_sentence(ran.error)) << words.front() << ": " << ran.error;
        EXPECT_THAT(ran.error, HasSubstr(sentence)) << words.front();
        EXPECT_EQ(ran.out, "") << words.front();
    }
    /// By every command that wants a council there.
    void expect_no_council(const std::string& place, const std::string& sentence) {
        const std::vector<std::vector<std::string>> commands = {
            {"case", "list"},
            {"place", "add", "100001", "1 High Street"},
            {"journal", "verify"},
            {"store", "copy", path("copy")},
            {"backup", path("new.moot")},
            {"upgrade", "--check"},
            {"upgrade"},
        };
        for (const auto& words : commands) {
            expect_refused(place, words, sentence);
        }
        EXPECT_FALSE(fs::exists(path("copy")));
        EXPECT_FALSE(fs::exists(path("new.moot")));
    }
    /// By both that want an empty place. The council that they would bring is whole.
    void expect_not_filled(const std::string& place, const std::string& source,
                           const std::string& sentence) {
        expect_refused(source, {"store", "copy", place}, sentence);
        expect_refused(place, {"restore", path("whole.moot")}, sentence);
    }
    void make_whole(const std::string& place) {
        expect_done(place, {"demo", "--cases", "2"});
        expect_done(place, {"backup", path("whole.moot")});
    }

    store::TemporaryFolder folder;
};

class BadDatabase : public BadPlace {
protected:
    static std::string url_of(const char* name) {
        return store::postgres::shared_server().url_of(name);
    }
    /// Everything that it holds, without what pg_dump makes up each time.
    std::string dump() const {
        const std::string command = "pg_dump --dbname='" +
                                    store::postgres::shared_server().superuser_url_of(bad.name()) +
                                    "' | grep -v restrict > " + path("dump.sql");
        EXPECT_EQ(std::system(command.c_str()), 0);
        return content(path("dump.sql"));
    }
    void make_bad(const std::string& statement) {
        make_whole(whole.url());
        expect_done(bad.url(), {"demo", "--cases", "2"});
        bad.execute(statement);
    }
    void expect_left_alone(const std::string& sentence) {
        const std::string before = dump();
        expect_no_council(bad.url(), sentence);
        expect_not_filled(bad.url(), whole.url(), "holds something already");
        EXPECT_TRUE(dump() == before);
    }

    store::postgres::TestDatabase whole;
    store::postgres::TestDatabase bad;
};

TEST_F(BadDatabase, ThatIsNotThere) {
    make_whole(whole.url());
    const std::vector<std::pair<std::string, std::string>> urls = {
        {"postgresql://council@localhost:1/nowhere", "did not answer or refused"},
        {"mysql://localhost/council", "not one that PostgreSQL understands"},
        {url_of("nowhere"), "does not exist"},
    };
    for (const auto& [url, sentence] : urls) {
        expect_no_council(url, sentence);
        expect_not_filled(url, whole.url(), sentence);
    }
}

TEST_F(BadDatabase, OfAnotherProgram) {
    make_whole(whole.url());
    bad.execute("CREATE TABLE theirs (a integer); INSERT INTO theirs VALUES (1)");

    expect_left_alone("another program");
}

TEST_F(BadDatabase, OfANewerProgram) {
    make_bad("INSERT INTO store_migrations VALUES (99, 'later', 0, '9.9')");

    expect_left_alone("newer Moothall (it is at step 99");
}

TEST_F(BadDatabase, HalfCopied) {
    make_bad("UPDATE store_notes SET name = 'unfinished' WHERE name = 'moothall'");

    expect_left_alone("only part of a council: a copy");
}

TEST_F(BadDatabase, HalfOfWhoseTablesAreGone) {
    make_bad("DROP TABLE seals");

    expect_left_alone("only part of a council");
}

TEST_F(BadDatabase, HalfRestoredIsRestoredAgain) {
    make_bad("CREATE TABLE store_restoring (); ALTER TABLE store_restoring OWNER TO council");
    const std::string before = dump();

    expect_no_council(bad.url(), "only part of a council: a restore");
    expect_refused(whole.url(), {"store", "copy", bad.url()}, "holds something already");
    EXPECT_TRUE(dump() == before);
    expect_done(bad.url(), {"restore", path("whole.moot")});
    EXPECT_THAT(run(bad.url(), {"journal", "verify"}).out, HasSubstr("whole: yes"));
}

TEST_F(BadDatabase, WithAFlippedBitIsReadAndItsCopyAndItsBackupSayWhere) {
    expect_done(bad.url(), {"demo", "--cases", "4"});
    bad.execute(
        "UPDATE events SET facts = set_byte(facts, 20, get_byte(facts, 20) # 1)"
        " WHERE number = 1 AND stream = (SELECT stream FROM events WHERE"
        " convert_from(stream, 'UTF8') LIKE 'case/%' ORDER BY stream DESC LIMIT 1)");
    store::postgres::shared_server().execute("postgres", "ALTER ROLE council CREATEDB");

    expect_done(bad.url(), {"case", "list"});
    expect_refused(bad.url(), {"store", "copy", path("copy")}, "breaks at event 1 of case/");
    expect_done(bad.url(), {"backup", path("bad.moot")});
    const Ran drill = run(bad.url(), {"restore", path("bad.moot"), "--drill"});
    EXPECT_EQ(drill.status, 1);
    EXPECT_THAT(drill.error, AllOf(HasSubstr("use another one"), HasSubstr("event 1 of case/")));
    store::postgres::shared_server().execute("postgres", "ALTER ROLE council NOCREATEDB");
}

class BadFolder : public BadPlace {
protected:
    void change(const std::string& statement) const {
        sqlite3* connection = nullptr;
        ASSERT_EQ(sqlite3_open((bad + "/council.db").c_str(), &connection), SQLITE_OK);
        EXPECT_EQ(
            sqlite3_exec(connection, (statement + "; PRAGMA wal_checkpoint(TRUNCATE)").c_str(),
                         nullptr, nullptr, nullptr),
            SQLITE_OK);
        sqlite3_close(connection);
    }
    void make_bad(const std::string& statement) {
        make_whole(whole);
        expect_done(bad, {"demo", "--cases", "2"});
        change(statement);
    }
    void expect_left_alone(const std::string& sentence) {
        const std::string before = content(bad + "/council.db");
        expect_no_council(bad, sentence);
        expect_not_filled(bad, whole, "holds something already");
        EXPECT_TRUE(content(bad + "/council.db") == before);
    }

    const std::string whole = path("whole");
    const std::string bad = path("bad");
};

TEST_F(BadFolder, WithAFileOfNoDatabase) {
    make_whole(whole);
    fs::create_directory(bad);
    std::ofstream(bad + "/council.db") << std::string(5'000, 'x');

    expect_left_alone("");
}

TEST_F(BadFolder, OfAnotherProgram) {
    make_bad("PRAGMA application_id = 7");

    expect_left_alone("is not Moothall's");
}

TEST_F(BadFolder, OfANewerProgram) {
    make_bad("INSERT INTO store_migrations VALUES (99, 'later', 0, '9.9')");

    expect_left_alone("newer Moothall (it is at step 99");
}

TEST_F(BadFolder, HalfCopied) {
    make_bad("PRAGMA application_id = 1297043285");

    expect_left_alone("only part of a council: a copy");
}

TEST_F(BadFolder, CutShort) {
    make_bad("SELECT 1");
    fs::resize_file(bad + "/council.db", fs::file_size(bad + "/council.db") / 2);

    expect_left_alone("Stop Moothall and restore the last backup");
}

TEST_F(BadFolder, HalfRestoredIsRestoredAgain) {
    make_whole(whole);
    fs::create_directories(bad + "/restoring.unfinished");

    expect_no_council(bad, "council");
    expect_refused(bad, {"case", "list"}, "only part of a council: a restore");
    expect_refused(whole, {"store", "copy", bad}, "holds something already");
    expect_done(bad, {"restore", path("whole.moot")});
    EXPECT_THAT(run(bad, {"journal", "verify"}).out, HasSubstr("whole: yes"));
}

TEST_F(BadFolder, WithAFlippedBitIsReadAndItsBackupSaysWhere) {
    expect_done(bad, {"demo", "--cases", "4"});
    change(
        "UPDATE events SET facts = CAST(replace(CAST(facts AS TEXT), 'a', 'c') AS BLOB)"
        " WHERE stream = (SELECT max(stream) FROM events WHERE stream LIKE 'case/%')"
        " AND number = 1");

    expect_done(bad, {"case", "list"});
    expect_done(bad, {"backup", path("bad.moot")});
    const Ran drill = run(bad, {"restore", path("bad.moot"), "--drill"});
    EXPECT_EQ(drill.status, 1);
    EXPECT_THAT(drill.error, AllOf(HasSubstr("use another one"), HasSubstr("event 1 of case/")));
}

}  // namespace
}  // namespace moothall
