#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

#include "host/store/postgres/private_server.h"
#include "host/store/temporary_folder.h"
#include "json/json.h"
#include "system/running/program.h"
#include "system/small_disk.h"

// Each kind of trouble made for real, and what `moothall doctor` says of it.
namespace moothall {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::AnyOfArray;
using ::testing::Contains;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::Key;
using ::testing::Not;

/// What a run found: the sentence of each finding by its name.
struct Diagnosis {
    int status;
    std::string worst;
    std::multimap<std::string, std::string> findings;
    std::set<std::string> not_checked;
};

Diagnosis diagnosis_of(const Ran& ran) {
    EXPECT_EQ(ran.error, "");
    const auto document = json::parse(ran.out);
    EXPECT_TRUE(document) << ran.out;
    Diagnosis diagnosis{ran.status, document->as_table()->text("status"), {}, {}};
    for (const Value& one : document->as_table()->list("checks")) {
        const Table& check = *one.as_table();
        if (check.text("status") == "not_checked") {
            diagnosis.not_checked.insert(check.text("name"));
        }
        for (const Value& each : check.list("findings")) {
            const Table& finding = *each.as_table();
            diagnosis.findings.emplace(finding.text("name"), finding.text("sentence"));
            EXPECT_TRUE(is_one_sentence(finding.text("sentence") + "\n")) << ran.out;
            EXPECT_TRUE(finding.text("remedy").ends_with('.')) << ran.out;
        }
    }
    EXPECT_EQ(diagnosis.status, diagnosis.worst == "problem" ? 1 : 0) << ran.out;
    return diagnosis;
}

/// Sets the clock of demonstrations while it lives.
class Now {
public:
    explicit Now(const char* instant) { ::setenv("MOOTHALL_NOW", instant, 1); }
    ~Now() { ::unsetenv("MOOTHALL_NOW"); }
    Now(const Now&) = delete;
    Now& operator=(const Now&) = delete;
};

class Doctor : public ::testing::Test {
protected:
    Doctor() { ::setenv("XDG_STATE_HOME", (folder.path() / "state").c_str(), 1); }

    Ran run_at(const std::string& place, std::vector<std::string> words) {
        words.insert(words.begin(), {"--data", place});
        return run_program(folder.path(), std::move(words));
    }
    Ran run(std::vector<std::string> words) { return run_at(data.string(), std::move(words)); }
    Diagnosis diagnose_at(const std::string& place) {
        return diagnosis_of(run_at(place, {"doctor", "--json"}));
    }
    Diagnosis diagnose() { return diagnose_at(data.string()); }

    /// A demonstration that ends on 4 May 2026, with timers that fall due later.
    void make_demonstration_at(const std::string& place) {
        const Now now("2026-05-04T09:00:00Z");
        ASSERT_EQ(run_at(place, {"demo", "--cases", "6"}).status, 0);
    }
    void make_demonstration() { make_demonstration_at(data.string()); }

    void change_database(const std::string& statement) {
        sqlite3* connection = nullptr;
        ASSERT_EQ(sqlite3_open((data / "council.db").c_str(), &connection), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(connection, statement.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(connection);
        sqlite3_close(connection);
    }
    std::streamoff root_page_of(const std::string& table) const {
        sqlite3* connection = nullptr;
        std::streamoff page = 0;
        const auto note = [](void* into, int, char** values, char**) {
            *static_cast<std::streamoff*>(into) = std::stoll(values[0]);
            return 0;
        };
        sqlite3_open((data / "council.db").c_str(), &connection);
        const auto ask = "SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'";
        sqlite3_exec(connection, ask.c_str(), note, &page, nullptr);
        sqlite3_close(connection);
        return page;
    }
    void damage_page(std::streamoff page) const {
        std::fstream bytes(data / "council.db", std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekp((page - 1) * 4'096);
        bytes << std::string(64, '\xff');
    }
    /// Every file of the data folder with its bytes.
    std::map<std::string, std::size_t> files() const {
        std::map<std::string, std::size_t> all;
        for (const auto& entry : fs::recursive_directory_iterator(data)) {
            if (entry.path().string().ends_with("-shm")) {
                continue;  // SQLite's notes of who reads: nothing of it lasts.
            }
            all[entry.path().string()] = std::hash<std::string>()(content(entry.path()));
        }
        return all;
    }

    const store::TemporaryFolder folder;
    const fs::path data = folder.path() / "data";
};

TEST_F(Doctor, FindsNothingInACouncilThatIsWellAndChangesNothing) {
    // Of the machine, and of a release that ships no plugin for letters.
    constexpr auto found_all_the_same =
        std::to_array<const char*>({"stands_still", "sync_slow", "sync_very_slow", "disk_filling",
                                    "in_container_layer", "deliveries_wait_for_plugin"});
    make_demonstration();
    const Now now("2026-05-04T09:01:00Z");
    ASSERT_EQ(run({"backup", (folder.path() / "one.moot").string()}).status, 0);
    const auto before = files();

    const auto found = diagnose();
    const Ran full = run({"doctor", "--full"});

    EXPECT_THAT(found.findings, Contains(Key("stands_still")));
    EXPECT_THAT(found.findings, Each(Key(AnyOfArray(found_all_the_same))));
    EXPECT_THAT(full.out, HasSubstr("Chains and seals of the journal: All "));
    EXPECT_TRUE(files() == before);
}

TEST_F(Doctor, PrintsMetricsForPrometheus) {
    make_demonstration();

    const Ran ran = run({"doctor", "--metrics"});

    EXPECT_THAT(ran.out, AllOf(HasSubstr("\nmoothall_check_severity{check=\"journal\"} 0\n"),
                               HasSubstr("\n# TYPE moothall_disk_free_bytes gauge\n"),
                               HasSubstr("\nmoothall_journal_damages 0\n")));
    EXPECT_EQ(run({"doctor", "--metrics", "--json"}).status, 2);
}

TEST_F(Doctor, SaysWhatCannotBeOpened) {
    EXPECT_THAT(diagnose().findings, Contains(Key("store_absent")));
    EXPECT_FALSE(fs::exists(data));
    EXPECT_THAT(diagnose_at("postgresql://ada@localhost:1/council").findings,
                Contains(testing::Pair("store_refused", HasSubstr("did not answer"))));
    EXPECT_THAT(diagnose_at("mysql://ada@localhost/council").findings,
                Contains(testing::Pair("store_refused", HasSubstr("PostgreSQL understands"))));
    EXPECT_THAT(diagnosis_of(run({"--config", "/nowhere.toml", "doctor", "--json"})).findings,
                Contains(testing::Pair("store_refused", HasSubstr("/nowhere.toml"))));
}

TEST_F(Doctor, FindsAStoreThatIsNewerCutShortOrNoStore) {
    make_demonstration();
    change_database("INSERT INTO store_migrations VALUES (9999, 'later', 0, '99.0.0')");
    EXPECT_THAT(diagnose().findings,
                Contains(testing::Pair("store_refused", HasSubstr("newer Moothall"))));

    const auto file = data / "council.db";
    fs::resize_file(file, fs::file_size(file) / 2);
    const auto cut = diagnose();
    EXPECT_THAT(cut.findings,
                Contains(testing::Pair("store_refused", HasSubstr("restore the last backup"))));
    EXPECT_THAT(cut.not_checked, Contains("journal"));

    std::ofstream(file) << std::string(5'000, 'x');
    EXPECT_THAT(diagnose().findings, Contains(Key("store_refused")));
}

TEST_F(Doctor, FindsABitThatWasFlippedInTheJournal) {
    make_demonstration();
    change_database(
        "UPDATE events SET facts = CAST(facts || x'20' AS BLOB) WHERE position = "
        "(SELECT max(position) - 1 FROM events)");

    const auto found = diagnose();

    EXPECT_EQ(found.status, 1);
    EXPECT_THAT(found.findings,
                Contains(testing::Pair("journal_damaged", HasSubstr("The chain breaks at event"))));
}

TEST_F(Doctor, FindsAnOldDamageOnlyWhenItWalksAll) {
    make_demonstration();
    change_database("UPDATE events SET facts = CAST(facts || x'20' AS BLOB) WHERE position = 3");

    EXPECT_THAT(diagnose().findings, Not(Contains(Key("journal_damaged"))));
    EXPECT_THAT(diagnosis_of(run({"doctor", "--full", "--json"})).findings,
                Contains(Key("journal_damaged")));
}

TEST_F(Doctor, FindsAPageOfTheDatabaseThatIsDamagedAndLooksAtTheOthers) {
    make_demonstration();
    damage_page(root_page_of("attention/by_moment"));

    const auto found = diagnose();

    EXPECT_EQ(found.status, 1);
    EXPECT_THAT(found.findings, Contains(testing::Pair("store_damaged", HasSubstr("damaged"))));
    EXPECT_THAT(found.not_checked, AllOf(Contains("attention"), Not(Contains("journal"))));
}

TEST_F(Doctor, FindsADamagedPageThatNobodyReadsWhenItWalksAll) {
    make_demonstration();
    damage_page(root_page_of("documents"));

    EXPECT_THAT(diagnose().findings, Not(Contains(Key("store_damaged"))));
    EXPECT_THAT(diagnosis_of(run({"doctor", "--full", "--json"})).findings,
                Contains(testing::Pair("store_damaged", HasSubstr("damaged"))));
}

TEST_F(Doctor, FindsTimersThatNobodyTook) {
    make_demonstration();
    const Now now("2026-07-20T09:00:00Z");

    EXPECT_THAT(diagnose().findings, Contains(Key("timers_stuck")));
}

TEST_F(Doctor, FindsACalendarThatEnds) {
    make_demonstration();
    const Now now("2028-11-01T09:00:00Z");

    EXPECT_THAT(diagnose().findings,
                Contains(testing::Pair("calendar_ends", HasSubstr("31 December 2028"))));
}

TEST_F(Doctor, FindsAClockThatStandsBeforeTheLastEvent) {
    make_demonstration();
    const Now now("2026-01-01T09:00:00Z");

    EXPECT_THAT(diagnose().findings, Contains(Key("behind_last_event")));
}

TEST_F(Doctor, FindsFilesThatEverybodyMayRead) {
    make_demonstration();
    ::chmod((data / "council.db").c_str(), 0644);

    EXPECT_THAT(diagnose().findings,
                Contains(testing::Pair("open_to_others", HasSubstr("council.db (0644)"))));
}

TEST_F(Doctor, FindsAnotherJournalMode) {
    make_demonstration();
    change_database("PRAGMA journal_mode = DELETE");

    EXPECT_THAT(diagnose().findings, Contains(Key("journal_mode_changed")));
}

/// The program in a folder of its own, beside which no plugin lies.
TEST_F(Doctor, FindsWorkflowsAndTimersWhosePluginIsAbsent) {
    make_demonstration();
    const Now now("2026-07-20T09:00:00Z");
    fs::create_directories(folder.path() / "alone" / "bin");
    const auto alone = folder.path() / "alone" / "bin" / "moothall";
    fs::copy_file(MOOTHALL_PROGRAM, alone);

    const auto found = diagnosis_of(
        run_words(folder.path(), {alone, "--data", data.string(), "doctor", "--json"}));

    EXPECT_EQ(found.status, 1);
    EXPECT_THAT(found.findings, AllOf(Contains(Key("workflow_without_plugin")),
                                      Contains(Key("timers_wait_for_plugin"))));
}

TEST_F(Doctor, FindsPluginsThatAreRefusedOrCrashAndSurvivesThem) {
    make_demonstration();
    const auto plugins = folder.path() / "plugins";
    fs::create_directories(plugins);
    const auto configuration = folder.path() / "moothall.toml";
    std::ofstream(configuration) << "[plugins]\nfolders = [\"" << plugins.string() << "\"]\n";
    const auto look = [&] {
        return diagnosis_of(run({"--config", configuration.string(), "doctor", "--json"}));
    };
    std::ofstream(plugins / "housing.plugin.json") << "no JSON";
    EXPECT_THAT(look().findings, Contains(testing::Pair("plugin_refused", HasSubstr("housing"))));

    for (const char* ending : {".so", ".plugin.json"}) {
        fs::copy_file(fs::path(MOOTHALL_ABORTING_PLUGIN).replace_extension("").string() + ending,
                      plugins / (std::string("aborts") + ending));
    }
    const auto found = look();
    EXPECT_THAT(found.findings, Contains(testing::Pair("plugin_crashes", HasSubstr("aborts"))));
    EXPECT_THAT(found.not_checked, Contains("workflows"));
    EXPECT_FALSE(fs::exists(data / "plugin_crashes.json"));
}

TEST_F(Doctor, FindsADiskThatIsNearlyFullAndThatItIsNoDisk) {
    fs::create_directories(data);
    const SmallDisk mount(data, "size=8m,mode=0700");
    if (!mount.is_there()) {
        GTEST_LOG_(INFO) << "Only root may mount a small disk: this is not looked at.";
        return;
    }
    fs::create_directories(data / "council");
    make_demonstration_at(data / "council");

    const auto found = diagnose_at(data / "council");
    EXPECT_THAT(found.findings, AllOf(Contains(Key("disk_full")), Contains(Key("in_memory"))));

    std::ofstream(data / "filler") << std::string(std::size_t{9} << 20, 'x');
    const auto full = diagnose_at(data / "council");
    EXPECT_THAT(full.findings, Contains(Key("disk_full")));
    EXPECT_THAT(full.not_checked, Contains("sync"));
}

TEST_F(Doctor, ReadsACouncilOnADiskThatTakesNoChanges) {
    fs::create_directories(data);
    const SmallDisk mount(data, "size=32m,mode=0700");
    if (!mount.is_there()) {
        GTEST_LOG_(INFO) << "Only root may mount a disk read only: this is not looked at.";
        return;
    }
    fs::create_directories(data / "council");
    make_demonstration_at(data / "council");
    ASSERT_TRUE(mount.make_read_only());

    const auto found = diagnose_at(data / "council");

    EXPECT_EQ(found.status, 1);
    EXPECT_THAT(found.findings,
                AllOf(Contains(Key("read_only")), Not(Contains(Key("store_refused"))),
                      Not(Contains(Key("store_damaged")))));
    EXPECT_THAT(found.not_checked, AllOf(Contains("sync"), Not(Contains("journal"))));
}

TEST_F(Doctor, FindsADatabaseThatAnswersBeforeWhatItKeptIsSafe) {
    store::postgres::TestDatabase database;  // Of a server that does not wait for the disk.
    make_demonstration_at(database.url());
    database.execute("ALTER DATABASE " + database.name() + " SET synchronous_commit = off");

    const auto found = diagnose_at(database.url());

    EXPECT_EQ(found.status, 1);
    EXPECT_THAT(found.findings,
                AllOf(Contains(testing::Pair("loses_data", "fsync is off.")),
                      Contains(testing::Pair("loses_data", "synchronous_commit is off.")),
                      Contains(Key("no_checksums")), Not(Contains(Key("store_refused")))));
    EXPECT_THAT(found.not_checked, Not(Contains("journal")));
}

TEST_F(Doctor, FindsADatabaseThatTakesNoChangesAndSealsNothingInIt) {
    store::postgres::TestDatabase database;
    make_demonstration_at(database.url());
    const std::string before = database.execute("SELECT max(number) FROM seals");
    database.execute("ALTER DATABASE " + database.name() +
                     " SET default_transaction_read_only = on");

    const auto found = diagnose_at(database.url());

    EXPECT_THAT(found.findings,
                AllOf(Contains(Key("takes_no_changes")), Not(Contains(Key("journal_damaged")))));
    EXPECT_EQ(database.execute("SELECT max(number) FROM seals"), before);
}

}  // namespace
}  // namespace moothall
