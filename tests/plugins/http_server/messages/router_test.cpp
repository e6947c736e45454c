#include "messages/router.h"

#include <gtest/gtest.h>

namespace moothall::http_server {
namespace {

std::vector<channel::Route> routes_of(
    const std::vector<std::pair<std::string, std::string>>& given) {
    std::vector<channel::Route> routes;
    for (const auto& [method, path] : given) {
        routes.push_back({method, path, [](const channel::Request&, channel::Council&) {
                              return channel::Response{};
                          }});
    }
    return routes;
}

class RouterTest : public testing::Test {
protected:
    std::vector<channel::Route> routes = routes_of({{"GET", "/cases"},
                                                    {"POST", "/cases"},
                                                    {"GET", "/cases/{reference}"},
                                                    {"GET", "/cases/new"},
                                                    {"POST", "/cases/{reference}/actions/{action}"},
                                                    {"GET", "/assets/{path...}"}});
    Router router{routes};
};

TEST_F(RouterTest, FindsARouteByMethodAndPath) {
    EXPECT_EQ(router.find("POST", "/cases").route, &routes[1]);
    EXPECT_EQ(router.find("GET", "/cases").route, &routes[0]);
}

TEST_F(RouterTest, GivesWhatStandsForAParameterDecoded) {
    const Found found = router.find("POST", "/cases/CT-26-1/actions/keep%20it");
    ASSERT_EQ(found.route, &routes[4]);
    EXPECT_EQ(found.parameters.at("reference"), "CT-26-1");
    EXPECT_EQ(found.parameters.at("action"), "keep it");
}

TEST_F(RouterTest, PutsALiteralSegmentBeforeAParameter) {
    EXPECT_EQ(router.find("GET", "/cases/new").route, &routes[3]);
    EXPECT_EQ(router.find("GET", "/cases/newer").route, &routes[2]);
}

TEST_F(RouterTest, ADecodedSlashIsNoSlash) {
    const Found found = router.find("GET", "/cases/a%2Fb");
    ASSERT_EQ(found.route, &routes[2]);
    EXPECT_EQ(found.parameters.at("reference"), "a/b");
}

TEST_F(RouterTest, TakesTheRestOfAPath) {
    const Found found = router.find("GET", "/assets/fonts/a.woff2");
    ASSERT_EQ(found.route, &routes[5]);
    EXPECT_EQ(found.parameters.at("path"), "fonts/a.woff2");
}

TEST_F(RouterTest, AHeadIsFoundWhereAGetIs) {
    EXPECT_EQ(router.find("HEAD", "/cases").route, &routes[0]);
}

TEST_F(RouterTest, SaysWhichMethodsAPathTakes) {
    const Found found = router.find("DELETE", "/cases");
    EXPECT_EQ(found.route, nullptr);
    EXPECT_EQ(found.allowed, (std::vector<std::string>{"GET", "POST"}));
}

TEST_F(RouterTest, FindsNothingUnderADotSegmentANulOrABrokenEscape) {
    for (const char* path :
         {"/assets/../cases", "/assets/%2e%2e/cases", "/assets/./a", "/cases/%00", "/cases/%2",
          "/cases/%zz", "/nothing", "/cases/", "/cases/a/b/c/d/e", ""}) {
        const Found found = router.find("GET", path);
        EXPECT_EQ(found.route, nullptr) << path;
        EXPECT_TRUE(found.allowed.empty()) << path;
    }
}

TEST(DecodedPairs, ReadsAQueryAndRefusesABrokenOne) {
    const auto pairs = decoded_pairs("q=two+words&limit=5&empty=&flag&&x=%C3%A9");
    ASSERT_TRUE(pairs);
    const std::vector<std::pair<std::string, std::string>> wanted = {
        {"q", "two words"}, {"limit", "5"}, {"empty", ""}, {"flag", ""}, {"x", "é"}};
    EXPECT_EQ(*pairs, wanted);
    EXPECT_FALSE(decoded_pairs("a=%4"));
    EXPECT_FALSE(decoded_pairs("a%00=1"));
}

}  // namespace
}  // namespace moothall::http_server
