#include "startup/backups/council_restore.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "backups/taken_backups.h"
#include "host/backups/archive/written_backups.h"
#include "host/backups/council_with_papers.h"
#include "host/store/file_size_limit.h"
#include "host/store/temporary_folder.h"
#include "journal/chains/verify.h"
#include "startup/backups/council_backup.h"
#include "startup/backups/council_drill.h"

namespace moothall::startup {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const Instant night = parse_instant("2026-05-05T01:00:00Z").value();

class CouncilRestore : public testing::Test {
protected:
    std::filesystem::path file(const std::string& name) const { return folder.path() / name; }
    Settings at(const std::string& name) const {
        Settings settings;
        settings.data_folder = file(name);
        return settings;
    }
    backups::BackupDone back_up_to(const std::string& name) {
        return back_up(at("data"), {file(name), {}, "", {"demonstration"}, night}).value();
    }
    Result<Restored> restore_at(const std::string& name, std::optional<std::int64_t> position) {
        return restore(at(name), {file("one.moot"), position, {"demonstration"}, night});
    }
    Result<Drilled> drill_it() {
        return drill(at("nowhere"), {file("one.moot"), {}, {}, night}, calendar::FixedClock(night));
    }
    /// Whether journal and projections are whole.
    static void expect_whole(workflows::SmallCouncil& council) {
        const auto found =
            journal::verify(*council.store->read(), std::nullopt,
                            [](const std::string& damage) { ADD_FAILURE() << damage; });
        EXPECT_EQ(found.value().damages, 0);
        EXPECT_EQ(council.differences_after_rebuild(), 0);
    }

    store::TemporaryFolder folder;
    backups::CouncilWithPapers town{file("data")};
    std::string reference = town.open_cases(20);
};

TEST_F(CouncilRestore, WhatIsRestoredIsWhatWasThere) {
    town.add_paper(reference, "a paper");
    backups::write_file(file("data") / "demonstration", "Invented data.\n");
    const std::string journal_before = town.council.whole_journal();
    back_up_to("one.moot");

    const auto restored = restore_at("new", {}).value();

    workflows::SmallCouncil council(file("new"));
    EXPECT_EQ(council.whole_journal(), journal_before);
    EXPECT_EQ(restored.position, town.position());
    EXPECT_EQ(restored.documents, 1);
    EXPECT_EQ(council.documents.get(town.papers().front()), "a paper");
    EXPECT_TRUE(std::filesystem::exists(file("new") / "demonstration"));
    EXPECT_FALSE(std::filesystem::exists(file("new") / "restoring.unfinished"));
    expect_whole(council);
}

TEST_F(CouncilRestore, TheCouncilKnowsWhichBackupWasTakenLast) {
    const auto done = back_up_to("one.moot");

    const auto last = backups::last_taken(*town.council.store->read()).value();

    EXPECT_EQ(last.taken_at, night);
    EXPECT_EQ(last.position, done.subject.position);
    EXPECT_EQ(last.name, file("one.moot").string());
    EXPECT_EQ(last.bytes, done.written.bytes);
}

TEST_F(CouncilRestore, APlaceThatHoldsSomethingIsLeftAlone) {
    back_up_to("one.moot");
    std::filesystem::create_directory(file("full"));
    backups::write_file(file("full") / "letters", "letters");

    EXPECT_THROW((void)restore_at("full", {}), store::StoreFault);
    EXPECT_THROW((void)restore_at("data", {}), store::StoreFault);

    EXPECT_EQ(backups::file_bytes(file("full") / "letters"), "letters");
    EXPECT_FALSE(std::filesystem::exists(file("data") / "restoring.unfinished"));
}

TEST_F(CouncilRestore, AnEmptyFolderAndWhatAKilledRestoreLeftAreTaken) {
    back_up_to("one.moot");
    std::filesystem::create_directories(file("empty"));
    std::filesystem::create_directories(file("left") / "restoring.unfinished" / "documents");

    EXPECT_TRUE(restore_at("empty", {}));
    EXPECT_TRUE(restore_at("left", {}));
    EXPECT_FALSE(std::filesystem::exists(file("left") / "restoring.unfinished"));
}

TEST_F(CouncilRestore, ADamagedBackupLeavesNothingBehind) {
    town.add_paper(reference, backups::some_bytes(300'000, 1));
    back_up_to("one.moot");
    const std::string whole = backups::file_bytes(file("one.moot"));
    for (std::size_t at = 100; at < whole.size(); at += whole.size() / 7) {
        std::string flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 8);
        backups::write_file(file("one.moot"), flipped);
        bool is_refused = false;
        try {
            is_refused = !restore_at("new", {});
        } catch (const backups::DamagedBackup& damage) {
            is_refused = true;
            EXPECT_THAT(damage.what(), HasSubstr("is damaged at byte"));
        }
        EXPECT_TRUE(is_refused) << at;
        EXPECT_FALSE(std::filesystem::exists(file("new"))) << at;
    }
}

TEST_F(CouncilRestore, AFullDiskLeavesNothingBehind) {
    back_up_to("one.moot");
    {
        const store::FileSizeLimit limit(50'000);
        EXPECT_THROW((void)restore_at("new", {}), store::StoreFault);
    }

    EXPECT_FALSE(std::filesystem::exists(file("new")));
    EXPECT_TRUE(restore_at("new", {}));
}

TEST_F(CouncilRestore, APointInTimeIsThatPointAndCanBeWorkedOn) {
    const std::string journal_then = town.council.whole_journal();
    const std::int64_t then = town.position();
    const std::string later = town.open_cases(10);
    town.add_paper(later, "later");
    back_up_to("one.moot");

    const auto restored = restore_at("new", then).value();

    EXPECT_EQ(restored.position, then);
    EXPECT_EQ(restored.documents, 0);
    backups::CouncilWithPapers council(file("new"));
    EXPECT_EQ(council.council.whole_journal(), journal_then);
    expect_whole(council.council);
    council.add_paper(council.open_cases(3), "a paper");
    expect_whole(council.council);
}

TEST_F(CouncilRestore, AtAPointBeforeAnErasureTheWordsStayErased) {
    town.note(reference, "words that go");
    town.add_paper(reference, "a paper that goes");
    const std::int64_t then = town.position();
    town.erase_last(reference);
    back_up_to("one.moot");

    const auto restored = restore_at("new", then).value();

    workflows::SmallCouncil council(file("new"));
    EXPECT_EQ(restored.erasures_repeated, 1);
    EXPECT_EQ(restored.position, then + 1);
    EXPECT_EQ(council.event(reference, "case.erased").cause.actor, "system");
    EXPECT_THAT(documents::named_addresses(*council.store->read()), IsEmpty());
    expect_whole(council);
}

TEST_F(CouncilRestore, ADrillProvesEverythingAndLeavesNothing) {
    town.add_paper(reference, "a paper");
    town.note(reference, "words that go");
    town.erase_last(reference);
    back_up_to("one.moot");

    const auto drilled = drill_it().value();

    EXPECT_EQ(drilled.journal.events, town.position());
    EXPECT_EQ(drilled.journal.head, journal::head(*town.council.store->read()));
    EXPECT_EQ(drilled.rebuild.differences, 0);
    EXPECT_GT(drilled.rebuild.rows, 20);
    EXPECT_EQ(drilled.documents.documents, 1);
    EXPECT_FALSE(std::filesystem::exists(file("nowhere")));
}

TEST_F(CouncilRestore, ADrillFindsADocumentThatIsNotTheOneThatWasPutThere) {
    town.add_paper(reference, "a paper");
    const std::string address = town.papers().front();
    backups::write_file(file("data") / "documents" / address.substr(0, 2) / address, "forged");
    back_up_to("one.moot");

    EXPECT_THAT(drill_it().error().reason, HasSubstr("is not the one that was put there"));
}

TEST_F(CouncilRestore, ADrillFindsAChangedRow) {
    town.council.store->write([&](store::Writer& writer) {
        writer.put(documents::document_table(), {std::string(64, 'a'), "nobody", std::int64_t{1}});
        return store::Verdict::keep;
    });
    back_up_to("one.moot");

    EXPECT_THAT(drill_it().error().reason, HasSubstr("the journal gives no such row"));
}

TEST_F(CouncilRestore, NobodyButAnAdministratorTakesABackup) {
    const auto nobody = back_up(at("data"), {file("one.moot"), {}, "nobody", {}, night});
    EXPECT_FALSE(nobody);
    EXPECT_FALSE(std::filesystem::exists(file("one.moot")));
}

TEST_F(CouncilRestore, WhereThereIsNoCouncilNoBackupIsTakenAndNoneIsMade) {
    const auto done = back_up(at("nowhere"), {file("one.moot"), {}, "", {}, night});

    EXPECT_THAT(done.error().reason, HasSubstr("There is no council in"));
    EXPECT_FALSE(std::filesystem::exists(file("nowhere")));
    EXPECT_FALSE(std::filesystem::exists(file("one.moot")));
}

}  // namespace
}  // namespace moothall::startup
