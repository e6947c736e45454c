#include "deliveries/backlog.h"

#include <gmock/gmock.h>

#include "host/deliveries/letting_council.h"

namespace moothall::deliveries {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class DeliveriesBacklog : public ::testing::Test {
protected:
    Instant now() { return letting.council().clock.now(); }
    Backlog backlog_now() { return backlog(*letting.council().store->read(), {"letter"}, now()); }

    LettingCouncil letting{Backend::sqlite};
};

TEST_F(DeliveriesBacklog, CountsWhatIsDueAndSinceWhen) {
    const Instant asked = now();
    letting.open();
    letting.open();
    letting.advance(hours(2));

    EXPECT_EQ(backlog_now().due, 2);
    EXPECT_EQ(backlog_now().due_since, asked);
    EXPECT_EQ(backlog_now().refused, 0);

    letting.deliver();
    EXPECT_EQ(backlog_now().due, 0);
    EXPECT_FALSE(backlog_now().due_since);
}

TEST_F(DeliveriesBacklog, TellsWhatWasRefusedFromWhatNobodyTries) {
    letting.office.set_does(refuses(RefusalKind::not_available, "The office is shut."));
    const Instant asked = now();
    letting.open();
    letting.deliver();

    EXPECT_EQ(backlog_now().due, 0);
    EXPECT_EQ(backlog_now().refused, 1);
    EXPECT_EQ(backlog_now().refused_since, asked);

    letting.advance(minutes(30));  // Nobody serves any more.
    EXPECT_EQ(backlog_now().due, 1);
    EXPECT_EQ(backlog_now().due_since, asked + minutes(1));
}

TEST_F(DeliveriesBacklog, CountsByKindWhatWaitsForAPlugin) {
    const Instant asked = now();
    const auto reference = letting.open();
    letting.write(reference);
    const auto reader = letting.council().store->read();

    const auto waiting = waiting_for_plugin(*reader, {});

    ASSERT_THAT(waiting, SizeIs(1));
    EXPECT_EQ(waiting[0].kind, "letter");
    EXPECT_EQ(waiting[0].count, 3);
    EXPECT_EQ(waiting[0].since, asked);
    EXPECT_THAT(waiting_for_plugin(*reader, {"letter"}), IsEmpty());
}

}  // namespace
}  // namespace moothall::deliveries
