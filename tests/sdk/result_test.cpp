#include <gtest/gtest.h>
#include <moothall/service/result.h>

#include <memory>

namespace moothall {
namespace {

Result<int> refused() {
    return Refusal{RefusalKind::not_found, "There is no such account."};
}

TEST(Result, HoldsAValue) {
    const Result<int> result = 7;

    ASSERT_TRUE(result);
    EXPECT_EQ(*result, 7);
    EXPECT_EQ(result.value(), 7);
}

TEST(Result, HoldsARefusal) {
    const Result<int> result = refused();

    ASSERT_FALSE(result);
    EXPECT_EQ(result.error(), (Refusal{RefusalKind::not_found, "There is no such account."}));
}

TEST(Result, ThrowsTheRefusalWhereTheCallerHasNoAnswerToIt) {
    try {
        static_cast<void>(refused().value());
        FAIL() << "value() of a refusal must throw";
    } catch (const RefusedError& thrown) {
        EXPECT_EQ(thrown.refusal().kind, RefusalKind::not_found);
        EXPECT_STREQ(thrown.what(), "There is no such account.");
    }
}

TEST(Result, GivesAwayAValueThatCannotBeCopied) {
    Result<std::unique_ptr<int>> result = std::make_unique<int>(7);

    const std::unique_ptr<int> taken = *std::move(result);

    EXPECT_EQ(*taken, 7);
}

TEST(RefusalKind, IsNamedAsInJson) {
    EXPECT_EQ(name_of(RefusalKind::invalid_input), "invalid_input");
    EXPECT_EQ(name_of(RefusalKind::not_available), "not_available");
    EXPECT_EQ(name_of(RefusalKind::not_signed_in), "not_signed_in");
    EXPECT_EQ(name_of(RefusalKind::not_permitted), "not_permitted");
    EXPECT_EQ(name_of(RefusalKind::not_found), "not_found");
    EXPECT_EQ(name_of(RefusalKind::stale_version), "stale_version");
}

}  // namespace
}  // namespace moothall
