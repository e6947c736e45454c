#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <limits>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "calendar/clock.h"
#include "cases/outgoing.h"
#include "host/store/postgres/private_server.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "json/json.h"
#include "system/running/program.h"
#include "system/running/story.h"

// The previous release and this one side by side over one council, as while a council of several
// hosts is brought up to date one after the other. MOOTHALL_PREVIOUS_RELEASE names the program of
// the previous release, with its plugins beside it as they are built or installed.
namespace moothall {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

/// What callers were told by either program.
class Told {
public:
    void answered_note(const std::string& text) {
        const std::lock_guard lock(mutex_);
        notes_.push_back(text);
    }
    void answered_action(const std::string& id, const std::string& action) {
        const std::lock_guard lock(mutex_);
        ++actions_["case/" + id][action];
    }
    void left_alone(const std::string& id) {
        const std::lock_guard lock(mutex_);
        left_alone_.push_back("case/" + id);
    }
    void failed(const std::string& sentence) {
        const std::lock_guard lock(mutex_);
        failures_.push_back(sentence);
    }

    const std::vector<std::string>& notes() const { return notes_; }
    const std::map<std::string, std::map<std::string, int>>& actions() const { return actions_; }
    const std::vector<std::string>& left_alone() const { return left_alone_; }
    const std::vector<std::string>& failures() const { return failures_; }

private:
    std::mutex mutex_;
    std::vector<std::string> notes_;
    std::map<std::string, std::map<std::string, int>> actions_;  ///< By stream and name.
    std::vector<std::string> left_alone_;  ///< Streams of cases whose timer falls due later.
    std::vector<std::string> failures_;
};

/// Somebody who works a case with both programs by turns.
class Caller {
public:
    Caller(std::vector<std::string> programs, std::string place, fs::path folder, Told& told)
        : programs_(std::move(programs)),
          place_(std::move(place)),
          folder_(std::move(folder)),
          told_(told) {
        fs::create_directories(folder_);
    }

    void work_until(std::chrono::steady_clock::time_point end) {
        while (std::chrono::steady_clock::now() < end) {
            const auto left = call({"case", "open", "regulatory.permit_receipt"});
            const auto opened = call({"case", "open", "regulatory.permit_receipt"});
            if (!left || !opened) {
                return;
            }
            told_.left_alone(left->as_table()->text("id"));
            work(opened->as_table()->text("reference"), opened->as_table()->text("id"));
        }
    }

    void note(const std::string& reference) {
        const std::string text = folder_.filename().string() + " " + std::to_string(calls_);
        if (call({"case", "note", reference, text})) {
            told_.answered_note(text);
        }
    }

private:
    void work(const std::string& reference, const std::string& id) {
        for (const char* action : {"check_confirmation", "decide_confirmation",
                                   "adjust_confirmation", "check_confirmation"}) {
            if (call({"case", "act", reference, action, "--reason", "By turns."})) {
                told_.answered_action(id, action);
            }
            note(reference);
        }
    }

    std::optional<Value> call(std::vector<std::string> words) {
        const std::string& program = programs_[++calls_ % programs_.size()];
        words.insert(words.begin(), {program, "--data", place_, "--json"});
        const Ran ran = run_words(folder_, words);
        const auto answer = json::parse(ran.out);
        if (ran.status != 0 || !answer) {
            told_.failed(program + " " + words[4] + " " + words[5] + ": " + ran.error);
            return std::nullopt;
        }
        return *answer;
    }

    std::vector<std::string> programs_;
    std::string place_;
    fs::path folder_;
    Told& told_;
    std::size_t calls_ = 0;
};

class TwoReleases : public ::testing::Test {
protected:
    TwoReleases() { ::setenv("XDG_STATE_HOME", (folder.path() / "state").c_str(), 1); }

    /// False, with a sentence, where there is no previous release to work with.
    bool has_previous() {
        const char* const named = std::getenv("MOOTHALL_PREVIOUS_RELEASE");
        if (named == nullptr || *named == '\0') {
            GTEST_LOG_(INFO) << "MOOTHALL_PREVIOUS_RELEASE names no program of the previous "
                                "release: nothing runs side by side here.";
            return false;
        }
        programs = {named, MOOTHALL_PROGRAM};
        return true;
    }

    Ran run_with(const std::string& program, const std::string& place,
                 std::vector<std::string> words) {
        words.insert(words.begin(), {program, "--data", place, "--json"});
        return run_words(folder.path(), std::move(words));
    }

    void let_all(const std::string& place, const std::function<void(Caller&)>& work);
    void work_side_by_side(const std::string& place);
    void expect_whole_and_equal(const std::string& program, const std::string& place);
    void upgrade(const std::string& place);
    void expect_one_truth(const std::string& place);

    const store::TemporaryFolder folder;
    std::vector<std::string> programs;
    Told told;
    std::atomic<int> names = 0;
};

/// Each caller begins with another program.
void TwoReleases::let_all(const std::string& place, const std::function<void(Caller&)>& work) {
    constexpr int callers = 4;
    std::vector<std::thread> working;
    for (int i = 0; i < callers; ++i) {
        working.emplace_back([&, i] {
            auto turned = programs;
            std::ranges::rotate(turned, turned.begin() + i % 2);
            const std::string name = "caller_" + std::to_string(++names);
            Caller caller(turned, place, folder.path() / name, told);
            work(caller);
        });
    }
    for (std::thread& one : working) {
        one.join();
    }
}

void TwoReleases::work_side_by_side(const std::string& place) {
    ASSERT_EQ(run_with(programs.front(), place, {"demo", "--cases", "3"}).status, 0);
    for (const std::string& program : programs) {  // Each asks for letters.
        const Ran tour = run_with(program, place, {"tour"});
        ASSERT_EQ(tour.status, 0) << tour.error;
    }
    const auto opened = json::parse(
        run_with(programs.back(), place, {"case", "open", "regulatory.permit_receipt"}).out);
    ASSERT_TRUE(opened);
    const bool soaks = std::getenv("MOOTHALL_SOAK") != nullptr;
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(soaks ? 60 : 6);

    let_all(place, [&](Caller& caller) { caller.work_until(end); });

    // Weeks later all timers are due at once, and every caller comes by them.
    const Instant later = calendar::SystemClock().now() + std::chrono::days(20);
    ::setenv("MOOTHALL_NOW", to_text(later).c_str(), 1);
    let_all(place, [&](Caller& caller) { caller.note(opened->as_table()->text("reference")); });
    ::unsetenv("MOOTHALL_NOW");
}

void TwoReleases::expect_whole_and_equal(const std::string& program, const std::string& place) {
    EXPECT_THAT(run_with(program, place, {"journal", "verify"}).out, HasSubstr("\"whole\":true"))
        << program;
    EXPECT_THAT(run_with(program, place, {"journal", "rebuild", "--check"}).out,
                HasSubstr("\"equal\":true"))
        << program;
}

/// Once nobody works any more. Where it changes something the previous release stays away after it.
void TwoReleases::upgrade(const std::string& place) {
    const std::string check = run_with(programs.back(), place, {"upgrade", "--check"}).out;
    EXPECT_THAT(check, HasSubstr("\"side_by_side\":true"));
    const bool is_as_before = check.find("\"migrations\":[]") != std::string::npos;

    const Ran upgraded = run_with(programs.back(), place, {"upgrade"});

    EXPECT_EQ(upgraded.status, 0) << upgraded.error;
    expect_whole_and_equal(programs.back(), place);
    const Ran previous = run_with(programs.front(), place, {"case", "list"});
    EXPECT_EQ(previous.status, is_as_before ? 0 : 1) << previous.error;
    if (!is_as_before) {
        EXPECT_THAT(previous.error, HasSubstr("newer Moothall"));
        EXPECT_TRUE(is_one_sentence(previous.error)) << previous.error;
    }
}

/// What was answered is there once, and both programs find all of it whole; so it is after an
/// upgrade, and each letter that this release asked for waits to leave.
void TwoReleases::expect_one_truth(const std::string& place) {
    for (const std::string& failure : told.failures()) {
        ADD_FAILURE() << failure;
    }
    for (const std::string& program : programs) {
        expect_whole_and_equal(program, place);
    }
    upgrade(place);
    workflows::SmallCouncil council(place);
    const Story story = read_story(*council.store, council.folds);
    for (const std::string& text : told.notes()) {
        EXPECT_EQ(story.notes.contains(text) ? story.notes.at(text) : 0, 1) << text;
    }
    for (const auto& [stream, actions] : told.actions()) {
        ASSERT_TRUE(story.actions.contains(stream)) << stream;
        EXPECT_EQ(story.actions.at(stream), actions) << stream;
    }
    for (const std::string& stream : told.left_alone()) {
        EXPECT_EQ(story.fired.contains(stream) ? story.fired.at(stream) : 0, 1) << stream;
    }
    const auto waiting = council.store->read()->list(
        {&cases::outgoing_table(), "", {}, {}, {}, {}, std::numeric_limits<std::size_t>::max()});
    EXPECT_FALSE(waiting.empty());
    EXPECT_EQ(waiting.size(), story.letters.size());
    GTEST_LOG_(INFO) << waiting.size() << " letters wait. " << told.notes().size()
                     << " notes and actions on " << told.actions().size()
                     << " cases by two releases, " << told.left_alone().size() << " timers, "
                     << story.events << " events.";
    EXPECT_GT(told.notes().size(), 0U);
}

TEST_F(TwoReleases, WorkSideBySideOnOneFolder) {
    if (!has_previous()) {
        return;
    }
    const std::string place = folder.path() / "data";
    work_side_by_side(place);
    expect_one_truth(place);
}

TEST_F(TwoReleases, WorkSideBySideOnOneDatabase) {
    if (!has_previous()) {
        return;
    }
    const store::postgres::TestDatabase database;
    work_side_by_side(database.url());
    expect_one_truth(database.url());
}

TEST_F(TwoReleases, AnUpgradeGoesBackByRestore) {
    if (!has_previous()) {
        return;
    }
    const std::string place = folder.path() / "data";
    const std::string back = folder.path() / "back";
    const std::string file = folder.path() / "before.moot";
    ASSERT_EQ(run_with(programs.front(), place, {"demo", "--cases", "3"}).status, 0);
    const std::string head = run_with(programs.front(), place, {"journal", "head"}).out;
    ASSERT_EQ(run_with(programs.back(), place, {"backup", file}).status, 0);
    ASSERT_EQ(run_with(programs.back(), place, {"upgrade"}).status, 0);
    ASSERT_EQ(
        run_with(programs.back(), place, {"case", "open", "regulatory.permit_receipt"}).status, 0);

    ASSERT_EQ(run_with(programs.back(), back, {"restore", file}).status, 0);

    EXPECT_EQ(run_with(programs.front(), back, {"journal", "head"}).out, head);
    EXPECT_THAT(run_with(programs.front(), back, {"journal", "rebuild", "--check"}).out,
                HasSubstr("\"equal\":true"));
    EXPECT_EQ(
        run_with(programs.front(), back, {"case", "open", "regulatory.permit_receipt"}).status, 0);
}

}  // namespace
}  // namespace moothall
