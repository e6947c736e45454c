#include "journal/ids.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "host/journal/parish.h"

namespace moothall::journal {
namespace {

Randomness all(std::byte value) {
    return [value](std::span<std::byte> bytes) { std::fill(bytes.begin(), bytes.end(), value); };
}

TEST(Ids, AreTwentySixLettersOfTimeAndRandomness) {
    const Instant moment_of_the_standard(std::chrono::milliseconds(1469918176385));

    EXPECT_EQ(new_id(moment_of_the_standard, all(std::byte{0})), "01ARYZ6S410000000000000000");
    EXPECT_EQ(new_id(moment_of_the_standard, all(std::byte{0xff})), "01ARYZ6S41ZZZZZZZZZZZZZZZZ");
}

TEST(Ids, SortByTime) {
    const auto earlier = new_id(moment(0), all(std::byte{0xff}));
    const auto later = new_id(moment(0) + std::chrono::milliseconds(1), all(std::byte{0}));

    EXPECT_LT(earlier, later);
}

TEST(Ids, DifferWithinOneMoment) {
    const Randomness randomness = system_randomness();
    std::set<std::string> ids;
    for (int each = 0; each < 1000; ++each) {
        ids.insert(new_id(moment(0), randomness));
    }
    EXPECT_EQ(ids.size(), 1000U);
}

TEST(Ids, ShowACommandThatNobodyCanRepeat) {
    EXPECT_TRUE(new_command(moment(0), system_randomness()).starts_with(unrepeatable_prefix));
}

}  // namespace
}  // namespace moothall::journal
