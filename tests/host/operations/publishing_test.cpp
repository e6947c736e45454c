#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "operations/operation.h"
#include "operations/workflows/publishing_words.h"
#include "workflows/publishing/draft.h"

namespace moothall::operations {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using workflows::pitch_workflow;

std::string lasting(int days) {
    std::string source =
        pitch_workflow("let = { title = \"Let\", from = \"asked\", to = \"done\" },");
    source.replace(source.find("working_days(5)"), 15,
                   "working_days(" + std::to_string(days) + ")");
    return source;
}

class PublishingOperations : public ::testing::Test {
protected:
    Result<Value> ask(const std::string& who, const std::string& name, const Table& arguments) {
        return call(council.council, {{who, who, {"administrator"}, {}}, ""}, name, arguments);
    }
    Table done(const std::string& who, const std::string& name, const Table& arguments) {
        return *ask(who, name, arguments).value().as_table();
    }
    void ask_for_two_people() {
        done("officer/ann", "setting.switch",
             Table{}.set("name", "workflows.two_people").set("to", "on").set("reason", "Audit"));
    }
    /// What a plugin does when it is newly installed.
    void ship(const std::string& source) {
        const auto reader = council.store->read();
        const Instant now = council.clock.now();
        const auto bundle = council.bundles.compile("shipped.lua", source).bundle;
        const auto before = workflows::current_version(*reader, "parks.pitch");
        const journal::Cause cause{"system", "",
                                   journal::new_command(now, council.council.randomness), "", now};
        const auto events =
            before ? workflows::submitted(*reader, *bundle, {source, "Shipped", true, 0}, now)
                   : workflows::published_at_once(*reader, *bundle,
                                                  {source, "system", "Shipped", true}, 0, now);
        council.journal.commit({cause, {}, {}, events.value()}).value();
    }
    static Table file(const std::string& source) {
        return Table{}.set("file", "pitch.lua").set("source", source).set("reason", "Needed");
    }
    static Table draft(int number) {
        return Table{}.set("name", "parks.pitch").set("draft", number);
    }

    const store::TemporaryFolder folder;
    workflows::SmallCouncil council{folder.path()};
};

//
TEST_F(PublishingOperations, OnePersonPublishesUnlessTheCouncilWantsTwo) {
    EXPECT_TRUE(ask("officer/ann", "workflow.publish", file(lasting(6))));

    ask_for_two_people();

    const auto refused = ask("officer/ann", "workflow.publish", file(lasting(7)));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, RefusalKind::not_permitted);
    EXPECT_THAT(refused.error().reason, HasSubstr("moothall workflow submit pitch.lua"));
}

TEST_F(PublishingOperations, OneSubmitsAndAnotherPublishesWhereTheCouncilWantsTwo) {
    ask_for_two_people();
    EXPECT_EQ(done("officer/ann", "workflow.submit", file(lasting(7))).integer("draft"), 1);
    EXPECT_FALSE(ask("officer/ann", "workflow.publish-draft", draft(1)));

    const Table published = done("officer/ben", "workflow.publish-draft", draft(1));

    EXPECT_EQ(published.integer("number"), 1);
    const Table listed = done("officer/ann", "workflow.list", {});
    const Table& version = *listed.list("items").at(0).as_table();
    EXPECT_EQ(version.text("author"), "officer/ann");
    EXPECT_EQ(version.text("published_by"), "officer/ben");
    EXPECT_THAT(listed.list("drafts"), IsEmpty());
}

TEST_F(PublishingOperations, TheSecondOfTwoPeopleHasAName) {
    ask_for_two_people();
    done("officer/ann", "workflow.submit", file(lasting(7)));

    const auto refused = ask("system", "workflow.publish-draft", draft(1));

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, RefusalKind::not_permitted);
    EXPECT_THAT(refused.error().reason, HasSubstr("--as USERNAME"));
}

TEST_F(PublishingOperations, ARepeatedCommandAnswersWhatItDidAndNothingElse) {
    const auto again = [&](const std::string& command, const std::string& name,
                           const Table& arguments) {
        return call(council.council,
                    {{"officer/ann", "officer/ann", {"administrator"}, {}}, command}, name,
                    arguments);
    };
    const std::vector<std::pair<std::string, Table>> all{
        {"workflow.publish", file(lasting(5))},
        {"workflow.submit", file(lasting(6))},
        {"workflow.withdraw", draft(1).set("reason", "Wrong")},
        {"workflow.submit", file(lasting(7))},
        {"workflow.publish-draft", draft(2)},
        {"setting.switch", Table{}.set("name", "workflows.two_people").set("to", "on")},
    };
    for (std::size_t at = 0; at < all.size(); ++at) {
        const auto& [name, arguments] = all[at];
        const std::string command = "command-" + std::to_string(at);
        const auto first = again(command, name, arguments);
        ASSERT_TRUE(first) << name << ": " << first.error().reason;
        EXPECT_EQ(again(command, name, arguments).value(), *first) << name;
    }
    for (std::size_t at = 0; at < all.size(); ++at) {
        for (std::size_t other = 0; other < all.size(); ++other) {
            const auto answer =
                again("command-" + std::to_string(other), all[at].first, all[at].second);
            EXPECT_EQ(static_cast<bool>(answer), at == other) << at << " as " << other;
            if (!answer) {
                EXPECT_THAT(answer.error().reason, HasSubstr("something else already"));
            }
        }
    }
}

TEST_F(PublishingOperations, ASettingSaysWhoSwitchedItAndWhy) {
    ask_for_two_people();

    const Table listed = done("officer/ben", "setting.list", {});

    const Table& setting = *listed.list("items").at(0).as_table();
    EXPECT_TRUE(setting.yes_no("on"));
    EXPECT_EQ(setting.text("changed_by"), "officer/ann");
    EXPECT_EQ(setting.text("reason"), "Audit");
    EXPECT_FALSE(ask("officer/ann", "setting.switch",
                     Table{}.set("name", "workflows.two_people").set("to", "on")));
    EXPECT_THAT(ask("officer/ann", "setting.switch", Table{}.set("name", "nine").set("to", "on"))
                    .error()
                    .reason,
                HasSubstr("There is: workflows.two_people"));
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

TEST_F(PublishingOperations, AWithdrawnDraftIsListedNoMore) {
    done("officer/ann", "workflow.submit", file(lasting(7)));
    EXPECT_THAT(done("officer/ann", "workflow.list", {}).list("drafts"), SizeIs(1));

    done("officer/ann", "workflow.withdraw", draft(1).set("reason", "Wrong"));

    EXPECT_THAT(done("officer/ann", "workflow.list", {}).list("drafts"), IsEmpty());
}

TEST_F(PublishingOperations, ADraftIsCheckedWhenItIsSubmitted) {
    const auto refused = ask("officer/ann", "workflow.submit",
                             file(pitch_workflow("go = { from = \"asked\", to = \"nowhere\" },")));

    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().reason, HasSubstr("nowhere"));
}

TEST_F(PublishingOperations, ANewlyShippedWorkflowIsComparedThreeWays) {
    ship(lasting(5));
    done("officer/ann", "workflow.publish", file(lasting(8)));
    std::string newer = lasting(10);
    newer.replace(newer.find("title = \"Let\", from"), 19, "title = \"Given away\", from");
    ship(newer);

    const Table told = done("officer/ann", "workflow.compare", Table{}.set("name", "parks.pitch"));
    const std::string words = comparison_in_words(told);

    EXPECT_EQ(told.table("draft").integer("draft"), 1);
    EXPECT_THAT(
        words,
        AllOf(HasSubstr("draft 1, came with a plugin on 4 May 2026: Shipped\n"),
              HasSubstr("in use: version 2, by officer/ann on 4 May 2026: Needed\n"),
              HasSubstr("Both changed these"), HasSubstr("is now 8 working days"),
              HasSubstr("is now 10 working days"), HasSubstr("Only the plugin changed these"),
              HasSubstr("title was \"Let\", is now \"Given away\""),
              HasSubstr("workflow publish FILE --merges 1"), Not(HasSubstr("Only the council"))));
    EXPECT_THAT(drafts_in_words(done("officer/ann", "workflow.list", {})),
                HasSubstr("parks.pitch draft 1, came with a plugin"));
    EXPECT_THAT(
        done("officer/ann", "workflow.show", Table{}.set("name", "parks.pitch")).list("drafts"),
        SizeIs(1));

    done("officer/ann", "workflow.publish", file(lasting(9)).set("merges", 1));

    EXPECT_THAT(done("officer/ann", "workflow.list", {}).list("drafts"), IsEmpty());
    EXPECT_THAT(
        ask("officer/ann", "workflow.compare", Table{}.set("name", "parks.pitch")).error().reason,
        HasSubstr("nothing to compare"));
}

TEST_F(PublishingOperations, ADraftIsComparedWithWhatIsInUse) {
    done("officer/ann", "workflow.publish", file(lasting(5)));
    done("officer/ann", "workflow.submit", file(lasting(7)));

    const std::string words = comparison_in_words(
        done("officer/ben", "workflow.compare", Table{}.set("name", "parks.pitch")));

    EXPECT_THAT(words, AllOf(HasSubstr("What the draft changes:\n  clock 'answer': lasts was 5 "
                                       "working days, is now 7 working days.\n"),
                             HasSubstr("Lines that differ:\n  - ")));
}

TEST_F(PublishingOperations, TheFirstDraftOfANameIsAllNew) {
    done("officer/ann", "workflow.submit", file(lasting(7)));

    EXPECT_THAT(comparison_in_words(
                    done("officer/ben", "workflow.compare", Table{}.set("name", "parks.pitch"))),
                HasSubstr("all of it is new"));
}

TEST_F(PublishingOperations, ACheckTellsEachFindingOnce) {
    const std::string source = pitch_workflow("go = { from = \"asked\", to = \"nowhere\" },");

    const std::string words = findings_in_words(
        done("officer/ann", "workflow.check", Table{}.set("file", "a.lua").set("source", source)));

    const std::size_t first = words.find("'nowhere'");
    ASSERT_NE(first, std::string::npos);
    EXPECT_EQ(words.find("'nowhere'", first + 1), std::string::npos) << words;
    EXPECT_THAT(words, HasSubstr("sound: no\n"));
}

}  // namespace
}  // namespace moothall::operations
