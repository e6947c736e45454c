#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <map>
#include <random>
#include <sstream>

#include "contract/store_fixture.h"
#include "host/store/temporary_folder.h"
#include "store/sqlite/open.h"

namespace moothall::store::sqlite {
namespace {

/// The last number that each thread reported.
using Reported = std::map<int, std::int64_t>;

/// Runs the program beside (see writer_process.cpp), kills it when it has reported so much, and
/// reads what it reported before it died.
Reported killed_after(const std::filesystem::path& folder, std::size_t bytes) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) {
        throw std::runtime_error("no pipe");
    }
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::execl(STORE_WRITER_PROCESS, STORE_WRITER_PROCESS, folder.c_str(), nullptr);
        ::_exit(127);
    }
    ::close(ends[1]);
    std::string text;
    std::array<char, 4096> buffer{};
    bool is_killed = false;
    for (;;) {
        if (!is_killed && text.size() >= bytes) {
            ::kill(child, SIGKILL);
            is_killed = true;
        }
        const ssize_t got = ::read(ends[0], buffer.data(), buffer.size());
        if (got <= 0) {
            break;
        }
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "it ended by itself";
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
            const Reported reported = killed_after(folder.path(), random() % 3000);
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
        killed_after(folder.path() / "data", 0);
        const auto store =
            open(folder.path() / "data", {{cases, counts, sessions}, {}}, seal_all, {"test", 0});
        ASSERT_TRUE(store);
        expect_whole(**store, {});
    }
}

}  // namespace
}  // namespace moothall::store::sqlite
