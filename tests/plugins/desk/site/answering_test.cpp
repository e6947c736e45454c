#include "site/answering.h"

#include <gmock/gmock.h>

#include <stdexcept>

#include "plugins/http_server/network/nobody.h"

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

TEST(Answering, WhatNoBrowserSpeaksForIsNotSurelyFromHere) {
    EXPECT_TRUE(is_surely_from_here(with("Sec-Fetch-Site", "same-origin")));
    EXPECT_TRUE(is_surely_from_here(with("Origin", "https://desk.council.example")));
    EXPECT_FALSE(is_surely_from_here(with("Origin", "https://evil.example")));
    EXPECT_FALSE(is_surely_from_here(with("Accept", "text/html")));
}

TEST(Answering, AFaultIsAPageWithTheNumberUnderWhichItWasReported) {
    moothall::http_server::Nobody nobody;
    moothall::channel::Council council{nobody, nobody, {}, {}, {}, {}, {}, {}, {}, {}, {}};
    const auto site = std::make_shared<Site>();
    std::string reported;
    site->report_to([&](const std::string& sentence, const std::string& number) {
        reported = number + ": " + sentence;
    });
    Request request = with("Accept", "text/html");
    request.method = "GET";
    request.path = "/team";
    request.correlation = "0192-ab";

    const auto answering = guarded(
        site, [](const Request&, moothall::channel::Council&) -> moothall::channel::Response {
            throw std::runtime_error("the disk is gone");
        });
    const auto response = answering(request, council);

    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(reported, "0192-ab: GET /team failed: the disk is gone");
    EXPECT_THAT(response.body,
                testing::AllOf(HasSubstr("<h1"), HasSubstr("<strong>0192-ab</strong>"),
                               HasSubstr("href=\"/\""), Not(HasSubstr("the disk is gone"))));
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
