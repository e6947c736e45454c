#include <gmock/gmock.h>

#include "backups/taken_backups.h"
#include "doctor/probes/council.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"

namespace moothall::doctor {
namespace {

using std::chrono::days;
using std::chrono::hours;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class CouncilProbes : public ::testing::Test {
protected:
    void publish_with_timer(const std::string& act) {
        council.publish(workflows::pitch_workflow(
            "",
            "  states = { asked = { title = \"Asked for\", initial = true, timers = { look = { "
            "after = days(1), act = function() " +
                act +
                " end } } }, refused = { title = \"Refused\", final = true, keep = "
                "\"parks.pitch\" }, waiting = { title = \"Waiting\" } },\n"));
    }
    Instant now() const { return council.clock.now(); }

    const store::TemporaryFolder folder;
    workflows::SmallCouncil council{folder.path()};
};

TEST_F(CouncilProbes, WalkTheNewestSealsOrAll) {
    publish_with_timer("return { note \"Looked\" }");
    for (int i = 0; i < 40; ++i) {
        council.open("parks.pitch", {});
    }
    const auto reader = council.store->read();

    const auto newest = walk_journal(*reader, Walk::newest);
    const auto whole = walk_journal(*reader, Walk::whole);

    EXPECT_EQ(newest.seals, 32);
    EXPECT_EQ(whole.seals, 41);
    EXPECT_GT(whole.events, newest.events);
    EXPECT_EQ(newest.damages + whole.damages, 0);
}

TEST_F(CouncilProbes, FindNothingInAnEmptyCouncil) {
    const auto reader = council.store->read();
    EXPECT_EQ(walk_journal(*reader, Walk::newest).seals, 0);
    EXPECT_FALSE(last_event_recorded(*reader));
    EXPECT_EQ(due_timers(*reader, {"parks"}, now()).count, 0);
    EXPECT_EQ(attention_list(*reader, now()).count, 0);
    EXPECT_THAT(workflow_calls(*reader, {"parks"}, {}), IsEmpty());
}

TEST_F(CouncilProbes, TellWhenTheLastEventWasRecorded) {
    council.put_pitch("a", 100, 3);
    council.clock.advance(hours(2));
    council.put_pitch("b", 100, 3);

    EXPECT_EQ(last_event_recorded(*council.store->read()), now());
}

TEST_F(CouncilProbes, TellHowFarTheCalendarReaches) {
    const auto reader = council.store->read();
    const auto reach = calendar_reach(reader.get(), now());

    EXPECT_EQ(reach.today, make_date(2026, 5, 4));
    EXPECT_GE(reach.last_day, reach.last_holiday);
    EXPECT_EQ(calendar_reach(nullptr, now()).last_day, reach.last_day);
}

TEST_F(CouncilProbes, CountTheTimersThatAreDueAndThoseThatWaitForTheirPlugin) {
    publish_with_timer("return { note \"Looked\" }");
    council.open("parks.pitch", {});
    council.open("parks.pitch", {});
    const Instant later = now() + days(3);
    const auto reader = council.store->read();

    EXPECT_EQ(due_timers(*reader, {"parks"}, now()).count, 0);
    EXPECT_EQ(due_timers(*reader, {"parks"}, later).count, 2);
    EXPECT_LT(due_timers(*reader, {"parks"}, later).oldest, later - days(1));
    EXPECT_EQ(due_timers(*reader, {"revenues"}, later).count, 0);
    EXPECT_THAT(waiting_for_plugins(*reader, {"parks"}, later), IsEmpty());
    const auto waiting = waiting_for_plugins(*reader, {"revenues"}, later);
    ASSERT_THAT(waiting, SizeIs(1));
    EXPECT_EQ(waiting[0].service, "parks");
    EXPECT_EQ(waiting[0].count, 2);
}

TEST_F(CouncilProbes, CountWhatNeedsAttention) {
    publish_with_timer("return refuse \"Nobody answered.\"");
    council.open("parks.pitch", {});
    council.clock.advance(days(2));
    council.deciding.take_due_timers(now());
    const Instant refused_at = now();

    const auto list = attention_list(*council.store->read(), now() + hours(1));

    EXPECT_EQ(list.count, 1);
    EXPECT_EQ(list.oldest, refused_at);
}

TEST_F(CouncilProbes, FindTheFunctionsThatAWorkflowCallsAndNobodyHas) {
    publish_with_timer(
        "-- parks.in_a_comment {}\n parks.price { pitch = \"parks.in_a_text {}\" } "
        "local kept = parks.gone { } return { note(parks.lost({}).words) }");
    const auto reader = council.store->read();

    const auto all =
        workflow_calls(*reader, {"parks"}, {"parks.gone", "parks.lost", "parks.price"});
    const auto some = workflow_calls(*reader, {"parks"}, {"parks.price"});
    const auto without = workflow_calls(*reader, {}, {});

    ASSERT_THAT(all, SizeIs(1));
    EXPECT_TRUE(all[0].has_plugin);
    EXPECT_THAT(all[0].missing, IsEmpty());
    EXPECT_THAT(some[0].missing, ElementsAre("parks.gone", "parks.lost"));
    EXPECT_FALSE(without[0].has_plugin);
}

TEST_F(CouncilProbes, FindTheNewestOfTheBackupsThatWereTaken) {
    const auto taken = [&](std::chrono::hours after) {
        backups::note_taken(*council.store, {now() + after, 1, "one.moot", 1});
        return backup_standing(*council.store->read(), now()).last_good;
    };
    EXPECT_FALSE(backup_standing(*council.store->read(), now()).last_good);

    EXPECT_EQ(taken(std::chrono::hours(7)), now() + std::chrono::hours(7));
    EXPECT_EQ(taken(std::chrono::hours(9)), now() + std::chrono::hours(9));
    EXPECT_EQ(taken(std::chrono::hours(8)), now() + std::chrono::hours(9));
}

}  // namespace
}  // namespace moothall::doctor
