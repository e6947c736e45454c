#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "host/store/postgres/private_server.h"
#include "host/store/temporary_folder.h"
#include "system/running/program.h"

// The program itself on PostgreSQL: what works on a folder works on a database.
namespace moothall {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class OnPostgres : public ::testing::Test {
protected:
    OnPostgres() { ::setenv("XDG_STATE_HOME", (folder.path() / "state").c_str(), 1); }

    Ran run(std::vector<std::string> words) { return run_at(database.url(), std::move(words)); }
    Ran run_at(const std::string& url, std::vector<std::string> words) {
        words.insert(words.begin(), {"--data", url});
        return run_program(folder.path(), std::move(words));
    }
    void expect_refused(const std::string& url, const std::string& words) {
        const Ran ran = run_at(url, {"journal", "head"});
        EXPECT_EQ(ran.status, 1) << url;
        EXPECT_TRUE(is_one_sentence(ran.error)) << ran.error;
        EXPECT_THAT(ran.error, AllOf(HasSubstr(words), Not(HasSubstr("s3cret"))));
        EXPECT_EQ(ran.out, "");
    }

    /// Lets the server read its rules again, and waits until sessions follow them.
    void reload() {
        const std::string before = database.execute("SELECT pg_conf_load_time()");
        database.execute("SELECT pg_reload_conf()");
        for (int tries = 0; tries < 1000; ++tries) {
            if (database.execute("SELECT pg_conf_load_time()") != before) {
                return;
            }
        }
        FAIL() << "The server does not read its rules again.";
    }

    store::TemporaryFolder folder;
    store::postgres::TestDatabase database;
};

TEST_F(OnPostgres, ADemonstrationIsMadeWorkedVerifiedAndRebuilt) {
    ASSERT_EQ(run({"demo", "--cases", "12"}).status, 0);

    EXPECT_THAT(run({"case", "list"}).out, HasSubstr("revenues.discount_review"));
    EXPECT_THAT(run({"tour"}).out, HasSubstr("the case is 'removed'"));
    EXPECT_THAT(run({"journal", "verify"}).out,
                AllOf(HasSubstr("whole: yes"), HasSubstr("unsealed: 0")));
    EXPECT_THAT(run({"journal", "rebuild", "--check"}).out, HasSubstr("equal: yes"));
    EXPECT_EQ(run({"journal", "rebuild"}).status, 0);
    EXPECT_THAT(run({"journal", "rebuild", "--check"}).out, HasSubstr("equal: yes"));
}

TEST_F(OnPostgres, ADemonstrationIsNotMadeWhereSomethingIsAlready) {
    ASSERT_EQ(run({"journal", "head"}).status, 0);

    const Ran again = run({"demo", "--cases", "12"});

    EXPECT_EQ(again.status, 1);
    EXPECT_THAT(again.error, HasSubstr("holds something already"));
}

TEST_F(OnPostgres, WhatCannotBeOpenedIsRefusedInOneSentenceThatTellsNoSecret) {
    expect_refused("postgresql://ada:s3cret@localhost:1/council", "did not answer or refused");
    expect_refused("postgresql://ada:s3@s3cret@localhost/council", "more than one \"@\"");
    expect_refused("mysql://ada:s3cret@localhost/council", "not one that PostgreSQL understands");
    expect_refused(store::postgres::shared_server().url_of("nowhere"), "does not exist");
    database.execute("CREATE TABLE theirs (a integer)");
    expect_refused(database.url(), "another program");
}

TEST_F(OnPostgres, ThePasswordIsReadFromTheFileThatTheConfigurationNames) {
    using store::postgres::shared_server;
    const auto rules = shared_server().folder() / "data" / "pg_hba.conf";
    const std::string before = content(rules);
    std::ofstream(rules) << "local all ada scram-sha-256\n" << before;
    database.execute("CREATE ROLE ada LOGIN SUPERUSER PASSWORD 's3cret & 50%'");
    reload();
    const auto file = folder.path() / "password";
    const auto configuration = folder.path() / "moothall.toml";
    std::ofstream(configuration) << "[database]\npassword_file = \"" << file.string() << "\"\n";
    std::string url = database.url();
    url.replace(url.find("council@"), std::string_view("council@").size(), "ada@");
    const auto head_with = [&](const std::string& password) {
        std::ofstream(file) << password << "\n";
        std::filesystem::permissions(
            file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        return run_at(url, {"--config", configuration.string(), "journal", "head"});
    };

    EXPECT_EQ(head_with("s3cret & 50%").status, 0);
    const Ran wrong = head_with("s3cret");
    EXPECT_EQ(wrong.status, 1);
    EXPECT_THAT(wrong.error,
                AllOf(HasSubstr("did not answer or refused"), Not(HasSubstr("s3cret"))));
    EXPECT_TRUE(is_one_sentence(wrong.error)) << wrong.error;

    std::ofstream(configuration) << "data = \"postgresql://ada:s3cret@localhost/council\"\n";
    const Ran in_file =
        run_program(folder.path(), {"--config", configuration.string(), "journal", "head"});
    EXPECT_EQ(in_file.status, 1);
    EXPECT_THAT(in_file.error, AllOf(HasSubstr("password_file"), Not(HasSubstr("s3cret"))));
    std::ofstream(rules) << before;
    reload();
}

TEST_F(OnPostgres, ADatabaseOfANewerProgramIsLeftAlone) {
    ASSERT_EQ(run({"journal", "head"}).status, 0);
    database.execute("INSERT INTO store_migrations VALUES (99, 'later', 0, '9.9')");

    expect_refused(database.url(), "newer Moothall (it is at step 99");
}

TEST_F(OnPostgres, AServerThatTakesNoChangesIsRefused) {
    ASSERT_EQ(run({"journal", "head"}).status, 0);
    database.execute("ALTER DATABASE " + database.name() +
                     " SET default_transaction_read_only = on");

    expect_refused(database.url(), "takes no changes now");
}

TEST_F(OnPostgres, AClockIsSetInDemonstrationsOnly) {
    ASSERT_EQ(run({"journal", "head"}).status, 0);

    ::setenv("MOOTHALL_NOW", "2026-05-04T09:00:00Z", 1);
    const Ran ran = run({"journal", "head"});
    ::unsetenv("MOOTHALL_NOW");

    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.error, HasSubstr("demonstration"));
}

}  // namespace
}  // namespace moothall
