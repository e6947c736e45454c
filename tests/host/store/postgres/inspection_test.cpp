#include "store/postgres/inspection.h"

#include <gmock/gmock.h>

#include "contract/store_fixture.h"
#include "host/store/postgres/private_server.h"
#include "store/postgres/open.h"

namespace moothall::store::postgres {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

const Schema schema{{cases, counts, sessions}, {{1, "foundation", {}}}};

class PostgresInspection : public ::testing::Test {
protected:
    void make_store() const {
        open({database.url(), randomness_for_tests, std::chrono::seconds(5)}, schema, seal_all,
             {"0.1.0", 1777852800000000})
            .value();
    }
    std::string tables() const {
        return database.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'");
    }

    TestDatabase database;
};

TEST_F(PostgresInspection, SeesThatThereIsNothingAndMakesNothing) {
    const auto seen = inspect(database.url(), schema);

    EXPECT_FALSE(seen.is_there);
    EXPECT_EQ(seen.reason, "");
    EXPECT_EQ(seen.reader, nullptr);
    EXPECT_EQ(tables(), "0");
}

TEST_F(PostgresInspection, ReadsAStoreAndWhatIsInForce) {
    make_store();

    const auto seen = inspect(database.url(), schema);

    EXPECT_EQ(seen.reason, "");
    EXPECT_FALSE(seen.is_behind);
    EXPECT_FALSE(seen.reader->last_seal());
    EXPECT_THAT(seen.settings, AllOf(Contains(SettingInForce{"fsync", "off"}),  // As for tests.
                                     Contains(SettingInForce{"in_recovery", "off"}),
                                     Contains(SettingInForce{"autovacuum", "on"})));
    EXPECT_GT(seen.answers_in->count(), 0);
    EXPECT_LT(std::chrono::abs(*seen.ahead), std::chrono::seconds(30));  // One machine, one clock.
    EXPECT_GT(seen.sessions->allowed, seen.sessions->used);
}

TEST_F(PostgresInspection, SeesSettingsOfTheDatabaseAndNotOfTheServerAlone) {
    make_store();
    database.execute("ALTER DATABASE " + database.name() + " SET synchronous_commit = off");
    database.execute("ALTER DATABASE " + database.name() +
                     " SET default_transaction_read_only = on");

    const auto seen = inspect(database.url(), schema);

    EXPECT_THAT(seen.settings,
                AllOf(Contains(SettingInForce{"synchronous_commit", "off"}),
                      Contains(SettingInForce{"default_transaction_read_only", "on"})));
    EXPECT_NE(seen.reader, nullptr);
}

TEST_F(PostgresInspection, SeesAStoreOfAnOlderProgramAndLeavesItSo) {
    make_store();
    Schema later = schema;
    later.tables.push_back({"drafts", TableClass::working, {{"a", ColumnKind::text}}, 1, {}});
    later.migrations.push_back({2, "drafts", {CreateTable{later.tables.back()}}});
    const auto before = tables();

    EXPECT_TRUE(inspect(database.url(), later).is_behind);

    EXPECT_EQ(tables(), before);
}

TEST_F(PostgresInspection, SaysWhyADatabaseCannotBeUsedAndTellsNoSecret) {
    const auto away = inspect("postgresql://ada:s3cret@localhost:1/council", schema);
    EXPECT_THAT(away.reason, AllOf(HasSubstr("did not answer"), Not(HasSubstr("s3cret"))));
    EXPECT_THAT(inspect("mysql://localhost/council", schema).reason,
                HasSubstr("not one that PostgreSQL understands"));

    database.execute("CREATE TABLE theirs (a integer)");
    EXPECT_THAT(inspect(database.url(), schema).reason, HasSubstr("another program"));
}

}  // namespace
}  // namespace moothall::store::postgres
