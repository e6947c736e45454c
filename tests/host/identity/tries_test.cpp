#include "identity/tries.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace moothall::identity {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const Instant morning = parse_instant("2026-05-05T08:00:00Z").value();
constexpr TryRule rule{5, minutes(15), minutes(1), minutes(15), minutes(15)};

class TriesTest : public ::testing::Test {
protected:
    /// So many tries fail, one a second, from `now` on.
    void fail(int times) {
        for (int done = 0; done < times; ++done) {
            now += seconds(1);
            ASSERT_FALSE(tries.begin("a", now).wait_until);
        }
    }
    /// How long must be waited after the last failure; nothing where it may be tried.
    std::chrono::microseconds wait() {
        const auto until = tries.begin("a", now).wait_until;
        return until ? *until - now : std::chrono::microseconds(0);
    }

    Tries tries{rule, 100};
    Instant now = morning;
};

TEST_F(TriesTest, FiveMayFailBeforeSomebodyHasToWait) {
    fail(5);

    EXPECT_EQ(wait(), minutes(1));
}

TEST_F(TriesTest, EachFailureAfterAWaitDoublesTheNextUpToAQuarterOfAnHour) {
    fail(5);
    for (const auto expected :
         {minutes(1), minutes(2), minutes(4), minutes(8), minutes(15), minutes(15)}) {
        ASSERT_EQ(wait(), expected);
        now += expected;
        ASSERT_FALSE(tries.begin("a", now).wait_until);
    }
}

TEST_F(TriesTest, AskingWhileOneHasToWaitMakesItNoLonger) {
    fail(5);
    for (int asked = 0; asked < 100; ++asked) {
        tries.begin("a", now);
    }

    EXPECT_EQ(wait(), minutes(1));
}

TEST_F(TriesTest, FourThatFailedAQuarterOfAnHourAgoAreForgotten) {
    fail(4);
    now = morning + minutes(16);
    fail(4);

    EXPECT_EQ(wait(), minutes(0));
}

TEST_F(TriesTest, AQuarterOfAnHourAfterAWaitTheCountBeginsAgain) {
    fail(5);
    now += minutes(1) + minutes(15);
    fail(5);

    EXPECT_EQ(wait(), minutes(1));
}

TEST_F(TriesTest, AGoodOneForgetsThoseBeforeIt) {
    fail(4);
    tries.forget("a");
    fail(4);

    EXPECT_EQ(wait(), minutes(0));
}

TEST_F(TriesTest, OneThatIsTakenBackWasNone) {
    fail(5);
    tries.take_back("a");

    EXPECT_EQ(wait(), minutes(0));
}

TEST_F(TriesTest, OfOneKeyKeepNobodyElseWaiting) {
    fail(5);

    EXPECT_FALSE(tries.begin("b", now).wait_until);
}

TEST(Tries, KeepNoMoreKeysThanTheyMay) {
    const bool held =
        rc::check("any keys at any moments", [](const std::vector<std::uint8_t>& keys) {
            Tries few(rule, 4);
            Instant now = morning;
            for (const std::uint8_t key : keys) {
                now += minutes(key % 3);
                few.begin(std::to_string(key), now);
                RC_ASSERT(few.keys() <= 4U);
            }
        });
    EXPECT_TRUE(held);
}

TEST(Tries, WhenThereIsNoRoomTheKeyTriedLongestAgoGoes) {
    Tries two({1, minutes(15), minutes(1), minutes(1), minutes(15)}, 2);
    two.begin("a", morning);
    two.begin("b", morning + seconds(1));
    two.begin("c", morning + seconds(2));

    EXPECT_TRUE(two.begin("b", morning + seconds(3)).wait_until);
    EXPECT_TRUE(two.begin("c", morning + seconds(3)).wait_until);
    EXPECT_FALSE(two.begin("a", morning + seconds(3)).wait_until);
}

}  // namespace
}  // namespace moothall::identity
