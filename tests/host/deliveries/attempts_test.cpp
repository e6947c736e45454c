#include "deliveries/attempts.h"

#include <gtest/gtest.h>

#include "cases/find_case.h"
#include "host/deliveries/letting_council.h"

namespace moothall::deliveries {
namespace {

using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;

TEST(PauseAfter, DoublesFromAMinuteToSixHoursAndComesToSomeThreeDays) {
    EXPECT_EQ(pause_after(1), minutes(1));
    EXPECT_EQ(pause_after(2), minutes(2));
    EXPECT_EQ(pause_after(9), minutes(256));
    EXPECT_EQ(pause_after(10), hours(6));
    EXPECT_EQ(pause_after(1'000'000), hours(6));
    microseconds all(0);
    for (std::int64_t tries = 1; tries < tries_max; ++tries) {
        all += pause_after(tries);
    }
    EXPECT_GT(all, hours(2 * 24 + 12));
    EXPECT_LT(all, wanted_max);
}

/// One letter that waits, on SQLite.
class Attempts : public ::testing::Test {
protected:
    Attempts() {
        reference = letting.open();
        work = cases::first_outgoing(*store().read(), council().show(reference).id).value();
    }
    void TearDown() override { EXPECT_EQ(council().differences_after_rebuild(), 0); }

    workflows::SmallCouncil& council() { return letting.council(); }
    store::Store& store() { return *council().store; }
    Instant now() { return council().clock.now(); }
    std::optional<Attempt> take(const std::string& lease) {
        return deliveries::take(store(), work, now(), lease);
    }

    LettingCouncil letting{Backend::sqlite};
    std::string reference;
    cases::Outgoing work;
};

TEST_F(Attempts, BelongToOneWhileTheLeaseLasts) {
    const auto ours = take("ours").value();

    EXPECT_EQ(ours.tries, 1);
    EXPECT_EQ(ours.not_before, now() + lease_time);
    letting.advance(lease_time - microseconds(1));
    EXPECT_FALSE(take("theirs"));
    EXPECT_TRUE(holds(*store().read(), ours));
}

TEST_F(Attempts, GoToAnotherWhenTheLeaseIsOver) {
    const auto ours = take("ours").value();
    letting.advance(lease_time);

    const auto theirs = take("theirs").value();

    EXPECT_EQ(theirs.tries, 2);
    EXPECT_FALSE(holds(*store().read(), ours));
    put_off(store(), ours, now() + hours(1), "Too late.");
    finish(store(), ours);
    EXPECT_TRUE(holds(*store().read(), theirs));
}

TEST_F(Attempts, AreTakenAgainWhenTheirPauseIsOver) {
    put_off(store(), take("one").value(), now() + minutes(3), "Not now.");

    EXPECT_FALSE(take("two"));
    letting.advance(minutes(3));
    const auto again = take("two");

    ASSERT_TRUE(again);
    EXPECT_EQ(again->tries, 2);
    EXPECT_EQ(again->refusal, "Not now.");
}

TEST_F(Attempts, AreNotOfWhatStandsOtherwiseByNow) {
    cases::Outgoing before = work;
    before.since = 99;

    EXPECT_FALSE(deliveries::take(store(), before, now(), "ours"));
}

TEST_F(Attempts, LeaveNothingWhenTheyAreFinished) {
    finish(store(), take("ours").value());

    EXPECT_FALSE(store().read()->find(attempt_table(), {work.case_id}));
}

}  // namespace
}  // namespace moothall::deliveries
