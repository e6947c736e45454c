#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <random>
#include <thread>

#include "host/store/file_size_limit.h"
#include "host/store/postgres/private_server.h"
#include "host/store/temporary_folder.h"
#include "system/running/program.h"

// Backup and restore through the program itself.
namespace moothall {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

namespace fs = std::filesystem;

pid_t started(std::vector<std::string> words) {
    words.insert(words.begin(), MOOTHALL_PROGRAM);
    std::vector<char*> pointers;
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        ::setpgid(0, 0);  // What it starts is killed with it.
        if (std::freopen("/dev/null", "w", stdout) != nullptr &&
            std::freopen("/dev/null", "w", stderr) != nullptr) {
            ::execv(MOOTHALL_PROGRAM, pointers.data());
        }
        ::_exit(127);
    }
    return child;
}

/// The program on a council of its own, in a folder or a database.
class BackupOfTheProgram : public ::testing::Test {
protected:
    Ran run(std::vector<std::string> words) { return run_program(folder.path(), std::move(words)); }
    std::string path(const std::string& name) const { return (folder.path() / name).string(); }
    void expect_done(const std::vector<std::string>& words) {
        const Ran ran = run(words);
        EXPECT_EQ(ran.status, 0) << ran.error;
    }
    void expect_refused(const std::vector<std::string>& words, const std::string& sentence) {
        const Ran ran = run(words);
        EXPECT_EQ(ran.status, 1) << ran.out;
        EXPECT_THAT(ran.error, HasSubstr(sentence));
        EXPECT_TRUE(is_one_sentence(ran.error)) << ran.error;
        EXPECT_EQ(ran.out, "");
    }
    void make_council() { expect_done({"demo", "--cases", "60", "--data", data}); }
    void take(const std::string& name) { expect_done({"backup", path(name), "--data", data}); }
    std::string head_of(const std::string& place) {
        return run({"journal", "head", "--data", place}).out;
    }
    /// Adds places until it is told to stop: each is an event.
    static std::jthread start_working(const std::string& place) {
        return std::jthread([place](const std::stop_token& stops) {
            for (int number = 1; !stops.stop_requested(); ++number) {
                const pid_t one = started({"place", "add", std::to_string(100'000 + number),
                                           "1 High Street", "--data", place});
                int status = 0;
                ::waitpid(one, &status, 0);
            }
        });
    }
    static void kill_and_wait(pid_t child) {
        if (::kill(-child, SIGKILL) != 0) {
            ::kill(child, SIGKILL);  // Before it had a group of its own.
        }
        int status = 0;
        ::waitpid(child, &status, 0);
    }

    const store::TemporaryFolder folder;
    std::string data = path("data");
};

TEST_F(BackupOfTheProgram, WhatIsBackedUpUnderLoadProvesAndIsTheCouncil) {
    make_council();
    const pid_t service = started({"serve", "--listen", "127.0.0.1:0", "--data", data});
    std::jthread work = start_working(data);
    for (int number = 0; number < 3; ++number) {
        take("one.moot");
        EXPECT_THAT(run({"restore", path("one.moot"), "--drill"}).out,
                    AllOf(HasSubstr("proved: yes"), HasSubstr("took_ms: ")));
    }
    work.request_stop();
    work.join();
    kill_and_wait(service);
    take("last.moot");
    expect_done({"restore", path("last.moot"), "--data", path("new")});

    EXPECT_EQ(head_of(path("new")), head_of(data));
    EXPECT_THAT(run({"journal", "verify", "--data", path("new")}).out, HasSubstr("whole: yes"));
    EXPECT_THAT(run({"journal", "rebuild", "--check", "--data", path("new")}).out,
                HasSubstr("equal: yes"));
}

TEST_F(BackupOfTheProgram, KilledInTheMiddleTheBackupBeforeIsWholeAndTheNextOneToo) {
    make_council();
    take("one.moot");
    const int times = std::getenv("MOOTHALL_SOAK") == nullptr ? 12 : 300;
    std::mt19937 random(20260504);
    for (int time = 0; time < times; ++time) {
        const pid_t backing_up = started({"backup", path("one.moot"), "--data", data});
        // However far it has come: not before it began, and mostly not after its end.
        while (!fs::exists(path("one.moot.unfinished")) &&
               ::waitpid(backing_up, nullptr, WNOHANG) == 0) {
        }
        for (auto spin = random() % 4'000'000; spin > 0; --spin) {
            asm volatile("");
        }
        kill_and_wait(backing_up);
        const Ran drill = run({"restore", path("one.moot"), "--drill"});
        EXPECT_EQ(drill.status, 0) << drill.error;
    }
    take("one.moot");

    EXPECT_FALSE(fs::exists(path("one.moot.unfinished")));
    EXPECT_THAT(run({"restore", path("one.moot"), "--drill"}).out, HasSubstr("proved: yes"));
}

TEST_F(BackupOfTheProgram, ARestoreThatWasKilledLeavesNoCouncilAndCanBeRepeated) {
    make_council();
    take("one.moot");
    for (unsigned spins : {0U, 200'000U, 1'000'000U, 3'000'000U}) {
        const pid_t restoring = started({"restore", path("one.moot"), "--data", path("new")});
        while (!fs::exists(path("new/restoring.unfinished")) &&
               !fs::exists(path("new/council.db")) && ::waitpid(restoring, nullptr, WNOHANG) == 0) {
        }
        for (unsigned spin = spins; spin > 0; --spin) {
            asm volatile("");
        }
        kill_and_wait(restoring);
        if (!fs::exists(path("new/council.db"))) {
            expect_done({"restore", path("one.moot"), "--data", path("new")});
        }
        EXPECT_EQ(head_of(path("new")), head_of(data));
        EXPECT_FALSE(fs::exists(path("new/restoring.unfinished/council.db")));
        fs::remove_all(path("new"));
    }
}

TEST_F(BackupOfTheProgram, AFullDiskIsOneSentenceAndNothingIsLost) {
    make_council();
    take("one.moot");
    const std::string before = content(path("one.moot"));
    {
        const store::FileSizeLimit limit(60'000);
        expect_refused({"backup", path("one.moot"), "--data", data}, "");
        expect_refused({"restore", path("one.moot"), "--data", path("new")}, "The disk is full");
        expect_refused({"restore", path("one.moot"), "--drill"}, "The disk is full");
    }

    EXPECT_TRUE(content(path("one.moot")) == before);
    EXPECT_FALSE(fs::exists(path("new")));
    EXPECT_THAT(run({"journal", "verify", "--data", data}).out, HasSubstr("whole: yes"));
}

TEST_F(BackupOfTheProgram, BadInputIsOneSentence) {
    make_council();
    take("one.moot");
    const std::string whole = content(path("one.moot"));
    const auto write = [&](const std::string& name, const std::string& bytes) {
        std::ofstream(path(name), std::ios::binary) << bytes;
    };
    write("cut.moot", whole.substr(0, whole.size() / 3));
    write("letters.txt", "Dear council,");
    std::string flipped = whole;
    flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 4);
    write("flipped.moot", flipped);

    expect_refused({"restore", path("cut.moot"), "--data", path("new")}, "cut off");
    expect_refused({"restore", path("flipped.moot"), "--data", path("new")}, "is damaged");
    expect_refused({"restore", path("flipped.moot"), "--drill"}, "is damaged");
    expect_refused({"restore", path("letters.txt"), "--data", path("new")}, "no backup");
    expect_refused({"restore", path("nowhere"), "--data", path("new")}, "cannot be read");
    expect_refused({"restore", path("one.moot"), "--data", data}, "holds something already");
    expect_refused({"restore", path("one.moot"), "--data", path("new"), "--to-position", "0"},
                   "No seal ends at position 0");
    expect_refused({"restore", path("one.moot"), "--data", path("new"), "--to-position", "999999"},
                   "The backup ends at position");
    expect_refused({"restore", path("one.moot"), "--data", "postgresql://localhost:1/x"},
                   "a backup of a data folder, not of a PostgreSQL database");
    expect_refused({"backup", path("letters.txt"), "--data", data}, "is no backup");
    expect_refused({"backup", path("no/folder/one.moot"), "--data", data}, "could not write");
    expect_refused({"backup", path("two.moot"), "--data", path("nobody")}, "no council");
    expect_refused({"backup", path("two.moot"), "--since", path("cut.moot"), "--data", data},
                   "cut off");
    expect_refused({"backup", path("two.moot"), "--data", "postgresql://localhost:1/x"},
                   "did not answer");
    EXPECT_EQ(run({"restore", path("one.moot"), "--to-position", "soon"}).status, 2);
    EXPECT_EQ(run({"backup"}).status, 2);
    EXPECT_FALSE(fs::exists(path("new")));
    EXPECT_FALSE(fs::exists(path("two.moot")));
}

TEST_F(BackupOfTheProgram, TheBaseOfAnotherCouncilIsRefused) {
    make_council();
    take("one.moot");
    expect_done({"demo", "--cases", "5", "--seed", "7", "--data", path("other")});

    expect_refused(
        {"backup", path("two.moot"), "--since", path("one.moot"), "--data", path("other")},
        "of another council");
    expect_refused({"backup", path("one.moot"), "--data", path("other")}, "of another council");
}

/// The same on PostgreSQL.
class BackupOfADatabase : public BackupOfTheProgram {
protected:
    BackupOfADatabase() {
        ::setenv("XDG_STATE_HOME", path("state").c_str(), 1);
        data = database.url();
        server().execute("postgres", "ALTER ROLE council CREATEDB");
    }
    ~BackupOfADatabase() override { server().execute("postgres", "ALTER ROLE council NOCREATEDB"); }
    static store::postgres::PrivateServer& server() { return store::postgres::shared_server(); }
    std::string databases() const {
        return database.execute(
            "SELECT count(*) FROM pg_database WHERE datname LIKE 'moothall_drill%'");
    }

    /// How much the server has written to its log so far: it grows with each step of a restore,
    /// kept or not.
    static std::int64_t bytes_of_log() {
        return std::stoll(
            server().execute("postgres", "SELECT pg_current_wal_insert_lsn() - '0/0'"));
    }
    /// Restores into a database and is killed, with the pg_restore that it started, when the server
    /// has written so many bytes, if it has not ended before.
    static void restore_killed_after(const std::vector<std::string>& words, std::int64_t bytes) {
        const std::int64_t began = bytes_of_log();
        const pid_t restoring = started(words);
        while (bytes_of_log() - began < bytes) {
            if (::waitpid(restoring, nullptr, WNOHANG) != 0) {
                return;
            }
        }
        kill_and_wait(restoring);
    }

    store::postgres::TestDatabase database;
    store::postgres::TestDatabase elsewhere;
};

TEST_F(BackupOfADatabase, IsTakenUnderLoadDrilledAndRestored) {
    make_council();
    std::jthread work = start_working(data);
    take("one.moot");
    work.request_stop();
    work.join();

    // As a drill that was killed leaves it.
    server().execute("postgres", "CREATE DATABASE moothall_drill_left OWNER council");
    EXPECT_THAT(run({"restore", path("one.moot"), "--drill", "--data", data}).out,
                HasSubstr("proved: yes"));
    EXPECT_EQ(databases(), "0");
    expect_done({"restore", path("one.moot"), "--data", elsewhere.url()});
    EXPECT_THAT(run({"journal", "verify", "--data", elsewhere.url()}).out, HasSubstr("whole: yes"));
    EXPECT_THAT(run({"journal", "rebuild", "--check", "--data", elsewhere.url()}).out,
                HasSubstr("equal: yes"));
}

TEST_F(BackupOfADatabase, BadInputIsOneSentenceAndTellsNoSecret) {
    make_council();
    take("one.moot");
    const std::string whole = content(path("one.moot"));
    std::string flipped = whole;
    flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 4);
    std::ofstream(path("flipped.moot"), std::ios::binary) << flipped;

    expect_refused({"restore", path("flipped.moot"), "--data", elsewhere.url()}, "is damaged");
    expect_refused({"restore", path("one.moot"), "--data", elsewhere.url(), "--to-position", "0"},
                   "No seal ends");
    expect_refused({"restore", path("one.moot"), "--data", data}, "holds something already");
    expect_refused({"restore", path("one.moot"), "--data", path("new")},
                   "a backup of a PostgreSQL database, not of a data folder");
    expect_refused({"restore", path("one.moot"), "--data", "postgresql://a:s3cret@localhost:1/x"},
                   "did not answer");
    EXPECT_EQ(elsewhere.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), "0");
    server().execute("postgres", "ALTER ROLE council NOCREATEDB");
    expect_refused({"restore", path("one.moot"), "--drill", "--data", data},
                   "let the user of the URL make databases");
}

TEST_F(BackupOfADatabase, ARestoreKilledWithItsPgRestoreIsRunAgainOrTheCouncilIsWhole) {
    make_council();
    take("one.moot");
    const std::string head = head_of(data);
    const std::int64_t before = bytes_of_log();
    expect_done({"restore", path("one.moot"), "--data", elsewhere.url()});
    const std::int64_t all = bytes_of_log() - before;
    const int points = std::getenv("MOOTHALL_SOAK") == nullptr ? 6 : 120;
    int run_again = 0;
    for (int point = 0; point < points; ++point) {
        SCOPED_TRACE(point);
        const store::postgres::TestDatabase place;
        const std::vector<std::string> words = {"restore", path("one.moot"), "--data", place.url()};

        restore_killed_after(words, all * point / points);

        const Ran again = run(words);
        if (again.status == 0) {
            ++run_again;
        } else {
            EXPECT_THAT(again.error, HasSubstr("holds something already"));
        }
        EXPECT_EQ(head_of(place.url()), head);
        EXPECT_THAT(run({"journal", "verify", "--data", place.url()}).out, HasSubstr("whole: yes"));
        EXPECT_THAT(run({"journal", "rebuild", "--check", "--data", place.url()}).out,
                    HasSubstr("equal: yes"));
    }
    EXPECT_GT(run_again, 1);
}

TEST_F(BackupOfADatabase, KilledInTheMiddleTheBackupBeforeIsWhole) {
    make_council();
    take("one.moot");
    for (unsigned spins : {0U, 1'000'000U, 10'000'000U}) {
        const pid_t backing_up = started({"backup", path("one.moot"), "--data", data});
        while (!fs::exists(path("one.moot.unfinished")) &&
               ::waitpid(backing_up, nullptr, WNOHANG) == 0) {
        }
        for (unsigned spin = spins; spin > 0; --spin) {
            asm volatile("");
        }
        kill_and_wait(backing_up);
        EXPECT_THAT(run({"restore", path("one.moot"), "--drill", "--data", data}).out,
                    HasSubstr("proved: yes"));
    }
}

}  // namespace
}  // namespace moothall
