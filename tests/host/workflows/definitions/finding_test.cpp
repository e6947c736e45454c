#include "workflows/definitions/finding.h"

#include <gtest/gtest.h>

namespace moothall::workflows {
namespace {

TEST(Finding, IsWrittenWithItsFileAndLine) {
    const Finding finding{Severity::error, "actions.keep.from", 31,
                          unknown_name("state", "asess", {"assess", "kept"})};

    EXPECT_EQ(to_text(finding, "revenues.lua"),
              "revenues.lua:31: state 'asess' is not known; did you mean 'assess'?");
}

TEST(Finding, NamesThePathWhereTheLineIsNotKnown) {
    EXPECT_EQ(to_text({Severity::warning, "holds.query", 0, "it is never put on."}, "a.lua"),
              "a.lua: warning: holds.query: it is never put on.");
}

TEST(Finding, KeepsAWorkflowBackOnlyIfItIsAnError) {
    EXPECT_FALSE(has_errors({{Severity::warning, "", 0, "x"}}));
    EXPECT_TRUE(has_errors({{Severity::warning, "", 0, "x"}, {Severity::error, "", 0, "y"}}));
}

TEST(UnknownName, ListsWhatIsKnownWhereNothingIsNearAndTheListIsShort) {
    EXPECT_EQ(unknown_name("state", "zebra", {"kept", "removed"}),
              "state 'zebra' is not known; known here: 'kept' and 'removed'.");
    EXPECT_EQ(unknown_name("state", "zebra", {}), "state 'zebra' is not known.");
}

TEST(UnknownName, DoesNotRepeatWhatIsLongOrNotPlain) {
    EXPECT_EQ(unknown_name("field", std::string(10'000'000, 'a'), {}), "field '…' is not known.");
    EXPECT_EQ(unknown_name("field", "a\x1b[31m", {}), "field '…' is not known.");
}

TEST(PlainName, IsInSnakeCaseAndNoWordOfLua) {
    EXPECT_TRUE(is_plain_name("day_56"));
    for (const char* wrong : {"", "Day", "5day", "_day", "day-1", "end", "until", "dây"}) {
        EXPECT_FALSE(is_plain_name(wrong)) << wrong;
    }
    EXPECT_TRUE(is_dotted_name("revenues.discount_review"));
    EXPECT_FALSE(is_dotted_name("revenues"));
    EXPECT_FALSE(is_dotted_name("revenues.a.b"));
}

}  // namespace
}  // namespace moothall::workflows
