#include "workflows/publishing/draft.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"

namespace moothall::workflows {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

/// What the council and a plugin say of parks.pitch: the same but for a last line.
std::string text(const std::string& last_line) {
    return pitch_workflow("") + "-- " + last_line + "\n";
}

class Drafts : public testing::Test {
protected:
    Result<journal::Committed> keep(const std::string& actor,
                                    Result<std::vector<journal::Draft>> events) {
        if (!events) {
            return events.error();
        }
        return council.journal.commit(
            {{actor, "", journal::new_command(now(), council.council.randomness), "", now()},
             {},
             {},
             *std::move(events)});
    }
    Instant now() const { return council.clock.now(); }
    std::shared_ptr<const Bundle> bundle(const std::string& source) {
        return council.bundles.compile("test.lua", source).bundle;
    }
    Result<journal::Committed> ship(const std::string& source) {
        return keep("plugin/parks",
                    submitted(*council.store->read(), *bundle(source),
                              {source, "Shipped with parks 2.0.0", true, 0}, now()));
    }
    Result<journal::Committed> submit(const std::string& author, const std::string& source,
                                      std::int64_t merges) {
        return keep(author, submitted(*council.store->read(), *bundle(source),
                                      {source, "It is needed", false, merges}, now()));
    }
    Result<journal::Committed> publish(const std::string& publisher, std::int64_t number,
                                       bool two_people) {
        const auto reader = council.store->read();
        const auto draft = find_draft(*reader, "parks.pitch", number);
        if (!draft) {
            return draft.error();
        }
        return keep(publisher,
                    published_draft(*reader, *council.bundles.get(*reader, draft->hash),
                                    {"parks.pitch", number, publisher, "", two_people}, now()));
    }
    Result<journal::Committed> publish_at_once(const std::string& source, bool shipped,
                                               std::int64_t merges) {
        return keep("officer/ann",
                    published_at_once(*council.store->read(), *bundle(source),
                                      {source, "officer/ann", "", shipped}, merges, now()));
    }
    DraftStatus status(std::int64_t number) {
        return find_draft(*council.store->read(), "parks.pitch", number).value().status;
    }
    std::string base() {
        return base_of_current(*council.store->read(), "parks.pitch").value_or("");
    }

    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
};

TEST_F(Drafts, WaitWithTheirAuthorUntilTheyArePublished) {
    submit("officer/ann", text("ours"), 0).value();

    const auto waiting = drafts(*council.store->read());
    ASSERT_THAT(waiting, SizeIs(1));
    EXPECT_EQ(waiting.front().author, "officer/ann");
    EXPECT_EQ(waiting.front().status, DraftStatus::waiting);
    EXPECT_FALSE(current_version(*council.store->read(), "parks.pitch"));

    publish("officer/ben", 1, true).value();

    const auto version = current_version(*council.store->read(), "parks.pitch").value();
    EXPECT_EQ(version.author, "officer/ann");
    EXPECT_EQ(version.published_by, "officer/ben");
    EXPECT_EQ(version.reason, "It is needed");
    EXPECT_EQ(version.draft, 1);
    EXPECT_EQ(status(1), DraftStatus::published);
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

TEST_F(Drafts, AreNotPublishedByTheirAuthorWhereTwoPeopleAreAskedFor) {
    submit("officer/ann", text("ours"), 0).value();

    const auto refused = publish("officer/ann", 1, true);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, RefusalKind::not_permitted);
    EXPECT_THAT(refused.error().reason, HasSubstr("ask somebody else"));
    EXPECT_TRUE(publish("officer/ann", 1, false));
}

TEST_F(Drafts, ArePublishedByAnOfficerWhereTwoPeopleAreAskedFor) {
    submit("officer/ann", text("ours"), 0).value();

    const auto refused = publish("system", 1, true);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, RefusalKind::not_permitted);
    EXPECT_THAT(refused.error().reason, HasSubstr("--as USERNAME"));
    EXPECT_TRUE(publish("system", 1, false));
}

TEST_F(Drafts, AreSubmittedByAnOfficerWhereTwoPeopleAreAskedFor) {
    submit("system", text("ours"), 0).value();

    const auto refused = publish("officer/ann", 1, true);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, RefusalKind::not_permitted);
    EXPECT_THAT(refused.error().reason, HasSubstr("submitted without a name"));
    EXPECT_TRUE(publish("officer/ann", 1, false));
}

TEST_F(Drafts, ThatCameWithAPluginArePublishedByOneOfficer) {
    publish_at_once(text("ours"), false, 0).value();
    ship(text("shipped")).value();

    const auto refused = publish("system", 1, true);

    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().reason, Not(HasSubstr("your own")));
    EXPECT_TRUE(publish("officer/ann", 1, true));
}

TEST_F(Drafts, ArePublishedOnceOnly) {
    submit("officer/ann", text("ours"), 0).value();
    publish("officer/ben", 1, true).value();

    EXPECT_THAT(publish("officer/ben", 1, true).error().reason,
                HasSubstr("does not wait any more: it was published"));
}

TEST_F(Drafts, DoNotUndoAVersionThatWasPublishedMeanwhile) {
    submit("officer/ann", text("ours"), 0).value();
    publish_at_once(text("urgent"), false, 0).value();

    const auto refused = publish("officer/ben", 1, true);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, RefusalKind::stale_version);
    EXPECT_THAT(refused.error().reason, HasSubstr("Version 1"));
}

TEST_F(Drafts, AreNotKeptTwice) {
    submit("officer/ann", text("ours"), 0).value();

    EXPECT_THAT(submit("officer/ben", text("ours"), 0).error().reason, HasSubstr("waits already"));
    publish("officer/ben", 1, true).value();
    EXPECT_THAT(submit("officer/ben", text("ours"), 0).error().reason,
                HasSubstr("published already"));
}

TEST_F(Drafts, AreWithdrawnWithAReason) {
    submit("officer/ann", text("ours"), 0).value();
    const auto event =
        withdrawn(*council.store->read(), "parks.pitch", 1, "It was wrong.", now()).value();
    keep("officer/ann", std::vector<journal::Draft>{event}).value();

    EXPECT_EQ(status(1), DraftStatus::withdrawn);
    EXPECT_FALSE(publish("officer/ben", 1, true));
    EXPECT_FALSE(withdrawn(*council.store->read(), "parks.pitch", 1, "Again.", now()));
    EXPECT_THAT(publish("officer/ben", 2, true).error().reason, HasSubstr("None waits"));
    submit("officer/ann", text("ours"), 0).value();
    EXPECT_EQ(status(2), DraftStatus::waiting);
}

TEST_F(Drafts, OfAPluginGiveWayToItsNextOne) {
    ship(text("theirs")).value();
    ship(text("theirs again")).value();

    EXPECT_EQ(status(1), DraftStatus::withdrawn);
    EXPECT_EQ(status(2), DraftStatus::waiting);
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

TEST_F(Drafts, KeepTheShippedTextThatTheCouncilsOwnWasMadeFrom) {
    publish_at_once(text("first"), true, 0).value();
    publish_at_once(text("ours"), false, 0).value();
    ship(text("second")).value();
    publish_at_once(text("ours, mended"), false, 0).value();
    EXPECT_EQ(base(), bundle(text("first"))->hash);
    EXPECT_EQ(status(1), DraftStatus::waiting);

    publish_at_once(text("ours with the second"), false, 1).value();

    EXPECT_EQ(base(), bundle(text("second"))->hash);
    EXPECT_EQ(status(1), DraftStatus::merged);
}

TEST_F(Drafts, ThatHaveTakenAShippedOneInMergeItWhenTheyArePublished) {
    publish_at_once(text("first"), true, 0).value();
    publish_at_once(text("ours"), false, 0).value();
    ship(text("second")).value();
    EXPECT_THAT(submit("officer/ann", text("both"), 7).error().reason, HasSubstr("no draft 7"));
    submit("officer/ann", text("both"), 1).value();
    EXPECT_THAT(submit("officer/ann", text("more"), 2).error().reason,
                HasSubstr("did not come with a plugin"));
    EXPECT_EQ(status(1), DraftStatus::waiting);

    publish("officer/ben", 2, true).value();

    EXPECT_EQ(base(), bundle(text("second"))->hash);
    EXPECT_EQ(status(1), DraftStatus::merged);
}

TEST_F(Drafts, OfAPluginTakeTheCouncilBackToWhatIsShipped) {
    publish_at_once(text("ours"), false, 0).value();
    EXPECT_EQ(base(), "");
    ship(text("theirs")).value();

    publish("officer/ann", 1, true).value();

    EXPECT_TRUE(current_version(*council.store->read(), "parks.pitch")->shipped);
    EXPECT_EQ(base(), bundle(text("theirs"))->hash);
}

}  // namespace
}  // namespace moothall::workflows
