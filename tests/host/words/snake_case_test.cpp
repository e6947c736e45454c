#include "words/snake_case.h"

#include <gtest/gtest.h>

namespace moothall::words {
namespace {

TEST(SnakeCase, IsSmallLettersDigitsAndUnderscores) {
    for (const char* word : {"post", "council_tax", "team_2", "2", "_"}) {
        EXPECT_TRUE(is_snake_case(word)) << word;
    }
    EXPECT_TRUE(is_snake_case(std::string(60, 'a')));
    for (const char* odd : {"", "Post", "mrs smith", "ann.smith", "a-b", "caf\xc3\xa9", "a\n"}) {
        EXPECT_FALSE(is_snake_case(odd)) << odd;
    }
    EXPECT_FALSE(is_snake_case(std::string(61, 'a')));
}

}  // namespace
}  // namespace moothall::words
