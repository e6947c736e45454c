#include "workflows/showing/case_type.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/workflows/lua_workflow.h"

namespace moothall::workflows {
namespace {

using ::testing::SizeIs;

Definition with_fields(const std::string& fields) {
    return definition_of(R"(return workflow {
      name = "parks.bench", title = { en = "Bench", cy = "Mainc" }, complexity = "straightforward",
      fields = { )" + fields +
                         R"( },
      states = { asked = { title = { en = "Asked for", cy = "Gofynnwyd" }, initial = true },
                 done = { title = "Done", final = true, keep = "parks.bench" } },
      actions = { finish = { from = "asked", to = "done" } } })");
}

Table field(const std::string& source) {
    return descriptor_of(with_fields("it = " + source).fields.front());
}

TEST(CaseType, DescribesAField) {
    EXPECT_EQ(field(R"(integer { label = "Adults", hint = "At home", min = 1, max = 20 })"),
              Table{}
                  .set("name", "it")
                  .set("kind", "integer")
                  .set("label", "Adults")
                  .set("hint", "At home")
                  .set("optional", false)
                  .set("set_by_workflow", false)
                  .set("min", 1)
                  .set("max", 20));
}

TEST(CaseType, DescribesFieldsOfOtherKinds) {
    EXPECT_EQ(field(R"(date { label = "Seen", max = "today" })").text("max"), "today");
    EXPECT_EQ(field(R"(yes_no { label = "Away" })").text("kind"), "yes_no");
    EXPECT_EQ(field(R"(key { label = "Account", of = "a.b" })").text("of_register"), "a.b");
    EXPECT_TRUE(
        field(R"(money { label = "Charge", set_by = "workflow" })").yes_no("set_by_workflow"));
}

TEST(CaseType, DescribesTheOptionsOfAChoice) {
    const Table choice = field(R"(choice { label = "Kind", options = { match = "A match" } })");

    ASSERT_THAT(choice.list("options"), SizeIs(1));
    EXPECT_EQ(*choice.list("options").front().as_table(),
              Table{}.set("value", "match").set("label", "A match"));
}

TEST(CaseType, DescribesTheColumnsOfRows) {
    const Table rows =
        field(R"(rows { label = "Guests", of = { name = text { label = "Name" } } })");

    ASSERT_THAT(rows.list("columns"), SizeIs(1));
    EXPECT_EQ(rows.list("columns").front().as_table()->text("label"), "Name");
}

TEST(CaseType, SaysWhenAFieldIsShown) {
    const Definition made = with_fields(
        "dog = yes_no { label = 'Dog' },"
        "name = text { label = 'Its name', shown_when = { dog = true } }");

    EXPECT_EQ(descriptor_of(made.fields.back()).table("shown_when"),
              Table{}.set("dog", List{true}));
}

TEST(CaseType, GivesEveryTextInEachLanguage) {
    const Table words = words_by_language(with_fields(R"(it = text { label = "Why" })"));

    EXPECT_EQ(words.table("en").text("title"), "Bench");
    EXPECT_EQ(words.table("cy").text("title"), "Mainc");
    EXPECT_EQ(words.table("cy").table("states").text("asked"), "Gofynnwyd");
    EXPECT_EQ(words.table("en").table("fields").text("it"), "Why");
    EXPECT_FALSE(words.table("cy").has("fields"));
}

TEST(CaseType, NamesWhatHasNoTitleInWords) {
    const Table type = case_type_of(with_fields(""), "hash");

    EXPECT_EQ(type.list("actions").front().as_table()->text("title"), "Finish");
    EXPECT_EQ(type.text("workflow"), "hash");
}

}  // namespace
}  // namespace moothall::workflows
