#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstdlib>
#include <fstream>

#include "host/store/postgres/private_server.h"
#include "host/store/temporary_folder.h"
#include "system/running/program.h"

// `moothall upgrade`: on stores that the first release kept, and on what a plugin changed.
namespace moothall {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class Upgrade : public ::testing::Test {
protected:
    Upgrade() { ::setenv("XDG_STATE_HOME", (folder.path() / "state").c_str(), 1); }
    ~Upgrade() override { ::unsetenv("PONDS_REVISION"); }

    Ran run(const std::string& place, std::vector<std::string> words) {
        words.insert(words.begin(), {"--data", place});
        return run_program(folder.path(), std::move(words));
    }
    /// The same with the plugin ponds beside the shipped ones.
    Ran run_with_ponds(std::vector<std::string> words) {
        const auto configuration = folder.path() / "moothall.toml";
        std::ofstream(configuration)
            << "[plugins]\nfolders = [\"" << MOOTHALL_TEST_PLUGINS << "/ponds_alone\"]\n";
        words.insert(words.begin(), {"--config", configuration.string()});
        return run(data, std::move(words));
    }
    void change_store(const char* statement) const {
        sqlite3* connection = nullptr;
        ASSERT_EQ(sqlite3_open((data + "/council.db").c_str(), &connection), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(connection, statement, nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(connection);
    }
    void unpack_first_store() const {
        std::filesystem::create_directory(data);
        const std::string command =
            std::string("tar -xzf " MOOTHALL_KEPT_STORES "/first_sqlite.tar.gz -C ") + data;
        ASSERT_EQ(std::system(command.c_str()), 0);
    }
    /// The first release folds otherwise than this one: nobody works on what it kept until that is
    /// brought up to date.
    void expect_left_alone_as_it_is(const std::string& place) {
        const Ran check = run(place, {"upgrade", "--check"});
        EXPECT_EQ(check.status, 0) << check.out << check.error;
        EXPECT_THAT(check.out, AllOf(HasSubstr("The table outgoing is new"),
                                     HasSubstr("Stop every host of the older release first"),
                                     HasSubstr("Nothing would be refused.")));
        const Ran tour = run(place, {"tour"});
        EXPECT_EQ(tour.status, 1);
        EXPECT_THAT(tour.error, HasSubstr("kept by an older Moothall"));
        EXPECT_THAT(run(place, {"doctor", "--json"}).out,
                    AllOf(HasSubstr("upgrade"), Not(HasSubstr("store_damaged"))));
        EXPECT_EQ(run(place, {"upgrade", "--check"}).out, check.out);
    }
    /// Then it is upgraded, verified, rebuilt and worked; a letter that is asked for waits.
    void expect_upgraded_and_worked(const std::string& place) {
        EXPECT_EQ(run(place, {"upgrade"}).status, 0);
        EXPECT_THAT(run(place, {"doctor", "--json"}).out, Not(HasSubstr("upgrade_waiting")));
        EXPECT_THAT(run(place, {"journal", "verify"}).out,
                    AllOf(HasSubstr("whole: yes"), HasSubstr("documents: 1")));
        EXPECT_THAT(run(place, {"journal", "rebuild", "--check"}).out, HasSubstr("equal: yes"));
        EXPECT_THAT(run(place, {"customer", "list", "--q", "kalum koldwell"}).out,
                    AllOf(HasSubstr("Callum Coldwell"), HasSubstr("sounds_like")));
        EXPECT_THAT(run(place, {"case", "list"}).out, HasSubstr("revenues.discount_review"));
        const Ran tour = run(place, {"tour"});
        EXPECT_EQ(tour.status, 0) << tour.error;
        EXPECT_THAT(run(place, {"attention", "list"}).out, HasSubstr("letter"));
        EXPECT_THAT(run(place, {"journal", "verify"}).out, HasSubstr("whole: yes"));
    }

    store::TemporaryFolder folder;
    const std::string data = folder.path() / "data";
};

TEST_F(Upgrade, AFolderThatTheFirstReleaseKeptIsLeftAloneUpgradedVerifiedAndWorked) {
    unpack_first_store();

    expect_left_alone_as_it_is(data);
    expect_upgraded_and_worked(data);
}

TEST_F(Upgrade, ADatabaseThatTheFirstReleaseKeptIsLeftAloneUpgradedVerifiedAndWorked) {
    const store::postgres::TestDatabase database;
    const auto dump = folder.path() / "dump.sql";
    const std::string command =
        "gzip -dc " MOOTHALL_KEPT_STORES "/first_postgres.sql.gz > " + dump.string();
    ASSERT_EQ(std::system(command.c_str()), 0);
    database.execute("SET ROLE council;\n" + content(dump));

    expect_left_alone_as_it_is(database.url());
    expect_upgraded_and_worked(database.url());
}

TEST_F(Upgrade, AnOlderStoreIsBackedUpByItsOwnReleaseAndByThisOneOnceItIsUpgraded) {
    unpack_first_store();
    const std::string file = folder.path() / "council.moot";
    const std::string restored = folder.path() / "restored";
    const std::string copied = folder.path() / "copied";
    for (const auto& words :
         {std::vector<std::string>{"backup", file}, {"store", "copy", copied}}) {
        const Ran refused = run(data, words);
        EXPECT_EQ(refused.status, 1);
        EXPECT_THAT(refused.error, HasSubstr("kept by an older Moothall"));
    }

    EXPECT_EQ(run(data, {"upgrade"}).status, 0);

    EXPECT_EQ(run(data, {"backup", file}).status, 0);
    EXPECT_EQ(run(data, {"restore", "--drill", file}).status, 0);
    EXPECT_EQ(run(restored, {"restore", file}).status, 0);
    const Ran copy = run(data, {"store", "copy", copied});
    EXPECT_EQ(copy.status, 0) << copy.error;
    for (const std::string& place : {data, restored, copied}) {
        EXPECT_THAT(run(place, {"upgrade", "--check", "--json"}).out,
                    HasSubstr(R"("tables_waiting":[])"));
        EXPECT_THAT(run(place, {"journal", "rebuild", "--check"}).out, HasSubstr("equal: yes"));
    }
}

TEST_F(Upgrade, AnOlderStoreIsRefusedInOneSentenceUntilItIsUpgraded) {
    unpack_first_store();
    change_store(
        "UPDATE store_tables SET shape = replace(shape, 'due', 'dew') WHERE name = 'cases'");
    const std::string before = run(data, {"upgrade", "--check", "--json"}).out;

    const Ran refused = run(data, {"case", "list"});
    const Ran check = run(data, {"upgrade", "--check"});

    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.error, HasSubstr("kept by an older Moothall"));
    EXPECT_THAT(check.out, AllOf(HasSubstr("The table cases is made anew"),
                                 HasSubstr("events are folded again")));
    EXPECT_EQ(run(data, {"upgrade", "--check", "--json"}).out, before);
    EXPECT_EQ(run(data, {"case", "list"}).status, 1);
    EXPECT_EQ(run(data, {"upgrade"}).status, 0);
    EXPECT_THAT(run(data, {"case", "list"}).out, HasSubstr("revenues.discount_review"));
    EXPECT_THAT(run(data, {"journal", "rebuild", "--check"}).out, HasSubstr("equal: yes"));
}

TEST_F(Upgrade, WhereNoCouncilIsNothingIsUpgraded) {
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{"upgrade"}, {"upgrade", "--check"}}) {
        const Ran ran = run(data, words);
        EXPECT_EQ(ran.status, 1);
        EXPECT_TRUE(is_one_sentence(ran.error)) << ran.error;
    }
    EXPECT_FALSE(std::filesystem::exists(data));
}

TEST_F(Upgrade, AStoreOfANewerReleaseIsLeftAlone) {
    unpack_first_store();
    change_store("INSERT INTO store_migrations VALUES (99, 'later', 0, '9.9')");

    const Ran ran = run(data, {"upgrade", "--check"});

    EXPECT_EQ(ran.status, 1);
    EXPECT_TRUE(is_one_sentence(ran.error)) << ran.error;
    EXPECT_THAT(ran.error, HasSubstr("newer Moothall"));
}

TEST_F(Upgrade, APluginsRegisterIsTriedAndThenTakenToItsNextRevision) {
    ASSERT_EQ(run_with_ponds({"register", "put", "ponds.ponds", "pond=mill"}).status, 0);
    ASSERT_EQ(run_with_ponds({"register", "put", "ponds.ponds", "pond=duck"}).status, 0);
    ::setenv("PONDS_REVISION", "2", 1);

    const Ran listed = run_with_ponds({"plugin", "list"});
    const Ran tried = run_with_ponds({"plugin", "upgrade", "ponds", "--dry-run"});
    const Ran check = run_with_ponds({"upgrade", "--check"});
    EXPECT_THAT(listed.out, AllOf(HasSubstr("refused"), HasSubstr("kept at revision 1")));
    EXPECT_EQ(tried.status, 0) << tried.error;
    EXPECT_THAT(tried.out, HasSubstr("ponds.ponds goes from revision 1 to 2: 2 rows."));
    EXPECT_THAT(check.out, HasSubstr("ponds.ponds goes from revision 1 to 2: 2 rows."));
    EXPECT_THAT(run_with_ponds({"plugin", "list"}).out, HasSubstr("refused"));

    EXPECT_EQ(run_with_ponds({"plugin", "upgrade", "ponds"}).status, 0);

    EXPECT_THAT(run_with_ponds({"plugin", "list"}).out, Not(HasSubstr("refused")));
    EXPECT_THAT(run_with_ponds({"register", "show", "ponds.ponds"}).out, HasSubstr("depth_cm 80"));
    EXPECT_THAT(run_with_ponds({"plugin", "upgrade", "ponds"}).out,
                HasSubstr("Every register is at the plugin's revision."));
    EXPECT_THAT(run_with_ponds({"journal", "rebuild", "--check"}).out, HasSubstr("equal: yes"));
    ::setenv("PONDS_REVISION", "1", 1);
    EXPECT_THAT(run_with_ponds({"plugin", "list"}).out, HasSubstr("are kept at revision 2"));
}

TEST_F(Upgrade, ARowThatAStepRefusesStopsTheUpgradeBeforeAnythingIsChanged) {
    ASSERT_EQ(run_with_ponds({"register", "put", "ponds.ponds", "pond=mill"}).status, 0);
    ASSERT_EQ(run_with_ponds({"register", "put", "ponds.ponds", "pond=puddle"}).status, 0);
    const std::string head = run_with_ponds({"journal", "head"}).out;
    ::setenv("PONDS_REVISION", "2", 1);

    const Ran check = run_with_ponds({"upgrade", "--check", "--json"});
    EXPECT_EQ(check.status, 1);
    EXPECT_THAT(check.out, AllOf(HasSubstr(R"("ready":false)"), HasSubstr(R"("key":"puddle")"),
                                 HasSubstr("A puddle has no depth")));
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{"upgrade"}, {"plugin", "upgrade", "ponds"}}) {
        const Ran ran = run_with_ponds(words);
        EXPECT_EQ(ran.status, 1);
        EXPECT_THAT(ran.error, HasSubstr("A puddle has no depth"));
    }

    ::setenv("PONDS_REVISION", "1", 1);
    EXPECT_EQ(run_with_ponds({"journal", "head"}).out, head);
    EXPECT_EQ(run_with_ponds({"plugin", "upgrade", "nobody"}).status, 1);
}

TEST_F(Upgrade, AWorkflowOfTheCouncilThatIsNotUnderstoodAnyMoreIsNamed) {
    ASSERT_EQ(run_with_ponds({"journal", "head"}).status, 0);
    const auto file = folder.path() / "visit.lua";
    std::ofstream(file) << R"(return workflow {
  name = "ponds.visit", title = "A visit", complexity = "straightforward",
  fields = { pond = key { label = "Pond", of = "ponds.ponds" } },
  states = {
    open = { title = "Open", initial = true },
    done = { title = "Done", final = true, keep = "ponds.visits" },
  },
  actions = { finish = { title = "Finish", from = "open", to = "done" } },
}
)";
    const Ran published = run_with_ponds({"workflow", "publish", file.string()});
    ASSERT_EQ(published.status, 0) << published.error << published.out;
    change_store("UPDATE workflows SET source = replace(source, 'actions', 'acts')");

    const Ran check = run_with_ponds({"upgrade", "--check"});

    EXPECT_EQ(check.status, 1);
    EXPECT_THAT(check.out, HasSubstr("The workflow ponds.visit would not pass a check"));
}

}  // namespace
}  // namespace moothall
