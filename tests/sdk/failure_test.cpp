#include <gtest/gtest.h>
#include <moothall/channel/failure.h>

namespace moothall::channel {
namespace {

TEST(AsksForAPage, WhereHtmlIsNamedAndNotRefused) {
    EXPECT_TRUE(asks_for_a_page("text/html"));
    EXPECT_TRUE(asks_for_a_page("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"));
    EXPECT_TRUE(asks_for_a_page("application/json, Text/HTML ; q=0.1"));
    EXPECT_TRUE(asks_for_a_page("text/html;level=1;q=0.05;odd=1"));
}

TEST(AsksForAPage, NotWhereAnythingWillDoOrHtmlWillNot) {
    for (const char* accept :
         {"", "*/*", "text/*", "application/json", "text/html5", "text/html;q=0",
          "text/html; q=0.000, */*", "x-text/html", "text/html;q=0.0;odd=1", ",,"}) {
        EXPECT_FALSE(asks_for_a_page(accept)) << accept;
    }
}

}  // namespace
}  // namespace moothall::channel
