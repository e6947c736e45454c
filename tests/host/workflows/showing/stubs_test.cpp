#include "workflows/showing/stubs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scripting/chunk.h"
#include "workflows/language/vocabulary.h"

namespace moothall::workflows {
namespace {

using testing::HasSubstr;

TEST(Stubs, DescribeAWordWithItsOptions) {
    const std::string stub = vocabulary_stub();

    EXPECT_THAT(stub, HasSubstr(R"(
---@class moothall.link_options
---@field to string The reference of the other case.
---@field as string What the other case is to this one, in snake_case.

---Links the case to another.
---@param options moothall.link_options
---@return moothall.effect
function link(options) end
)"));
    EXPECT_THAT(stub, HasSubstr(R"(
---Sends a letter; further keys are values for its text.
---@param text string
---@return moothall.effect|fun(options: moothall.letter_options): moothall.effect
function letter(text) end
)"));
    EXPECT_THAT(stub, HasSubstr("---@param count integer\n---@return moothall.duration\nfunction "
                                "working_days(count) end\n"));
    EXPECT_THAT(stub, HasSubstr("---@type moothall.any_open\nany_open = nil\n"));
    EXPECT_THAT(stub, HasSubstr("-- Vocabulary revision 2.\n"));
}

TEST(Stubs, DescribeEveryTableThatAnOptionNames) {
    const std::string stub = vocabulary_stub();

    for (const Word& word : vocabulary()) {
        if (word.shape == Shape::entry) {
            EXPECT_THAT(stub, HasSubstr("---@class moothall." + std::string(word.name) + "\n"));
        }
    }
}

TEST(Stubs, DescribeThePluginsFunctions) {
    const auto signature = functions::parse_signature(
        "revenues.band_charge { band: a|b, days?: integer 1..365, parts: [{ on: date }] } -> { "
        "charge_pence: money, lines: [line] }");

    EXPECT_EQ(module_stub("revenues", {{signature.value(), "What a band costs."}}),
              R"(---@meta
-- Made by `moothall workflow stubs`: whatever is changed here is lost.

---@class revenues
revenues = {}

---@class revenues.band_charge_arguments
---@field band ("a"|"b") a|b
---@field days? integer integer 1..365
---@field parts { on: moothall.date }[] [{ on: date }]

---@class revenues.band_charge_answer
---@field charge_pence moothall.pence money
---@field lines moothall.line[] [line]
---@field rules string[] the rows of registers that were used

---What a band costs.
---@param arguments revenues.band_charge_arguments
---@return revenues.band_charge_answer
function revenues.band_charge(arguments) end
)");
}

TEST(Stubs, MakeAReferencePageOfTheSameTable) {
    EXPECT_THAT(vocabulary_reference(), HasSubstr(R"(
### `bring_forward`

Brings the case back to a desk on a day.

| key | | means |
|---|---|---|
| `on` | required | The day. |
| `to` | optional | The role to which it comes; whoever owns the case if absent. |
| `what` | required | What is to be done then. |
)"));
}

// An editor that reads the stubs must not stumble.
TEST(Stubs, AreLua) {
    EXPECT_TRUE(scripting::compile("moothall.lua", vocabulary_stub()));
}

}  // namespace
}  // namespace moothall::workflows
