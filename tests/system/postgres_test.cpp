#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "host/store/postgres/private_server.h"
#include "host/store/temporary_folder.h"
#include "system/program.h"

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
