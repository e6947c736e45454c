#include "site/answering.h"

#include <gmock/gmock.h>

namespace desk {
namespace {

using moothall::channel::Request;
using ::testing::HasSubstr;
using ::testing::Not;

Request with(const std::string& field, const std::string& value) {
    Request request;
    request.fields.add("Host", "desk.council.example");
    request.fields.add(field, value);
    return request;
}

TEST(Answering, FindsACookieByItsWholeName) {
    const Request request = with("Cookie", "other=1; mh_session=abc=; x_mh_session=no");

    EXPECT_EQ(cookie(request, "mh_session"), "abc=");
    EXPECT_EQ(cookie(request, "session"), "");
    EXPECT_EQ(cookie(with("Accept", "x"), "mh_session"), "");
}

TEST(Answering, AFormOfAnotherSiteIsNotFromHere) {
    EXPECT_TRUE(is_from_here(with("Sec-Fetch-Site", "same-origin")));
    EXPECT_FALSE(is_from_here(with("Sec-Fetch-Site", "cross-site")));
    EXPECT_FALSE(is_from_here(with("Sec-Fetch-Site", "same-site")));
    EXPECT_TRUE(is_from_here(with("Origin", "https://desk.council.example")));
    EXPECT_FALSE(is_from_here(with("Origin", "https://desk.council.example.evil.example")));
    EXPECT_FALSE(is_from_here(with("Origin", "null")));
}

TEST(Answering, LeadsToAddressesOfThisSiteAlone) {
    EXPECT_EQ(own_address("/cases/CT-26-000417-T?done=acted"), "/cases/CT-26-000417-T?done=acted");
    for (const char* other : {"//evil.example", "https://evil.example", "/\\evil.example", "",
                              "javascript:alert(1)", "/a\r\nSet-Cookie: b=c"}) {
        EXPECT_EQ(own_address(other), "/") << other;
    }
}

TEST(Answering, NoPageLetsAnythingFromElsewhereIn) {
    const auto response = answer_of(Html(), 200);
    const std::string policy(response.fields.find("Content-Security-Policy"));

    EXPECT_THAT(policy, HasSubstr("default-src 'none'"));
    EXPECT_THAT(policy, HasSubstr("frame-ancestors 'none'"));
    EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
    EXPECT_EQ(response.fields.find("Cache-Control"), "private, no-store");
}

}  // namespace
}  // namespace desk
