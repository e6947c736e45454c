#include "store/postgres/open.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "contract/store_fixture.h"
#include "host/store/postgres/private_server.h"

namespace moothall::store::postgres {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

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

class PostgresOpen : public testing::Test {
protected:
    Result<std::unique_ptr<Store>> open_with(const Schema& wanted) const {
        return open_at(database.url(), wanted);
    }
    static Result<std::unique_ptr<Store>> open_at(const std::string& url, const Schema& wanted) {
        return open({url, randomness_for_tests, std::chrono::seconds(1)}, wanted, seal_all,
                    {"0.1.0", 1777852800000000});
    }
    std::string tables() const {
        return database.execute(
            "SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_tables"
            " WHERE schemaname = 'public'");
    }
    /// Opening is refused with a sentence that holds `words`, and no table comes or goes.
    void expect_refused(const Schema& wanted, const std::string& words) const {
        const std::string before = tables();
        const auto opened = open_with(wanted);
        ASSERT_FALSE(opened);
        EXPECT_THAT(opened.error().reason, HasSubstr(words));
        EXPECT_EQ(tables(), before);
    }

    TestDatabase database;
    Schema schema{{cases, counts, sessions}, {first}};
};

TEST_F(PostgresOpen, ANewStoreNotesEveryMigrationWithItsProgramAndTime) {
    open_with({{dated_drafts()}, {first, second, third}}).value();

    EXPECT_EQ(database.execute("SELECT string_agg(number || convert_from(name, 'UTF8') ||"
                               " applied_at || convert_from(program_version, 'UTF8'), ','"
                               " ORDER BY number) FROM store_migrations"),
              "1foundation17778528000000000.1.0,2drafts17778528000000000.1.0,"
              "3dates of drafts17778528000000000.1.0");
}

TEST_F(PostgresOpen, AnOlderStoreTakesTheMigrationsThatItLacks) {
    open_with(schema).value();
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
    EXPECT_THAT(tables(), Not(HasSubstr("sessions")));
    EXPECT_FALSE(store->needs_rebuild());
}

TEST_F(PostgresOpen, AMigrationThatFailsChangesNothing) {
    open_with(schema).value();
    const Migration impossible{2, "impossible", {CreateTable{drafts}, AddColumn{"absent", {}}}};

    expect_refused({{cases, counts, sessions, drafts}, {first, impossible}}, "'absent'");
    EXPECT_TRUE(open_with(schema));
}

TEST_F(PostgresOpen, RefusesAWorkingTableThatNoMigrationChanged) {
    open_with(schema).value();
    Table wider = sessions;
    wider.columns.push_back({"since", ColumnKind::number});

    expect_refused({{cases, counts, wider}, {first}}, "'sessions' is not as this program expects");
}

TEST_F(PostgresOpen, RefusesADatabaseThatIsNewerThanTheProgram) {
    open_with({{cases, counts, sessions}, {first, second}}).value();

    expect_refused(schema, "was written by a newer Moothall (it is at step 2");
}

TEST_F(PostgresOpen, RefusesTheDatabaseOfAnotherProgram) {
    database.execute("CREATE TABLE theirs (a integer)");
    expect_refused(schema, "tables of another program");

    database.execute("CREATE TABLE store_notes (text text)");
    expect_refused(schema, "tables of another program");
}

TEST_F(PostgresOpen, RefusesADatabaseThatIsHalfMade) {
    open_with(schema).value();
    database.execute("DROP TABLE seals");

    expect_refused(schema, "only part of a council");
}

TEST_F(PostgresOpen, RefusesAServerThatTakesNoChanges) {
    database.execute("ALTER DATABASE " + database.name() +
                     " SET default_transaction_read_only = on");

    expect_refused(schema, "takes no changes now");
}

TEST_F(PostgresOpen, RefusesAUserWhoMayNotMakeTables) {
    database.execute("ALTER DATABASE " + database.name() + " OWNER TO postgres");

    expect_refused(schema, "Make it the owner of the database");
}

TEST_F(PostgresOpen, RefusesAWrongUrlWithoutTellingItsSecrets) {
    for (const char* url : {"postgresql://ada:s3cret@localhost:1/council",
                            "postgresql://ada:s3@cret@localhost/council",
                            "postgresql://ada:s3%zzcret@localhost/council", "postgres:s3cret",
                            "s3cret", "postgresql://ada:s3cret@localhost:70000/council",
                            "postgresql://ada@localhost:1/council?password=s3cret",
                            "postgresql://ada:s3cret@localhost:1/council?unknown=s3cret"}) {
        const auto opened = open_at(url, schema);
        ASSERT_FALSE(opened) << url;
        EXPECT_THAT(opened.error().reason, AllOf(Not(HasSubstr("s3")), Not(HasSubstr("cret")),
                                                 testing::EndsWith("."), Not(HasSubstr("\n"))))
            << url;
    }
}

TEST_F(PostgresOpen, RefusesADatabaseThatIsNotThere) {
    const auto opened = open_at(shared_server().url_of("nowhere"), schema);

    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().reason, HasSubstr("database \"nowhere\" does not exist"));
}

TEST_F(PostgresOpen, TellsAnEmptyDatabaseFromOneThatHoldsSomething) {
    const Server server{database.url(), randomness_for_tests, std::chrono::seconds(1)};
    EXPECT_TRUE(holds_nothing(server).value());

    open_with(schema).value();

    EXPECT_FALSE(holds_nothing(server).value());
}

TEST_F(PostgresOpen, AfterAPurgeNoTableHoldsWhatWasErased) {
    const auto store = open_with(schema).value();
    store->write([](Writer& writer) {
        writer.append(event("case/1", 1));
        writer.put(cases, {"C1", "ada", 1, "paper"});
        return Verdict::keep;
    });
    store->write([](Writer& writer) {
        writer.erase_body("case/1", 1);
        writer.remove(cases, {"C1"});
        return Verdict::keep;
    });

    store->purge();

    EXPECT_EQ(database.execute("SELECT sum(n_dead_tup) FROM pg_stat_user_tables WHERE relname IN"
                               " ('events', 'cases')"),
              "0");
}

TEST_F(PostgresOpen, APurgeSaysSoWhenSomebodyStillReadsWhatWasErased) {
    const auto store = open({database.url(), randomness_for_tests, std::chrono::milliseconds(50)},
                            schema, seal_all, {"0.1.0", 0})
                           .value();
    auto reader = store->read();

    EXPECT_THAT([&] { store->purge(); },
                testing::ThrowsMessage<StoreFault>(HasSubstr("being read for too long")));
    reader.reset();
    store->purge();
}

TEST_F(PostgresOpen, WhatIsFoundByMoreThanAnIndexHoldsIsAFaultWithASentence) {
    const auto store = open_with(schema).value();
    std::string longest;
    for (int number = 0; longest.size() < 9000; ++number) {
        longest += std::to_string(number * 7919);  // Something that does not compress much.
    }
    const auto write = [&] {
        store->write([&](Writer& writer) {
            writer.put(cases, case_row(longest, "ada", 1));
            return Verdict::keep;
        });
    };

    EXPECT_THAT(write, testing::ThrowsMessage<StoreFault>(HasSubstr("longer than PostgreSQL")));
}

/// Asks until the server says so; each question takes a while.
void wait_until(const TestDatabase& database, const std::string& question) {
    for (int tries = 0; tries < 1'000'000; ++tries) {
        if (database.execute(question) == "t") {
            return;
        }
    }
    FAIL() << question;
}

TEST_F(PostgresOpen, AnUpgradeThatIsKilledInTheMiddleLeavesTheOldProgramAllAsItWas) {
    const Schema older{{cases, counts, sessions}, {first}};
    const Schema newer{{cases, counts, dated_drafts()}, {first, second, third}};
    ASSERT_TRUE(open_with(older));
    auto holder = std::make_unique<Connection>(database.url());
    holder->ask("BEGIN", Parameters());
    holder->ask("LOCK TABLE sessions IN ACCESS SHARE MODE", Parameters());  // Against dropping it.
    const pid_t child = ::fork();
    if (child == 0) {
        ::_exit(open_with(newer) ? 0 : 1);
    }
    wait_until(database, "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted");

    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    holder.reset();
    wait_until(database,
               "SELECT count(*) = 0 FROM pg_stat_activity WHERE datname = current_database()"
               " AND pid <> pg_backend_pid()");

    const Opening as_it_is{"0.1.0", 0, Preparation::none};
    const Server server{database.url(), randomness_for_tests, std::chrono::seconds(1)};
    EXPECT_TRUE(open(server, older, {}, as_it_is));
    EXPECT_EQ(tables().find("drafts"), std::string::npos);
    EXPECT_TRUE(open_with(newer));
}

}  // namespace
}  // namespace moothall::store::postgres
