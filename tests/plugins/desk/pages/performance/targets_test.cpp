#include "pages/performance/targets.h"

#include <gtest/gtest.h>

namespace desk {
namespace {

TEST(Targets, SaysWhetherOneIsMetAndByHowMuchNot) {
    const Counts counts{.received = 10, .closed = 10, .in_time = 9, .late = 1};

    EXPECT_EQ(against_target(counts, 90), "Target 90%: met");
    EXPECT_EQ(against_target(counts, 91), "Target 91%: 1 point below");
    EXPECT_EQ(against_target(counts, 95), "Target 95%: 5 points below");
    EXPECT_EQ(against_target(counts, std::nullopt), "No target is set");
    EXPECT_EQ(against_target({}, 95), "Target 95%");
}

TEST(Targets, AreOfOneKindOfCase) {
    const Targets targets{{"revenues.discount_review", 90}};

    EXPECT_EQ(target_for(targets, "revenues.discount_review"), 90);
    EXPECT_EQ(target_for(targets, "revenues.refund"), std::nullopt);
}

}  // namespace
}  // namespace desk
