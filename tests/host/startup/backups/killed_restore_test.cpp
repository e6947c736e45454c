#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "host/backups/council_with_papers.h"
#include "host/store/postgres/private_server.h"
#include "host/store/temporary_folder.h"
#include "journal/chains/verify.h"
#include "startup/backups/council_backup.h"
#include "startup/backups/council_restore.h"

namespace moothall::startup {
namespace {

const Instant night = parse_instant("2026-05-05T01:00:00Z").value();
constexpr int fewest_steps = 15;  // Of a restore: fewer were not counted.
/// What pg_restore does by itself, a process of its own, is one step.
constexpr int fewest_steps_of_a_database = 2;

enum class Ended { killed, done };

/// A council, a backup of it, and restores of that which are killed at each of their steps (see
/// restoring_process.cpp).
class KilledRestore : public testing::Test {
protected:
    Settings at(const std::string& place) const {
        Settings settings;
        settings.data_folder = place;
        if (is_database_url(place)) {
            settings.database_url = place;
            settings.data_folder = folder.path() / "machine";
        }
        return settings;
    }

    /// Ends at a position before an erasure, which is to be repeated.
    void make_backup(const std::string& place) {
        backups::CouncilWithPapers town(place);
        const std::string reference = town.open_cases(6);
        town.add_paper(reference, "a paper");
        town.note(reference, "words that go");
        cut_at = town.position();
        town.erase_last(reference);
        back_up(at(place), {backup, {}, "", {}, night}).value();
        journal_before = town.council.whole_journal();
    }

    Ended restore_killed_at(int step, const std::string& place, const std::string& position) const {
        const std::string number = std::to_string(step);
        const pid_t child = ::fork();
        if (child == 0) {
            ::execl(RESTORING_PROCESS, RESTORING_PROCESS, backup.c_str(), place.c_str(),
                    number.c_str(), position.c_str(), nullptr);
            ::_exit(127);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        const bool is_killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
        EXPECT_TRUE(is_killed || (WIFEXITED(status) && WEXITSTATUS(status) == 0)) << status;
        return is_killed ? Ended::killed : Ended::done;
    }

    /// There is no council and it can be restored as if nothing had been, or there is a whole one.
    void expect_whole_or_again(const std::string& place, const std::string& position) {
        const auto there = at(place);
        RestoringWork work;
        if (!pending_at(there, work.tables, work.randomness)) {
            RestoreRequest request{backup, {}, {}, night};
            if (position != "all") {
                request.to_position = cut_at;
            }
            const auto restored = restore(there, request);
            ASSERT_TRUE(restored) << restored.error().reason;
        }
        backups::CouncilWithPapers town(place);
        const auto found =
            journal::verify(*town.council.store->read(), std::nullopt,
                            [](const std::string& damage) { ADD_FAILURE() << damage; });
        EXPECT_EQ(found.value().damages, 0);
        EXPECT_EQ(town.council.differences_after_rebuild(), 0);
        if (position == "all") {
            EXPECT_EQ(town.council.whole_journal(), journal_before);
        } else {
            EXPECT_EQ(town.position(), cut_at + 1);
        }
    }

    const store::TemporaryFolder folder;
    const std::string backup = folder.path() / "one.moot";
    std::int64_t cut_at = 0;
    std::string journal_before;
};

/// With the position "all", or that of the backup's journal before the erasure.
class KilledRestoreTo : public KilledRestore, public testing::WithParamInterface<const char*> {
protected:
    std::string position() const {
        return GetParam() == std::string("all") ? "all" : std::to_string(cut_at);
    }
};

INSTANTIATE_TEST_SUITE_P(Positions, KilledRestoreTo, testing::Values("all", "earlier"),
                         [](const auto& each) { return std::string(each.param); });

TEST_P(KilledRestoreTo, OfAFolderLeavesNothingThatNeedsAHand) {
    make_backup(folder.path() / "data");
    int step = 0;
    for (Ended ended = Ended::killed; ended == Ended::killed;) {
        SCOPED_TRACE(++step);
        const std::string place = folder.path() / ("new" + std::to_string(step));
        ended = restore_killed_at(step, place, position());
        expect_whole_or_again(place, position());
        EXPECT_FALSE(std::filesystem::exists(place + "/restoring.unfinished"));
    }
    EXPECT_GT(step, fewest_steps);
}

TEST_P(KilledRestoreTo, OfADatabaseLeavesNothingThatNeedsAHand) {
    const store::postgres::TestDatabase council;
    make_backup(council.url());
    int step = 0;
    for (Ended ended = Ended::killed; ended == Ended::killed;) {
        SCOPED_TRACE(++step);
        const store::postgres::TestDatabase database;
        ended = restore_killed_at(step, database.url(), position());
        expect_whole_or_again(database.url(), position());
    }
    EXPECT_GT(step, fewest_steps_of_a_database);
}

TEST_F(KilledRestore, AFolderThatItLeftIsOpenedByNobody) {
    RestoringWork work;
    const std::filesystem::path left = folder.path() / "left";
    std::filesystem::create_directories(left / "restoring.unfinished");

    const auto opened = open_council_store(at(left), work.tables, {"test", 0}, work.randomness);

    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().reason.find("was broken off"), std::string::npos);
}

}  // namespace
}  // namespace moothall::startup
