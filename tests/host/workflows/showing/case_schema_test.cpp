#include "workflows/showing/case_schema.h"

#include <gtest/gtest.h>

#include "host/workflows/lua_workflow.h"

namespace moothall::workflows {
namespace {

Table schema(const std::string& fields) {
    return schema_of(definition_of(R"(return workflow {
      name = "parks.bench", title = "Bench", complexity = "straightforward",
      fields = { )" + fields + R"( },
      states = { asked = { title = "Asked for", initial = true },
                 done = { title = "Done", final = true, keep = "parks.bench" } },
      actions = { finish = { from = "asked", to = "done" } } })"));
}

Table property(const std::string& field) {
    return schema("it = " + field).table("properties").table("it");
}

TEST(CaseSchema, IsAnObjectOfTheFieldsThatAnybodyMayGive) {
    const Table made = schema(
        "why = text { label = 'Why' },"
        "charge_pence = money { label = 'Charge', set_by = 'workflow' }");

    EXPECT_EQ(made.text("$schema"), "https://json-schema.org/draft/2020-12/schema");
    EXPECT_EQ(made.text("title"), "Bench");
    EXPECT_TRUE(made.table("properties").has("why"));
    EXPECT_FALSE(made.table("properties").has("charge_pence"));
    EXPECT_FALSE(made.yes_no("additionalProperties"));
    EXPECT_FALSE(made.has("required"));
}

TEST(CaseSchema, HoldsWhatAWebsiteNeedsToDrawAField) {
    const Table adults = property("integer { label = 'Adults', hint = 'At home', min = 1 }");

    EXPECT_EQ(adults.text("type"), "integer");
    EXPECT_EQ(adults.text("title"), "Adults");
    EXPECT_EQ(adults.text("description"), "At home");
    EXPECT_EQ(adults.integer("minimum"), 1);
    EXPECT_EQ(adults.integer("x-order"), 1);
}

TEST(CaseSchema, BoundsAreThoseOfTheKind) {
    EXPECT_EQ(property("text { label = 'Why', max = 9 }").integer("maxLength"), 9);
    EXPECT_EQ(property("date { label = 'On', max = 'today' }").text("x-maximum"), "today");
    EXPECT_EQ(property("number { label = 'Hours', min = '4.5' }").text("x-minimum"), "4.5");
    EXPECT_EQ(property("number { label = 'Hours', min = 4 }").integer("minimum"), 4);
    EXPECT_EQ(property("rows { label = 'R', max = 3, of = { a = text { label = 'A' } } }")
                  .integer("maxItems"),
              3);
}

TEST(CaseSchema, AChoiceIsOneOfItsOptions) {
    const Table kind = property("choice { label = 'Kind', options = { fair = 'A fair' } }");

    EXPECT_EQ(*kind.list("oneOf").front().as_table(),
              Table{}.set("const", "fair").set("title", "A fair"));
}

TEST(CaseSchema, ARowNeedsTheColumnsThatAreNotOptional) {
    const Table rows = property(
        "rows { label = 'R', of = { a = text { label = 'A' },"
        "b = text { label = 'B', optional = true } } }");

    EXPECT_EQ(rows.table("items").list("required"), List{"a"});
}

TEST(CaseSchema, SaysWhenAFieldIsShown) {
    const Table made = schema(
        "dog = yes_no { label = 'Dog' },"
        "name = text { label = 'Its name', shown_when = { dog = true } }");

    EXPECT_EQ(made.table("properties").table("name").table("x-shown-when"),
              Table{}.set("dog", List{true}));
}

}  // namespace
}  // namespace moothall::workflows
