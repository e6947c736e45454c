#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <moothall/testing/council.h>

namespace moothall::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::filesystem::path built = MOOTHALL_TEST_PLUGINS;

Council parks() {
    Council council(
        {.plugin = "parks", .plugin_folder = built / "parks_alone", .now = "2026-05-04T09:00:00Z"});
    council.add_row("parks.pitches", {{"pitch", "North"}, {"price_pence", 1250}, {"free", 1}},
                    "2026-04-01");
    return council;
}

TEST(Council, WorksACaseThroughARealHost) {
    Council council = parks();
    const auto reference = council.open("parks.pitch", {{"pitch", "North"}});

    ASSERT_TRUE(council.act({reference, "let"}));

    EXPECT_EQ(council.state(reference), "let");
    EXPECT_EQ(council.field(reference, "price_pence"), Value(1250));
    EXPECT_THAT(council.letters(reference), ElementsAre("pitch_let"));
    EXPECT_EQ(council.row("parks.pitches", "North").integer("free"), 0);
}

TEST(Council, LetsOneOfSeveralWhoActAtOnceTakeTheLast) {
    Council council = parks();
    std::vector<Turn> turns;
    for (int asking = 0; asking < 5; ++asking) {
        turns.push_back({council.open("parks.pitch", {{"pitch", "North"}}), "let"});
    }

    const auto outcomes = council.act_at_once(turns);

    EXPECT_EQ(outcomes.done, 1);
    ASSERT_EQ(outcomes.refusals.size(), 4U);
    EXPECT_THAT(outcomes.refusals.front(), HasSubstr("has just been taken"));
    EXPECT_EQ(council.row("parks.pitches", "North").integer("free"), 0);
}

TEST(Council, TellsWhichRowsAFunctionRead) {
    const Council council = parks();

    const auto price = council.call("parks.price", {{"pitch", "North"}, {"on", "2026-05-04"}});

    EXPECT_EQ(price.integer("price_pence"), 1250);
    EXPECT_THAT(price.rows_read, ElementsAre("parks.pitches/North@2026-04-01"));
}

TEST(Council, TakesWhatFallsDueWhenItsClockIsMoved) {
    Council council = parks();
    const auto reference = council.open("parks.pitch", {{"pitch", "North"}});
    EXPECT_EQ(council.due_on(reference, "answer"), make_date(2026, 5, 11));

    council.advance_to("2026-05-11");

    EXPECT_EQ(council.state(reference), "refused");
    EXPECT_EQ(council.today(), make_date(2026, 5, 11));
}

TEST(Council, ThrowsTheSentenceOfARefusalWhereThereIsNoAnswerToIt) {
    Council council = parks();

    EXPECT_THROW(council.open("parks.pich", {}), RefusedError);
    EXPECT_THROW(council.advance_to("yesterday"), RefusedError);
    EXPECT_THROW(Council({.plugin = "fickle", .plugin_folder = built / "parks_alone"}),
                 RefusedError);
}

TEST(Council, FindsNothingAmissInAPluginThatIsFit) {
    EXPECT_THAT(objections_to({.plugin = "parks", .plugin_folder = built / "parks_alone"}),
                IsEmpty());
}

TEST(Council, NamesWhatIsWrongWithAPluginThatIsNotFit) {
    const auto objections =
        objections_to({.plugin = "fickle", .plugin_folder = built / "fickle_alone"});

    EXPECT_THAT(objections, Contains(HasSubstr("fickle.mood is not pure")));
    EXPECT_THAT(objections, Contains(HasSubstr("fickle.fragile")));
    EXPECT_THAT(objections, Contains(HasSubstr("nobody is there")));
}

}  // namespace
}  // namespace moothall::testing
