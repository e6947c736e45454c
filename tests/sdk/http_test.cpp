#include <gtest/gtest.h>
#include <moothall/channel/http.h>

namespace moothall::channel {
namespace {

TEST(StatusOf, SaysEachKindOfRefusalInTheWordsOfHttp) {  // As the contract promises.
    EXPECT_EQ(status_of(RefusalKind::invalid_input), 422);
    EXPECT_EQ(status_of(RefusalKind::not_available), 422);
    EXPECT_EQ(status_of(RefusalKind::not_signed_in), 401);
    EXPECT_EQ(status_of(RefusalKind::not_permitted), 403);
    EXPECT_EQ(status_of(RefusalKind::not_found), 404);
    EXPECT_EQ(status_of(RefusalKind::stale_version), 409);
}

TEST(StatusOf, TakesAKindThatItDoesNotKnowForARefusalToo) {
    EXPECT_EQ(status_of(static_cast<RefusalKind>(1000)), 422);
}

}  // namespace
}  // namespace moothall::channel
