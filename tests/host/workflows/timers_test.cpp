#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "cases/tables.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"

namespace moothall::workflows {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

Instant at(const char* text) {
    return parse_instant(text).value();
}

/// A council in which something falls due.
class Timers : public ::testing::Test {
protected:
    std::size_t take(const char* now) {
        council.clock.set(at(now));
        return council.deciding.take_due_timers(council.clock.now());
    }

    std::vector<store::Row> attention() {
        return council.store->read()->list({&cases::attention_table(), "", {}, {}, {}, {}, 100});
    }

    void TearDown() override { EXPECT_EQ(council.differences_after_rebuild(), 0); }

    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
};

std::string states(const std::string& asked) {
    return "  states = { asked = { title = \"Asked for\", initial = true, " + asked +
           " }, refused = { title = \"Refused\", final = true, keep = \"parks.pitch\" }, "
           "waiting = { title = \"Waiting\" } },\n";
}

TEST_F(Timers, TakeTheirActionWhenTheyAreDueAndNotBefore) {
    council.publish(pitch_workflow(""));
    const auto reference = council.open("parks.pitch", {}).reference;

    EXPECT_EQ(take("2026-05-10T22:59:59Z"), 0U);
    EXPECT_EQ(take("2026-05-10T23:00:00Z"), 1U);

    EXPECT_EQ(council.show(reference).state, "refused");
    const auto event = council.event(reference, "case.action_taken");
    EXPECT_EQ(event.cause.actor, "time");
    EXPECT_EQ(event.body.text("reason"), "Nobody answered.");
    EXPECT_EQ(take("2026-05-11T23:00:00Z"), 0U);
}

TEST_F(Timers, HaveEffectsOfTheirOwn) {
    council.publish(pitch_workflow(
        "", states("timers = { nudge = { after = days(1), act = function(case) "
                   "return { note(\"Asked on \" .. case.received), task \"Answer\" } end } }")));
    const auto reference = council.open("parks.pitch", {}).reference;

    EXPECT_EQ(take("2026-05-05T09:00:00Z"), 1U);

    EXPECT_EQ(council.event(reference, "case.noted").body.text("text"), "Asked on 2026-05-04");
    EXPECT_THAT(council.kinds(reference),
                ElementsAre("case.opened", "case.timer_fired", "case.noted", "case.task_added"));
}

TEST_F(Timers, AreTakenInTheOrderInWhichTheyFellDueAfterAnOutage) {
    council.publish(pitch_workflow("", states("timers = { lapse = { after = days(7), "
                                              "act = { note \"Lapsed\" } } }")));
    std::vector<std::string> opened;
    for (const char* now :
         {"2026-05-08T09:00:00Z", "2026-05-04T09:00:00Z", "2026-05-06T09:00:00Z"}) {
        council.clock.set(at(now));
        opened.push_back(council.open("parks.pitch", {}).reference);
    }

    EXPECT_EQ(take("2026-07-01T09:00:00Z"), 3U);

    std::vector<std::int64_t> positions;
    council.put_pitch("North", 1, 1);  // So that a seal is over all that was before.
    for (const int one : {1, 2, 0}) {
        positions.push_back(
            council.event(opened.at(static_cast<std::size_t>(one)), "case.timer_fired").position);
    }
    EXPECT_GT(positions[0], 0);
    EXPECT_LT(positions[0], positions[1]);
    EXPECT_LT(positions[1], positions[2]);
}

TEST_F(Timers, OfAStateThatWasLeftDoNotFire) {
    council.publish(pitch_workflow(R"(
        wait = { title = "Wait", from = "asked", to = "waiting" },
        back = { title = "Back", from = "waiting", to = "asked" },)",
                                   states("timers = { lapse = { after = days(7), "
                                          "take = \"refuse\", reason = \"Late.\" } }")));
    const auto reference = council.open("parks.pitch", {}).reference;
    ASSERT_TRUE(council.act(reference, "wait"));

    EXPECT_EQ(take("2026-05-12T09:00:00Z"), 0U);
    ASSERT_TRUE(council.act(reference, "back"));
    EXPECT_EQ(take("2026-05-18T09:00:00Z"), 0U);  // Seven days from when it came back.
    EXPECT_EQ(take("2026-05-19T09:00:00Z"), 1U);
    EXPECT_EQ(council.show(reference).state, "refused");
}

TEST_F(Timers, ThatAreRefusedNeedAttentionAndAreNotTriedForEver) {
    council.publish(pitch_workflow(
        "close = { title = \"Close\", from = \"asked\", to = \"refused\", by = \"time\", "
        "when = function(case) return case.players ~= nil, \"Nobody counted the players.\" end },",
        states("timers = { lapse = { after = days(7), take = \"close\" } }")));
    const auto reference = council.open("parks.pitch", {}).reference;

    EXPECT_EQ(take("2026-05-12T09:00:00Z"), 1U);
    EXPECT_EQ(take("2026-05-13T09:00:00Z"), 0U);

    ASSERT_THAT(attention(), SizeIs(1));
    EXPECT_EQ(std::get<std::string>(attention()[0][2]), "timer lapse");
    EXPECT_EQ(std::get<std::string>(attention()[0][3]), "Nobody counted the players.");
    EXPECT_EQ(council.show(reference).state, "asked");
    EXPECT_EQ(council.event(reference, "case.timer_refused").body.text("reason"),
              "Nobody counted the players.");
}

TEST_F(Timers, ThatAreRefusedWhenTheyAreKeptNeedAttentionToo) {
    council.put_pitch("North", 1250, 0);
    council.publish(
        pitch_workflow("", states("timers = { grab = { after = days(1), act = { "
                                  "reserve { \"parks.pitches\", key = \"North\" } } } }")));
    const auto reference = council.open("parks.pitch", {}).reference;

    EXPECT_EQ(take("2026-05-06T09:00:00Z"), 1U);
    EXPECT_EQ(take("2026-05-06T09:00:00Z"), 0U);

    ASSERT_THAT(attention(), SizeIs(1));
    EXPECT_THAT(std::get<std::string>(attention()[0][3]), HasSubstr("has just been taken"));
    EXPECT_THAT(council.show(reference).timers, IsEmpty());
    EXPECT_THAT(council.show(reference).reservations, IsEmpty());
}

TEST_F(Timers, ThatFailStayDueAndKeepNobodyFromTheirs) {
    council.publish(pitch_workflow("", states("timers = { break_down = { after = days(1), act = "
                                              "function() parks.fragile {} end } }")));
    const auto broken = council.open("parks.pitch", {}).reference;
    council.publish(pitch_workflow("", states("timers = { nudge = { after = days(2), act = { "
                                              "note \"Hello\" } } }")));
    const auto sound = council.open("parks.pitch", {}).reference;

    EXPECT_EQ(take("2026-05-08T09:00:00Z"), 1U);

    EXPECT_EQ(council.event(sound, "case.noted").body.text("text"), "Hello");
    EXPECT_THAT(council.show(broken).timers, SizeIs(1));
    ASSERT_FALSE(council.reports.empty());
    EXPECT_THAT(council.reports[0], HasSubstr("the grass is wet"));
    EXPECT_THAT(council.reported_commands[0], StartsWith("timer/"));
}

TEST_F(Timers, OfAWorkflowThatCannotBeReadKeepNobodyFromTheirs) {
    council.publish(pitch_workflow("", "-- " + std::string(50'000, 'x') + "\n" +
                                           states("timers = { nudge = { after = days(1), act = { "
                                                  "note \"Hello\" } } }")) +
                    "\n-- the end");
    const auto reference = council.open("parks.pitch", {}).reference;
    scripting::Limits small;
    small.instructions = 1;
    small.counting = scripting::Counting::each_one;
    SmallCouncil beside{folder.path(), small};

    EXPECT_EQ(beside.deciding.take_due_timers(at("2026-05-08T09:00:00Z")), 0U);

    EXPECT_FALSE(beside.reports.empty());
    EXPECT_EQ(take("2026-05-08T09:00:00Z"), 1U);
    EXPECT_EQ(council.event(reference, "case.noted").body.text("text"), "Hello");
}

TEST_F(Timers, TakeEffectOnceWhenTwoHostsRace) {
    constexpr std::size_t cases = 60;
    SmallCouncil beside{folder.path()};
    council.publish(pitch_workflow("", states("timers = { nudge = { after = days(1), act = { "
                                              "note \"Hello\" } } }")));
    std::vector<std::string> references;
    for (std::size_t one = 0; one < cases; ++one) {
        references.push_back(council.open("parks.pitch", {}).reference);
    }
    const Instant now = at("2026-05-08T09:00:00Z");
    std::size_t taken = 0;
    std::size_t taken_beside = 0;

    std::thread other([&] { taken_beside = beside.deciding.take_due_timers(now); });
    taken = council.deciding.take_due_timers(now);
    other.join();

    EXPECT_EQ(taken + taken_beside, cases);
    for (const auto& reference : references) {
        EXPECT_THAT(council.kinds(reference),
                    ElementsAre("case.opened", "case.timer_fired", "case.noted"));
    }
}

TEST_F(Timers, AHoldEndsByItselfTheDayAfterItsLast) {
    council.publish(pitch_workflow(
        "stop = { title = \"Stop\", from = \"asked\", stay = true, act = { hold \"flood\" } },"));
    const auto reference = council.open("parks.pitch", {}).reference;
    ASSERT_TRUE(council.act(reference, "stop"));

    EXPECT_EQ(take("2026-05-07T22:59:59Z"), 0U);
    EXPECT_EQ(take("2026-05-07T23:00:00Z"), 1U);

    const auto record = council.show(reference);
    EXPECT_THAT(record.holds, IsEmpty());
    EXPECT_THAT(record.timers, SizeIs(1));
    EXPECT_TRUE(record.clocks.at(0).due_on);
    EXPECT_THAT(council.kinds(reference),
                ElementsAre("case.opened", "case.letter_requested", "case.action_taken",
                            "case.held", "case.timer_fired", "case.hold_lifted"));
}

TEST_F(Timers, ThatAHoldSilencedComeWhenItIsLifted) {
    council.publish(pitch_workflow(R"(
        stop = { title = "Stop", from = "asked", stay = true,
            act = { hold "flood" { ends_on = "2026-06-01" } } },
        go_on = { title = "Go on", from = "asked", stay = true, act = { lift "flood" } },)"));
    const auto reference = council.open("parks.pitch", {}).reference;
    ASSERT_TRUE(council.act(reference, "stop"));

    EXPECT_EQ(take("2026-05-20T09:00:00Z"), 0U);
    ASSERT_TRUE(council.act(reference, "go_on"));
    EXPECT_EQ(take("2026-05-20T09:00:00Z"), 1U);

    EXPECT_EQ(council.show(reference).state, "refused");
}

TEST_F(Timers, AtTheEndOfAClockFireTheDayAfterItsLast) {
    council.publish(pitch_workflow("", R"(
  clocks = { answer = { title = "Answer", lasts = working_days(5), starts = "received" } },
)" + states("timers = { late = { at_end_of = \"answer\", act = { note \"Late\" } } }")));
    const auto reference = council.open("parks.pitch", {}).reference;
    EXPECT_EQ(council.show(reference).clocks.at(0).due_on, make_date(2026, 5, 11));

    EXPECT_EQ(take("2026-05-11T22:00:00Z"), 0U);
    EXPECT_EQ(take("2026-05-11T23:00:00Z"), 1U);

    EXPECT_EQ(council.event(reference, "case.noted").body.text("text"), "Late");
}

TEST_F(Timers, ThatSetOneAnotherOffWithoutEndAreStoppedAndNeedAttention) {
    council.publish(pitch_workflow(
        "chase = { title = \"Chase\", from = \"asked\", to = \"asked\", by = \"time\", "
        "act = { note \"Chased\" } },",
        R"(
  clocks = { answer = { title = "Answer", lasts = working_days(5), starts = "received" } },
)" + states("timers = { late = { at_end_of = \"answer\", take = \"chase\" } }")));
    const auto reference = council.open("parks.pitch", {}).reference;

    EXPECT_LE(take("2026-06-01T09:00:00Z"), 101U);

    EXPECT_EQ(take("2026-06-01T09:00:00Z"), 0U);
    ASSERT_THAT(attention(), SizeIs(1));
    EXPECT_THAT(council.show(reference).timers, IsEmpty());
}

TEST_F(Timers, ATimerThatSetsItselfForTodayAgainIsStoppedToo) {
    council.publish(pitch_workflow(
        "", states("timers = { again = { after = days(1), act = function(case) "
                   "return set_timer { name = \"again\", on = case.today, take = \"refuse\", "
                   "reason = \"Now.\" } end } }")));
    const auto reference = council.open("parks.pitch", {}).reference;

    EXPECT_EQ(take("2026-05-06T09:00:00Z"), 2U);

    EXPECT_EQ(council.show(reference).state, "refused");
}

TEST_F(Timers, AnActionThatSetsItsOwnTimerForTodayWithoutEndIsStoppedAndNeedsAttention) {
    council.publish(
        pitch_workflow("chase = { title = \"Chase\", from = \"asked\", stay = true, by = \"time\", "
                       "act = function(case) return set_timer { name = \"again\", on = case.today, "
                       "take = \"chase\", reason = \"Once more.\" } end },",
                       states("timers = { again = { after = days(1), take = \"chase\" } }")));
    const auto reference = council.open("parks.pitch", {}).reference;

    EXPECT_LE(take("2026-05-06T09:00:00Z"), 101U);

    EXPECT_EQ(take("2026-05-06T09:00:00Z"), 0U);
    EXPECT_THAT(attention(), SizeIs(1));
    EXPECT_THAT(council.show(reference).timers, IsEmpty());
    EXPECT_THAT(council.event(reference, "case.timer_refused").body.text("reason"),
                HasSubstr("without end"));
}

}  // namespace
}  // namespace moothall::workflows
