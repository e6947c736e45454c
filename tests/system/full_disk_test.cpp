#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>

#include "cases/find_case.h"
#include "host/store/postgres/private_server.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "journal/chains/seal.h"
#include "journal/chains/verify.h"
#include "startup/tables.h"
#include "store/postgres/open.h"
#include "store/postgres/postgres_documents.h"
#include "system/running/program.h"
#include "system/small_disk.h"

// A disk that fills while a council is worked, backed up, restored, copied and upgraded: one
// sentence, nothing half kept, and with room again everything goes on.
namespace moothall {
namespace {

namespace fs = std::filesystem;
using store::postgres::PrivateServer;
using ::testing::AnyOf;
using ::testing::HasSubstr;

constexpr std::size_t tries_max = 3'000;  // Until the last half-empty page is full.
constexpr const char* full_server = "The disk of the database server is full, so nothing was kept.";

/// A folder that belongs to whoever runs the server.
fs::path folder_of_server(const PrivateServer& server, const std::string& name) {
    struct stat about {};
    fs::create_directories(server.folder() / name);
    EXPECT_EQ(::stat(server.folder().c_str(), &about), 0);
    EXPECT_EQ(::chown((server.folder() / name).c_str(), about.st_uid, about.st_gid), 0);
    return server.folder() / name;
}

bool is_mounted(const SmallDisk& disk) {
    if (!disk.is_there()) {
        GTEST_LOG_(INFO) << "Only root may mount a small disk: this is not looked at.";
    }
    return disk.is_there();
}

/// Databases whose tables lie on a small disk. The rest of the server does not.
class DatabaseOnSmallDisk {
public:
    explicit DatabaseOnSmallDisk(PrivateServer& server) : server_(server) {
        const auto place = folder_of_server(server, "small/tables");
        server_.execute("postgres", "CREATE TABLESPACE small LOCATION '" + place.string() + "'");
        server_.execute("postgres", "CREATE DATABASE small OWNER council TABLESPACE small");
    }
    ~DatabaseOnSmallDisk() {
        server_.drop("small");
        server_.execute("postgres", "DROP TABLESPACE small");
    }
    DatabaseOnSmallDisk(const DatabaseOnSmallDisk&) = delete;
    DatabaseOnSmallDisk& operator=(const DatabaseOnSmallDisk&) = delete;

    std::string url() const { return server_.url_of("small"); }
    std::string execute(const std::string& sql) const { return server_.execute("small", sql); }

private:
    PrivateServer& server_;
};

class FullDisk : public ::testing::Test {
protected:
    FullDisk() {
        ::setenv("XDG_STATE_HOME", path("state").c_str(), 1);
        server().execute("postgres", "ALTER ROLE council CREATEDB");
        folder_of_server(server(), "small");
        fs::create_directory(path("small"));
    }
    ~FullDisk() override { server().execute("postgres", "ALTER ROLE council NOCREATEDB"); }

    static PrivateServer& server() { return store::postgres::shared_server(); }
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
        EXPECT_TRUE(is_one_sentence(ran.error)) << ran.error;
        EXPECT_THAT(ran.error, HasSubstr(sentence));
        EXPECT_EQ(ran.out, "");
    }
    /// Adds places until that is refused; gives what was said then.
    std::string add_places_until_refused(const std::string& place) {
        for (std::size_t number = 1; number < tries_max; ++number) {
            const std::string name(150, 'x');
            const Ran ran = run(place, {"place", "add", std::to_string(100'000 + number), name});
            if (ran.status != 0) {
                EXPECT_EQ(ran.status, 1);
                EXPECT_TRUE(is_one_sentence(ran.error)) << ran.error;
                return ran.error;
            }
        }
        return "never refused";
    }
    void expect_whole(const std::string& place) {
        EXPECT_THAT(run(place, {"journal", "verify"}).out, HasSubstr("whole: yes"));
        EXPECT_THAT(run(place, {"journal", "rebuild", "--check"}).out, HasSubstr("equal: yes"));
        EXPECT_EQ(run(place, {"tour"}).status, 0);
    }
    /// Makes the upgrade fold a table again.
    static constexpr const char* older_cases =
        "UPDATE store_tables SET shape = replace(shape, 'due', 'dew') WHERE name = 'cases'";

    store::TemporaryFolder folder;
};

/// Opens cases until that is a fault; gives its sentence, and counts those that were opened.
std::string open_cases_until_fault(workflows::SmallCouncil& council, std::size_t& opened) {
    for (std::size_t number = 0; number < tries_max; ++number) {
        try {
            council.open("parks.pitch", Table{}.set("players", 11));
            ++opened;
        } catch (const store::StoreFault& fault) {
            return fault.what();
        }
    }
    return "no fault";
}

void expect_whole_with(workflows::SmallCouncil& council, std::size_t cases) {
    const auto reader = council.store->read();
    EXPECT_EQ(cases::list_cases(*reader, {}, 1'000'000, "").value().items.size(), cases);
    const auto found = journal::verify(*reader, std::nullopt,
                                       [](const std::string& damage) { ADD_FAILURE() << damage; });
    EXPECT_EQ(found.value().damages, 0);
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

TEST_F(FullDisk, OfTheServersTablesRefusesCommandsAndTheHostGoesOnWithoutARestart) {
    const SmallDisk disk(server().folder() / "small", "size=32m,mode=0755");
    if (!is_mounted(disk)) {
        return;
    }
    const DatabaseOnSmallDisk database(server());
    workflows::SmallCouncil council(database.url());
    council.publish(workflows::pitch_workflow(""));
    std::size_t opened = 0;
    disk.fill(0);

    EXPECT_THAT(open_cases_until_fault(council, opened), HasSubstr(full_server));
    EXPECT_THAT(open_cases_until_fault(council, opened), HasSubstr(full_server));
    expect_whole_with(council, opened);
    disk.make_room();
    council.open("parks.pitch", Table{}.set("players", 11));

    expect_whole_with(council, opened + 1);
}

/// The server stops where it cannot.
void begin_next_file_of_log(const PrivateServer& server) {
    try {
        server.execute("postgres", "SELECT pg_switch_wal()");
    } catch (const std::runtime_error& thrown) {
        GTEST_LOG_(INFO) << thrown.what();
    }
}

TEST_F(FullDisk, OfTheServersLogStopsTheServerAndTheHostGoesOnWhenItIsBack) {
    PrivateServer own(store::postgres::Durability::not_synced);
    own.stop();
    const fs::path log = own.folder() / "data" / "pg_wal";
    fs::rename(log, own.folder() / "log_before");
    folder_of_server(own, "data/pg_wal");
    const SmallDisk disk(log, "size=64m,mode=0700");
    if (!is_mounted(disk)) {
        return;
    }
    const std::string move = "cp -a " + (own.folder() / "log_before").string() + "/. " +
                             log.string() + " && chown --reference=" + own.folder().string() + " " +
                             log.string();
    ASSERT_EQ(std::system(move.c_str()), 0);
    own.start();
    const store::Schema tables = startup::schema();
    const store::postgres::Server server{own.url_of(own.new_database()),
                                         store::postgres::randomness_for_tests,
                                         std::chrono::seconds(1)};
    scripting::Limits limits;
    limits.wall = std::chrono::minutes(1);
    workflows::SmallCouncil council(
        {store::postgres::open(server, tables, journal::seal, {"test", 0}).value(),
         std::make_unique<store::postgres::PostgresDocuments>(server)},
        limits);
    council.publish(workflows::pitch_workflow(""));
    disk.fill(0);
    std::size_t opened = 0;
    std::string told;

    while (told.empty() && opened < tries_max) {
        try {
            council.open("parks.pitch", Table{}.set("players", 11));
            ++opened;
        } catch (const store::StoreFault& fault) {
            told = fault.what();
        }
        begin_next_file_of_log(own);
    }
    EXPECT_THAT(told, AnyOf(HasSubstr("The database server cannot be reached"),
                            HasSubstr("whether the change was kept is not known")));
    disk.make_room();
    own.stop();
    own.start();
    council.open("parks.pitch", Table{}.set("players", 11));

    expect_whole_with(council, opened + 1);
    own.stop();
}

TEST_F(FullDisk, OfADatabaseIsReadBackedUpAndCopiedFromAndNotUpgraded) {
    const SmallDisk disk(server().folder() / "small", "size=48m,mode=0755");
    if (!is_mounted(disk)) {
        return;
    }
    const DatabaseOnSmallDisk database(server());
    const std::string place = database.url();
    expect_done(place, {"demo", "--cases", "12"});
    disk.fill(0);

    EXPECT_THAT(add_places_until_refused(place), HasSubstr(full_server));
    expect_done(place, {"case", "list"});
    expect_done(place, {"backup", path("full.moot")});
    expect_done(place, {"restore", path("full.moot"), "--drill"});
    expect_done(place, {"store", "copy", path("copy")});
    database.execute(
        "UPDATE store_tables SET shape = convert_to(replace(convert_from(shape, 'UTF8'), 'due',"
        " 'dew'), 'UTF8') WHERE convert_from(name, 'UTF8') = 'cases'");
    expect_refused(place, {"upgrade"}, full_server);
    disk.make_room();

    expect_done(place, {"upgrade"});
    expect_whole(place);
    expect_whole(path("copy"));
}

TEST_F(FullDisk, OfADatabaseLeavesItEmptyWhenItIsRestoredOrCopiedInto) {
    const SmallDisk disk(server().folder() / "small", "size=64m,mode=0755");
    if (!is_mounted(disk)) {
        return;
    }
    const store::postgres::TestDatabase source;
    expect_done(source.url(), {"demo", "--cases", "60"});
    expect_done(source.url(), {"backup", path("one.moot")});
    const DatabaseOnSmallDisk database(server());
    const auto tables = [&] {
        return database.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'");
    };
    disk.fill(std::uintmax_t{2} << 20);

    expect_refused(database.url(), {"restore", path("one.moot")}, full_server);
    EXPECT_EQ(tables(), "0");
    expect_refused(source.url(), {"store", "copy", database.url()}, full_server);
    EXPECT_EQ(tables(), "0");
    disk.make_room();

    expect_done(source.url(), {"store", "copy", database.url()});
    expect_whole(database.url());
}

TEST_F(FullDisk, OfADataFolderIsReadBackedUpAndCopiedFromAndNotUpgraded) {
    const SmallDisk disk(path("small"), "size=48m,mode=0700");
    if (!is_mounted(disk)) {
        return;
    }
    const std::string place = path("small/data");
    expect_done(place, {"demo", "--cases", "12"});
    disk.fill(0);

    EXPECT_THAT(add_places_until_refused(place), HasSubstr("The disk is full"));
    expect_done(place, {"case", "list"});
    expect_done(place, {"backup", path("full.moot")});
    expect_done(place, {"restore", path("full.moot"), "--drill"});
    expect_done(place, {"store", "copy", path("copy")});
    expect_refused(place, {"backup", path("small/full.moot")}, "The disk is full");
    disk.make_room();
    expect_whole(place);
    sqlite3* connection = nullptr;
    ASSERT_EQ(sqlite3_open((place + "/council.db").c_str(), &connection), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(connection, older_cases, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(connection);
    disk.fill(0);
    expect_refused(place, {"upgrade"}, "The disk is full");
    disk.make_room();

    expect_done(place, {"upgrade"});
    expect_whole(place);
    expect_whole(path("copy"));
}

TEST_F(FullDisk, OfADataFolderWithoutItsFilesForReadersIsOneSentenceAndNothingIsLost) {
    const SmallDisk disk(path("small"), "size=16m,mode=0700");
    if (!is_mounted(disk)) {
        return;
    }
    const std::string place = path("small/data");
    expect_done(place, {"demo", "--cases", "2"});
    const std::string head = run(place, {"journal", "head"}).out;
    fs::remove(place + "/council.db-shm");
    fs::remove(place + "/council.db-wal");
    disk.fill(0);

    const std::vector<std::vector<std::string>> commands = {
        {"case", "list"},
        {"place", "add", "100001", "1 High Street"},
        {"journal", "verify"},
        {"backup", path("full.moot")},
        {"upgrade"},
        {"upgrade", "--check"},
        {"serve"},
        {"store", "copy", path("copy")},
    };
    for (const auto& words : commands) {
        expect_refused(place, words, "The disk is full: even to read");
    }
    EXPECT_FALSE(fs::exists(path("copy")));
    disk.make_room();

    EXPECT_EQ(run(place, {"journal", "head"}).out, head);
    expect_whole(place);
}

TEST_F(FullDisk, LeavesNothingOfWhatWasToBeMadeOnIt) {
    const SmallDisk disk(path("small"), "size=16m,mode=0700");
    if (!is_mounted(disk)) {
        return;
    }
    const std::string source = path("source");
    expect_done(source, {"demo", "--cases", "30"});
    expect_done(source, {"backup", path("one.moot")});
    const std::string added = path("small/new/data");
    const std::string there = path("small/there");
    fs::create_directory(there);

    for (const std::uintmax_t room : {0, 16'384, 65'536, 200'000, 400'000}) {
        SCOPED_TRACE(room);
        disk.fill(room);
        const auto expect_as_before = [&] {
            EXPECT_FALSE(fs::exists(path("small/new")));
            EXPECT_TRUE(fs::is_empty(there));
        };
        for (const std::string& place : {added, there}) {
            expect_refused(place, {"demo", "--cases", "30"}, "The disk is full");
            expect_as_before();
            expect_refused(place, {"restore", path("one.moot")}, "The disk is full");
            expect_as_before();
            expect_refused(source, {"store", "copy", place}, "The disk is full");
            expect_as_before();
        }
        disk.make_room();
    }

    expect_done(source, {"store", "copy", there});
    expect_whole(there);
}

}  // namespace
}  // namespace moothall
