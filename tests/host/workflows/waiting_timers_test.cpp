#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cases/due/due_timers.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "operations/operation.h"

namespace moothall::workflows {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Letters = std::map<std::string, std::string>;

/// A council with two services, of which one may not be loaded.
class WaitingTimers : public ::testing::Test {
protected:
    WaitingTimers() {
        publish("parks", 1);
        publish("halls", 2);
    }

    void TearDown() override { EXPECT_EQ(council.differences_after_rebuild(), 0); }

    /// A workflow of a service with a timer after so many days.
    void publish(const std::string& service, int days) {
        std::string source = pitch_workflow(
            "",
            "  states = { asked = { title = \"Asked for\", initial = true, timers = { nudge = "
            "{ after = days(" +
                std::to_string(days) +
                "), act = { note \"Hello\" } } } }, refused = { title = \"Refused\", final = "
                "true, keep = \"parks.pitch\" } },\n");
        const std::string name = "\"parks.pitch\"";
        source.replace(source.find(name), name.size(), "\"" + service + ".pitch\"");
        council.publish(source);
    }

    Deciding with(const Letters& letters) {
        return Deciding({*council.store, council.journal, council.calendars, council.registers,
                         council.functions, council.bundles, council.council.randomness, letters,
                         Table{}, [](const std::string&, const std::string&) {}});
    }

    std::string open(Deciding& deciding, const std::string& type) {
        return deciding.open(council.asking(), {type, {}}).value().reference;
    }

    Instant later(int days) { return council.clock.now() + std::chrono::hours(24 * days); }

    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    Deciding both = with({{"halls", "HA"}, {"parks", "PA"}});
    Deciding without_parks = with({{"halls", "HA"}});
};

TEST_F(WaitingTimers, OfAnAbsentPluginStayDueAndAreNotRefused) {
    const auto park = open(both, "parks.pitch");
    const auto journal = council.whole_journal();

    EXPECT_EQ(without_parks.take_due_timers(later(5)), 0U);

    EXPECT_EQ(council.whole_journal(), journal);
    EXPECT_THAT(council.show(park).timers, SizeIs(1));
}

TEST_F(WaitingTimers, HoldUpNoOtherService) {
    for (int one = 0; one < 120; ++one) {  // More than are looked at together.
        open(both, "parks.pitch");
    }
    const auto hall = open(both, "halls.pitch");

    EXPECT_EQ(without_parks.take_due_timers(later(5)), 1U);

    EXPECT_EQ(council.event(hall, "case.noted").body.text("text"), "Hello");
}

TEST_F(WaitingTimers, AreListedWithTheirPlugin) {
    open(both, "parks.pitch");
    open(both, "parks.pitch");
    open(both, "halls.pitch");

    const auto waiting = without_parks.waiting_timers(later(5));

    ASSERT_THAT(waiting, SizeIs(1));
    EXPECT_EQ(waiting[0].service, "parks");
    EXPECT_EQ(waiting[0].count, 2);
    EXPECT_EQ(waiting[0].since, parse_instant("2026-05-04T23:00:00Z"));
    EXPECT_THAT(both.waiting_timers(later(5)), IsEmpty());
    EXPECT_THAT(without_parks.waiting_timers(council.clock.now()), IsEmpty());
}

TEST_F(WaitingTimers, StandInTheListOfWhatNeedsAttention) {
    open(both, "halls.pitch");  // The council itself knows the parks only.
    council.clock.set(later(5));

    const Value listed = operations::call(council.council, {identity::system_administrator(), ""},
                                          "attention.list", {})
                             .value();

    const List& items = listed.as_table()->list("items");
    ASSERT_THAT(items, SizeIs(1));
    EXPECT_EQ(items[0].as_table()->text("what"), "1 timer of halls");
    EXPECT_THAT(items[0].as_table()->text("reason"), HasSubstr("Waiting for the plugin halls"));
}

TEST_F(WaitingTimers, TakeEffectOnceAndInOrderWhenThePluginIsBack) {
    const auto second = open(both, "parks.pitch");
    council.clock.set(later(-1));
    const auto first = open(both, "parks.pitch");
    council.clock.set(later(5));
    ASSERT_EQ(without_parks.take_due_timers(council.clock.now()), 0U);

    EXPECT_EQ(both.take_due_timers(council.clock.now()), 2U);
    EXPECT_EQ(both.take_due_timers(council.clock.now()), 0U);

    council.put_pitch("North", 1, 1);  // So that a seal is over all that was before.
    EXPECT_LT(council.event(first, "case.timer_fired").position,
              council.event(second, "case.timer_fired").position);
    EXPECT_THAT(council.kinds(first), ElementsAre("case.opened", "case.timer_fired", "case.noted"));
}

TEST_F(WaitingTimers, OfSeveralServicesAreTakenOldestFirstAcrossPages) {
    const auto hall = open(both, "halls.pitch");
    const auto park = open(both, "parks.pitch");

    cases::DueTimers due({"halls", "parks"}, later(5));
    const auto reader = council.store->read();
    const auto first = due.next(*reader, 1);
    const auto second = due.next(*reader, 1);

    ASSERT_THAT(first, SizeIs(1));
    EXPECT_EQ(first[0].case_id, council.show(park).id);
    ASSERT_THAT(second, SizeIs(1));
    EXPECT_EQ(second[0].case_id, council.show(hall).id);
    EXPECT_THAT(due.next(*reader, 1), IsEmpty());
    EXPECT_THAT(cases::services_with_timers(*reader), ElementsAre("halls", "parks"));
}

}  // namespace
}  // namespace moothall::workflows
