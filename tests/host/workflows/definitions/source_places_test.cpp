#include "workflows/definitions/source_places.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "host/workflows/lua_workflow.h"

namespace moothall::workflows {
namespace {

TEST(SourcePlaces, KnowsTheLineOfEveryKeyOfTheDesignsExample) {
    const SourcePlaces places(fixture("discount_review.lua"));

    EXPECT_EQ(places.line("name"), 7);
    EXPECT_EQ(places.line("fields.account.of"), 11);
    EXPECT_EQ(places.line("states.waiting.timers.lapse.take"), 20);
    EXPECT_EQ(places.line("actions.remove.act"), 29);
}

TEST(SourcePlaces, GivesTheLineOfWhatEnclosesAPathItDoesNotKnow) {
    const SourcePlaces places(fixture("discount_review.lua"));

    EXPECT_EQ(places.line("fields.account.hint.en"), 11);
    EXPECT_EQ(places.line("nowhere"), 0);
}

TEST(SourcePlaces, LooksIntoNeitherFunctionsNorTheirTables) {
    const SourcePlaces places(
        "return workflow {\n act = function(case)\n  if case.x then return { to = 1 } end\n  for i "
        "= 1, "
        "2 do local t = { by = 2 } end\n end,\n to = 3 }");

    EXPECT_EQ(places.line("to"), 6);
    EXPECT_EQ(places.line("act"), 2);
    EXPECT_EQ(places.line("by"), 0);
    EXPECT_TRUE(places.repeated().empty());
}

TEST(SourcePlaces, IsNotMisledByTextsAndComments) {
    const SourcePlaces places(
        "-- workflow { a = 1 }\n--[==[ workflow {\n b = 2 } ]] ]==]\nlocal s = [[ workflow { c = 3 "
        "} "
        "]]\nreturn workflow { [\"d\"] = 'it\\'s } {', e = \"}\", f == 4, g = (function() return 1 "
        "end)() }");

    EXPECT_EQ(places.line("a"), 0);
    EXPECT_EQ(places.line("b"), 0);
    EXPECT_EQ(places.line("c"), 0);
    EXPECT_EQ(places.line("d"), 5);
    EXPECT_EQ(places.line("e"), 5);
    EXPECT_EQ(places.line("f"), 0);
    EXPECT_EQ(places.line("g"), 5);
}

TEST(SourcePlaces, CountsWhatHasNoKey) {
    const SourcePlaces places(
        "return workflow({\n enter = {\n letter \"a\",\n letter \"b\" { to = 1 } }})");

    EXPECT_EQ(places.line("enter.1"), 3);
    EXPECT_EQ(places.line("enter.2"), 4);
    EXPECT_LT(places.order("enter.1"), places.order("enter.2"));
    EXPECT_LT(places.order("enter.2"), places.order("unknown"));
}

TEST(SourcePlaces, TellsWhatStandsTwice) {
    const SourcePlaces places("return workflow {\n a = 1,\n b = { a = 2 },\n a = 3 }");

    ASSERT_EQ(places.repeated().size(), 1U);
    EXPECT_EQ(places.repeated()[0].path, "a");
    EXPECT_EQ(places.repeated()[0].line, 4);
    EXPECT_EQ(places.repeated()[0].first_line, 2);
}

TEST(SourcePlaces, TellsWhatIsMentionedAnywhere) {
    const SourcePlaces places(
        "local f = function() return { hold \"a\", lift(\"b\"), t { take = \"c\" } } end");

    EXPECT_TRUE(places.mentions("hold", "a"));
    EXPECT_TRUE(places.mentions("lift", "b"));
    EXPECT_TRUE(places.mentions("take", "c"));
    EXPECT_FALSE(places.mentions("hold", "c"));
    EXPECT_EQ(places.texts_of("take").size(), 0U);
    EXPECT_EQ(places.texts_of("hold").at(0).line, 1);
}

TEST(SourcePlaces, IsQuickWithTablesInTablesWithoutEnd) {
    const SourcePlaces places("return workflow " + std::string(200'000, '{'));

    EXPECT_EQ(places.line("1"), 1);
}

TEST(SourcePlaces, TakesAnyTextForASource) {
    EXPECT_TRUE(rc::check("never fails", [] {
        const auto source = *rc::gen::container<std::string>(
            rc::gen::elementOf(std::string("{}()[]=\"'\\-,.; \nabend workflow")));
        const SourcePlaces places("return workflow { " + source);
        RC_ASSERT(places.known());
    }));
}

}  // namespace
}  // namespace moothall::workflows
