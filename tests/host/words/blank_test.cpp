#include "words/blank.h"

#include <gtest/gtest.h>

namespace moothall::words {
namespace {

TEST(Blank, IsWhatSaysNothing) {
    EXPECT_TRUE(is_blank(""));
    EXPECT_TRUE(is_blank(" \t\r\n "));
    EXPECT_FALSE(is_blank(" a "));
    EXPECT_FALSE(is_blank("."));
}

}  // namespace
}  // namespace moothall::words
