#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <map>
#include <random>
#include <sstream>
#include <vector>

#include "contract/store_fixture.h"
#include "host/store/temporary_folder.h"
#include "store/sqlite/open.h"

namespace moothall::store::sqlite {
namespace {

/// The last number that each thread reported.
using Reported = std::map<int, std::int64_t>;

/// Starts the program beside (see writer_process.cpp), whose reports go into a pipe.
pid_t start_writing(const std::filesystem::path& folder, const std::array<int, 2>& ends) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::execl(STORE_WRITER_PROCESS, STORE_WRITER_PROCESS, folder.c_str(), nullptr);
        ::_exit(127);
    }
    return child;
}

/// Lets so many programs write at once, kills them when they have reported so much, and reads what
/// they reported before they died.
Reported killed_after(const std::filesystem::path& folder, int programs, std::size_t bytes) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) {
        throw std::runtime_error("no pipe");
    }
    std::vector<pid_t> children;
    for (int program = 0; program < programs; ++program) {
        children.push_back(start_writing(folder, ends));
    }
    ::close(ends[1]);
    std::string text;
    std::array<char, 4096> buffer{};
    bool are_killed = false;
    for (ssize_t got = 1; got > 0;) {
        if (!are_killed && text.size() >= bytes) {
            for (const pid_t child : children) {
                ::kill(child, SIGKILL);
            }
            are_killed = true;
        }
        got = ::read(ends[0], buffer.data(), buffer.size());
        text.append(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    }
    ::close(ends[0]);
    for (const pid_t child : children) {
        int status = 0;
        ::waitpid(child, &status, 0);
        EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "it ended by itself";
    }
    Reported reported;
    std::istringstream lines(text);
    int thread = 0;
    for (std::int64_t number = 0; lines >> thread >> number;) {
        reported[thread] = std::max(reported[thread], number);
    }
    return reported;
}

void expect_whole(Store& store, const Reported& reported) {
    const auto reader = store.read();
    std::int64_t there = 0;
    for (const std::string& stream : reader->streams("", no_limit)) {
        const std::int64_t last = reader->head(stream)->number;
        EXPECT_EQ(reader->events(stream, 0, no_limit).size(), static_cast<std::size_t>(last));
        for (std::int64_t number = 1; number <= last; ++number) {
            EXPECT_TRUE(reader->find(cases, {stream + "." + std::to_string(number)}));
        }
        there += last;
    }
    for (const auto& [thread, number] : reported) {
        const auto head = reader->head("case/" + std::to_string(thread));
        EXPECT_GE(head ? head->number : 0, number) << "thread " << thread;
    }
    const auto count = reader->find(counts, {"all", 1});
    EXPECT_EQ(count ? std::get<std::int64_t>((*count)[2]) : 0, there);
    EXPECT_EQ(reader->list({&cases, "", {}, {}, {}, {}, no_limit}).size(),
              static_cast<std::size_t>(there));
    EXPECT_EQ(reader->search({"cases", "garden", {}, no_limit}).size(),
              static_cast<std::size_t>(there));
    std::int64_t next = 1;
    for (const SealRow& seal : reader->seals(0, no_limit)) {
        EXPECT_EQ(seal.first_position, next);
        next = seal.last_position + 1;
    }
    EXPECT_EQ(next, there + 1);
}

TEST(SqliteStoreKill, EveryAnsweredWorkIsThereWholeAfterTheProgramWasKilled) {
    const int times = std::getenv("MOOTHALL_SOAK") == nullptr ? 8 : 60;
    std::mt19937 random(20260504);
    std::size_t reported_in_all = 0;
    for (int time = 0; time < times; ++time) {
        const TemporaryFolder folder;
        // Twice in a row in one folder: the second begins with what the first left behind.
        for (int life = 0; life < 2; ++life) {
            const Reported reported = killed_after(folder.path(), 1, random() % 3000);
            const auto store =
                open(folder.path(), {{cases, counts, sessions}, {}}, seal_all, {"test", 0}).value();
            expect_whole(*store, reported);
            reported_in_all += reported.size();
        }
    }
    EXPECT_GT(reported_in_all, 0u);
}

TEST(SqliteStoreKill, AStoreThatWasKilledAtBirthOpens) {
    const TemporaryFolder folder;
    for (int time = 0; time < 4; ++time) {
        killed_after(folder.path() / "data", 1, 0);
        const auto store =
            open(folder.path() / "data", {{cases, counts, sessions}, {}}, seal_all, {"test", 0});
        ASSERT_TRUE(store);
        expect_whole(**store, {});
    }
}

TEST(SqliteStoreKill, TwoProgramsMakeOneStoreAndWriteItAtOnce) {
    const TemporaryFolder folder;
    for (int time = 0; time < 3; ++time) {
        const Reported reported = killed_after(folder.path() / "data", 2, 1500);
        EXPECT_FALSE(reported.empty());
        const auto store =
            open(folder.path() / "data", {{cases, counts, sessions}, {}}, seal_all, {"test", 0});
        ASSERT_TRUE(store);
        expect_whole(**store, reported);
    }
}

}  // namespace
}  // namespace moothall::store::sqlite
