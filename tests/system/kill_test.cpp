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
#include <thread>

#include "cases/find_case.h"
#include "cases/tables.h"
#include "host/store/postgres/private_server.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "journal/chains/verify.h"

namespace moothall {
namespace {

/// The last version of each case that was reported.
using Reported = std::map<std::string, std::int64_t>;

pid_t start_working(const std::filesystem::path& folder, const std::array<int, 2>& ends) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::execl(MOOTHALL_KILL_WORKER, MOOTHALL_KILL_WORKER, folder.c_str(), nullptr);
        ::_exit(127);
    }
    return child;
}

/// Lets the program beside work (see kill_worker.cpp), kills it when it has reported so many bytes,
/// and reads what it reported before it died.
Reported killed_after(const std::filesystem::path& folder, std::size_t bytes) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) {
        throw std::runtime_error("no pipe");
    }
    const pid_t child = start_working(folder, ends);
    ::close(ends[1]);
    std::string text;
    std::array<char, 4096> buffer{};
    bool is_killed = false;
    for (ssize_t got = 1; got > 0;) {
        if (!is_killed && text.size() >= bytes) {
            ::kill(child, SIGKILL);
            is_killed = true;
        }
        got = ::read(ends[0], buffer.data(), buffer.size());
        text.append(buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << "it ended by itself";
    Reported reported;
    std::istringstream lines(text);
    std::string reference;
    for (std::int64_t version = 0; lines >> reference >> version;) {
        reported[reference] = std::max(reported[reference], version);
    }
    return reported;
}

/// An opening is two events (one is the letter of its state), an action three.
void expect_whole_commands(workflows::SmallCouncil& council, const cases::CaseRecord& record) {
    const auto events =
        journal::events_of(*council.store->read(), council.folds, record.stream(), 0, 1'000);
    std::map<std::string, int> of_command;
    for (const auto& event : events) {
        ++of_command[event.cause.command];
    }
    for (const auto& [command, count] : of_command) {
        const bool opened = command == events.front().cause.command;
        EXPECT_EQ(count, opened ? 2 : 3) << record.reference << " " << command;
    }
    const std::int64_t counted =
        record.fields.has("players") ? record.fields.integer("players") : 0;
    EXPECT_EQ(record.version, 1 + 2 * counted);
}

void expect_whole(const std::filesystem::path& place, const Reported& reported) {
    workflows::SmallCouncil council(place);
    const auto reader = council.store->read();
    for (const auto& [reference, version] : reported) {
        const auto record = cases::find_case(*reader, reference);
        ASSERT_TRUE(record) << reference << " was answered and is lost";
        EXPECT_GE(record->version, version) << reference;
    }
    const auto all = cases::list_cases(*reader, {}, 1'000'000, "").value();
    EXPECT_GE(all.items.size(), reported.size());
    for (const auto& record : all.items) {
        expect_whole_commands(council, record);
    }
    const auto found = journal::verify(*reader, std::nullopt,
                                       [](const std::string& damage) { ADD_FAILURE() << damage; });
    EXPECT_EQ(found.value().damages, 0);
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

void add_to(Reported& reported, const Reported& more) {
    for (const auto& [reference, version] : more) {
        reported[reference] = std::max(reported[reference], version);
    }
}

void publish_counting(const std::filesystem::path& place) {
    workflows::SmallCouncil council(place);
    council.publish(workflows::pitch_workflow(R"(
            count = { title = "Count", from = "asked", stay = true, act = function(case)
                return { record { players = (case.players or 0) + 1 }, note "Counted" } end },)"));
}

TEST(Kill, EveryAnsweredCommandIsThereWholeAfterTheHostWasKilled) {  // R-200
    const int times = std::getenv("MOOTHALL_SOAK") == nullptr ? 8 : 50;
    std::mt19937 random(20260504);
    const store::TemporaryFolder folder;
    publish_counting(folder.path());
    Reported reported;
    for (int time = 0; time < times; ++time) {
        add_to(reported, killed_after(folder.path(), random() % 6000));
        expect_whole(folder.path(), reported);
    }
    EXPECT_GT(reported.size(), 0U);
}

TEST(Kill, OfTwoHostsOverOneDatabaseEachAnsweredCommandIsThereWhenBothWereKilled) {
    const int times = std::getenv("MOOTHALL_SOAK") == nullptr ? 4 : 50;
    std::mt19937 random(20260504);
    const store::postgres::TestDatabase database;
    publish_counting(database.url());
    Reported reported;
    for (int time = 0; time < times; ++time) {
        const std::size_t first_bytes = random() % 3000;
        const std::size_t other_bytes = random() % 3000;
        Reported first;
        std::thread beside([&] { first = killed_after(database.url(), first_bytes); });
        add_to(reported, killed_after(database.url(), other_bytes));
        beside.join();
        add_to(reported, first);
        expect_whole(database.url(), reported);
    }
    EXPECT_GT(reported.size(), 0U);
}

}  // namespace
}  // namespace moothall
