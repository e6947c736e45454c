#include "logging/told_before.h"

#include <gtest/gtest.h>

namespace moothall::logging {
namespace {

TEST(ToldBefore, IsWhatWasAskedForOnce) {
    ToldBefore told;
    EXPECT_TRUE(told.is_new("a"));
    EXPECT_TRUE(told.is_new("b"));
    EXPECT_FALSE(told.is_new("a"));
}

TEST(ToldBefore, ForgetsAllWhenItIsFull) {
    ToldBefore told;
    for (std::size_t i = 0; i < ToldBefore::remembered_max; ++i) {
        told.is_new(std::to_string(i));
    }
    EXPECT_TRUE(told.is_new("0"));
    EXPECT_FALSE(told.is_new("0"));
}

}  // namespace
}  // namespace moothall::logging
