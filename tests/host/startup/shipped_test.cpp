#include "startup/shipped.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <utility>

#include "host/store/store_beside_others.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "workflows/publishing/draft.h"

namespace moothall::startup {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using workflows::DraftStatus;

class Shipped : public testing::Test {
protected:
    static std::string text(const std::string& last_line) {
        return workflows::pitch_workflow("") + "-- " + last_line + "\n";
    }
    /// A build of the plugin parks with this workflow in it is found at start.
    void ship(const std::string& build_id, const std::string& source) {
        ship(build_id, source, council.journal);
    }
    void ship(const std::string& build_id, const std::string& source, journal::Journal& journal) {
        const auto file = folder.path() / "pitch.lua";
        std::ofstream(file) << source;
        plugin_loading::Manifest manifest;
        manifest.name = "parks";
        manifest.version = "2.0.0";
        manifest.build_id = build_id;
        manifest.workflows = {file};
        take_shipped({*council.store, journal, council.folds, council.registers, council.bundles,
                      journal::system_randomness()},
                     manifest, council.clock.now(),
                     [this](const std::string& sentence) { reports.push_back(sentence); })
            .value();
    }
    workflows::Version current() {
        return workflows::current_version(*council.store->read(), "parks.pitch").value();
    }
    std::vector<workflows::WorkflowDraft> drafts() {
        return workflows::drafts(*council.store->read());
    }

    const store::TemporaryFolder folder;
    workflows::SmallCouncil council{folder.path() / "council"};
    std::vector<std::string> reports;
};

TEST_F(Shipped, AWorkflowIsPublishedAndReplacedWhileTheCouncilHasNoneOfItsOwn) {
    ship("1", text("first"));
    ship("2", text("second"));

    EXPECT_TRUE(current().shipped);
    EXPECT_EQ(current().number, 2);
    EXPECT_THAT(drafts(), IsEmpty());
    EXPECT_THAT(reports, IsEmpty());
}

TEST_F(Shipped, ANewerWorkflowBecomesADraftWhereTheCouncilHasItsOwn) {
    ship("1", text("first"));
    const std::string ours = council.publish(text("ours"));

    ship("2", text("second"));

    EXPECT_EQ(current().hash, ours);
    ASSERT_THAT(drafts(), SizeIs(1));
    EXPECT_EQ(drafts().front().author, "plugin/parks");
    EXPECT_TRUE(drafts().front().shipped);
    EXPECT_EQ(drafts().front().reason, "Shipped with parks 2.0.0");
    ASSERT_THAT(reports, SizeIs(1));
    EXPECT_THAT(reports.front(), HasSubstr("workflow compare parks.pitch"));
}

TEST_F(Shipped, AnotherBuildWithTheSameWorkflowBringsNoSecondDraft) {
    ship("1", text("first"));
    council.publish(text("ours"));
    ship("2", text("second"));

    ship("3", text("second"));

    EXPECT_THAT(drafts(), SizeIs(1));
}

TEST_F(Shipped, AnotherBuildOfWhatTheCouncilsOwnWasMadeFromIsNoNews) {
    ship("1", text("first"));
    const auto ours = council.bundles.compile("ours.lua", text("ours")).bundle;
    const auto events = workflows::published_at_once(*council.store->read(), *ours,
                                                     {text("ours"), "officer/ann", "Ours", false},
                                                     0, council.clock.now())
                            .value();
    const journal::Cause cause{
        "officer/ann", "", journal::new_command(council.clock.now(), council.council.randomness),
        "", council.clock.now()};
    council.journal.commit({cause, {}, {}, events}).value();

    ship("2", text("first"));

    EXPECT_THAT(drafts(), IsEmpty());
}

TEST_F(Shipped, AWorkflowIsNotLostThatTheCouncilOvertakes) {
    ship("1", text("first"));
    bool is_first = true;
    store::StoreBesideOthers busy(*council.store, [] { return true; });
    journal::Journal overtaken(busy, council.folds, [&](std::span<std::byte> bytes) {
        if (std::exchange(is_first, false)) {  // Between deciding and keeping.
            council.publish(text("ours"));
        }
        journal::system_randomness()(bytes);
    });

    ship("2", text("second"), overtaken);

    EXPECT_FALSE(current().shipped);
    ASSERT_THAT(drafts(), SizeIs(1));
    EXPECT_EQ(drafts().front().status, DraftStatus::waiting);
    EXPECT_EQ(drafts().front().on_version, 2);
    EXPECT_THAT(reports, SizeIs(1));
}

TEST_F(Shipped, AThirdVersionTakesThePlaceOfTheSecondAmongTheDrafts) {
    ship("1", text("first"));
    council.publish(text("ours"));
    ship("2", text("second"));

    ship("3", text("third"));

    ASSERT_THAT(drafts(), SizeIs(2));
    EXPECT_EQ(drafts().front().status, DraftStatus::withdrawn);
    EXPECT_EQ(drafts().back().status, DraftStatus::waiting);
}

}  // namespace
}  // namespace moothall::startup
