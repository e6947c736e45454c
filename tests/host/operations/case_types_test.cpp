#include <gmock/gmock.h>

#include "host/operations/operations_fixture.h"

namespace moothall::operations {
namespace {

using ::testing::SizeIs;
using workflows::officer_with;
using workflows::pitch_workflow;

/// The item of a list that has this name.
Table named(const Table& answer, const std::string& list, const std::string& name) {
    for (const Value& item : answer.list(list)) {
        if (item.as_table()->text("name") == name) {
            return *item.as_table();
        }
    }
    return {};
}

TEST_F(Operations, CaseTypesAreListedWhosePluginIsIn) {
    std::string elsewhere = pitch_workflow(R"(let = { from = "asked", to = "done" },)");
    elsewhere.replace(elsewhere.find("parks.pitch"), 11, "ponds.pitch");
    council.publish(elsewhere);

    const Table list = done("case-type.list", {});

    ASSERT_THAT(list.list("items"), SizeIs(2));
    EXPECT_EQ(list.list("items").front().as_table()->text("name"), "parks.match");
    EXPECT_EQ(*list.list("items").back().as_table(), Table{}
                                                         .set("name", "parks.pitch")
                                                         .set("title", "Pitch")
                                                         .set("service", "parks")
                                                         .set("complexity", "straightforward"));
}

TEST_F(Operations, ACaseTypeIsShownWithAllThatAFormNeeds) {
    const Table shown = done("case-type.show", Table{}.set("name", "parks.pitch"));

    EXPECT_EQ(shown.text("workflow"), council.show(reference).workflow);
    EXPECT_TRUE(named(shown, "states", "asked").yes_no("initial"));
    EXPECT_TRUE(named(shown, "states", "done").yes_no("final"));
    EXPECT_TRUE(named(shown, "fields", "price_pence").yes_no("set_by_workflow"));
    EXPECT_EQ(named(shown, "fields", "pitch").text("of_register"), "parks.pitches");
    EXPECT_EQ(named(shown, "actions", "refuse").text("to"), "refused");
    EXPECT_TRUE(named(shown, "actions", "refuse").yes_no("reason_required"));
    EXPECT_EQ(named(shown, "clocks", "answer").text("title"), "Answer");
    EXPECT_EQ(named(shown, "holds", "flood").text("title"), "The field is under water");
    EXPECT_FALSE(shown.has("schema"));
}

TEST_F(Operations, AnOlderVersionOfACaseTypeIsShownByItsHash) {
    const std::string older = council.show(reference).workflow;
    std::string newer = pitch_workflow(R"(let = { from = "asked", to = "done" },)");
    newer.replace(newer.find("People"), 6, "Heads!");
    council.publish(newer);
    const Table asked = Table{}.set("name", "parks.pitch");

    const Table now = done("case-type.show", asked);
    const Table then = done("case-type.show", Table{asked}.set("workflow", older));

    EXPECT_EQ(named(now, "fields", "players").text("label"), "Heads!");
    EXPECT_EQ(named(then, "fields", "players").text("label"), "People");
    EXPECT_EQ(refused("case-type.show", Table{asked}.set("workflow", "none")).kind,
              RefusalKind::not_found);
    EXPECT_EQ(
        refused("case-type.show", Table{}.set("name", "parks.fair").set("workflow", older)).kind,
        RefusalKind::not_found);
}

TEST_F(Operations, ACaseTypeIsGivenAsJsonSchemaToWhoAsks) {
    const Table shown =
        done("case-type.show", Table{}.set("name", "parks.pitch").set("schema", true));

    EXPECT_TRUE(shown.table("schema").table("properties").has("players"));
    EXPECT_EQ(shown.table("words").table("en").table("states").text("done"), "Let");
}

TEST_F(Operations, AnActionSaysWhatItNeedsAndWhatTheCaseHoldsOfIt) {
    const Table of_case = Table{}.set("reference", reference);
    done("case.act",
         Table{of_case}.set("action", "count").set("fields", Table{}.set("players", 7)));

    const Table actions = done("case.actions", of_case);

    const Table count = named(actions, "items", "count");
    ASSERT_THAT(count.list("fields"), SizeIs(1));
    const Table& players = *count.list("fields").front().as_table();
    EXPECT_EQ(players.text("label"), "People");
    EXPECT_EQ(players.integer("value"), 7);
    EXPECT_FALSE(count.has("to"));
    EXPECT_FALSE(count.yes_no("reason_required"));
    EXPECT_EQ(named(actions, "items", "let").text("to_title"), "Let");
    EXPECT_EQ(actions.integer("version"), council.show(reference).version);
}

TEST_F(Operations, AListOfActionsNamesTheStepToDoNow) {
    const Table of_case = Table{}.set("reference", reference);

    EXPECT_EQ(done("case.actions", of_case).text("next"), "let");
    done("case.act", Table{of_case}.set("action", "let"));
    EXPECT_FALSE(done("case.actions", of_case).has("next"));
}

TEST_F(Operations, NobodysNextStepIsOneThatTheyMayNotTake) {
    const auto actions = as(officer_with({}), "case.actions", Table{}.set("reference", reference));

    EXPECT_FALSE(actions.value().as_table()->has("next"));
}

TEST_F(Operations, ACaseIsShownWithTheNamesOfWhatItIsAbout) {
    const Table opening = Table{}.set("type", "parks.pitch").set("customer", customer);
    const Table opened = done("case.open", Table{opening}.set("place", "100").set("owner", "ben"));
    const Table of_ben = Table{}.set("owner", "ben");

    const Table found =
        done("case.show", Table{}.set("reference", opened.text("reference")).set("names", true));
    const Table list = done("case.list", Table{of_ben}.set("names", true));
    const Table codes = done("case.list", of_ben);

    EXPECT_EQ(found.text("title"), "Pitch");
    EXPECT_EQ(found.text("state_title"), "Asked for");
    EXPECT_EQ(found.text("customer_name"), "Ann Example");
    EXPECT_EQ(found.text("place_address"), "1 High Street");
    EXPECT_EQ(found.text("owner_name"), "ben");
    EXPECT_EQ(*list.list("items").front().as_table(), found);
    EXPECT_FALSE(codes.list("items").front().as_table()->has("customer_name"));
}

}  // namespace
}  // namespace moothall::operations
