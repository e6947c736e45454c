#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cases/find_case.h"
#include "cases/tables.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "workflows/undoing/undoing.h"

namespace moothall::workflows {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// One case in a council whose action `go` has these effects.
class DecidingEffects : public ::testing::Test {
protected:
    cases::CaseRecord after(const std::string& effects) {
        return after("act = { " + effects + " }", Table{});
    }

    cases::CaseRecord after(const std::string& act, const Table& fields) {
        council.put_pitch("North", 1250, 3);
        council.publish(pitch_workflow("go = { title = \"Go\", from = \"asked\", stay = true, " +
                                       act +
                                       " }, undo = { title = \"Undo\", from = \"asked\", "
                                       "stay = true, act = { release \"parks.pitches\" } },"));
        reference = council.open("parks.pitch", fields).reference;
        return council.act(reference, "go").value();
    }

    void TearDown() override { EXPECT_EQ(council.differences_after_rebuild(), 0); }

    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    std::string reference;
};

TEST_F(DecidingEffects, RecordSetsFieldsOfTheWorkflow) {
    const auto record = after("record { price_pence = 900, players = 4 }");

    EXPECT_EQ(record.fields, Table{}.set("price_pence", 900).set("players", 4));
    EXPECT_THAT(council.kinds(reference), ElementsAre("case.opened", "case.letter_requested",
                                                      "case.action_taken", "case.field_set"));
}

TEST_F(DecidingEffects, AnActIsGivenTheRegisterRowAndWhatWasTyped) {
    const auto record = after(R"(act = function(case)
            return record { price_pence = case.pitch.price_pence * 2, players = case.pitch.free }
        end)",
                              Table{}.set("pitch", "North"));

    EXPECT_EQ(record.fields.integer("price_pence"), 2500);
    EXPECT_EQ(record.fields.integer("players"), 3);
}

TEST_F(DecidingEffects, RowsAreAddedChangedAndRemovedByTheirNumber) {
    const auto record = after(R"(
        add_row { field = "guests", values = { name = "Ann" } },
        add_row { field = "guests", values = { name = "Ben", age = 7 } },
        change_row { field = "guests", row = 2, values = { age = 8 } },
        remove_row { field = "guests", row = 1 },
        add_row { field = "guests", values = { name = "Cat" } })");

    EXPECT_EQ(record.fields.list("guests"),
              (List{Table{}.set("row", 2).set("name", "Ben").set("age", 8),
                    Table{}.set("row", 3).set("name", "Cat")}));
}

TEST_F(DecidingEffects, ARowIsAddedToRowsThatSomebodyTyped) {
    const auto record =
        after(R"(act = { add_row { field = "guests", values = { name = "Cat" } } })",
              Table{}.set("guests", List{Table{}.set("name", "Ann")}));

    EXPECT_EQ(record.fields.list("guests"), (List{Table{}.set("row", 1).set("name", "Ann"),
                                                  Table{}.set("row", 2).set("name", "Cat")}));
}

TEST_F(DecidingEffects, AFunctionOfAPluginIsCalledForItsCase) {
    after("act = function(case) parks.meanwhile {} return {} end", Table{});

    EXPECT_EQ(council.called_for, reference);
}

TEST_F(DecidingEffects, AHoldEndsWhenItsCaseIsClosed) {
    const auto held = after("hold \"flood\"");
    ASSERT_THAT(held.holds, SizeIs(1));

    const auto closed = council.act(reference, "refuse").value();

    EXPECT_THAT(closed.holds, IsEmpty());
    EXPECT_THAT(closed.timers, IsEmpty());
    EXPECT_FALSE(closed.open);
}

TEST_F(DecidingEffects, AClosedCaseIsNotPutOnHold) {
    council.publish(pitch_workflow(
        "go = { title = \"Go\", from = \"asked\", to = \"done\", act = { hold \"flood\" } }, "
        "end_it = { title = \"End\", from = \"asked\", to = \"done\", act = { lift \"flood\" } "
        "},"));
    reference = council.open("parks.pitch", {}).reference;

    EXPECT_EQ(council.act(reference, "go").error().reason,
              "The case is closed, so it cannot be put on hold.");

    EXPECT_TRUE(council.act(reference, "end_it"));
}

TEST_F(DecidingEffects, ALetterAndANoteAreEvents) {
    after("letter \"offer\" { to = \"club\", days = 3 }, note \"Rang them\"");

    const auto events = council.events(reference);
    ASSERT_THAT(events, SizeIs(5));
    EXPECT_EQ(events[3].facts, Table{}
                                   .set("letter", "offer")
                                   .set("outgoing", "letter")
                                   .set("leaves_at", council.clock.now() + undo_time));
    EXPECT_EQ(events[3].body, Table{}.set("to", "club").set("values", Table{}.set("days", 3)));
    EXPECT_EQ(events[4].kind, "case.noted");
    EXPECT_EQ(events[4].body, Table{}.set("text", "Rang them"));
}

TEST_F(DecidingEffects, TasksAndDatesBroughtForwardAreListedByTheirDay) {
    after(
        R"(task "Mow" { to = "keeper", due = working_days(2) }, task "Ring" { due = "2026-05-20" },
             bring_forward { on = "2026-06-01", what = "Look again", to = "keeper" })");

    std::vector<std::string> due;
    for (const auto& row :
         council.store->read()->list({&cases::task_table(), "", {}, {}, {}, {}, 10})) {
        due.push_back(std::get<std::string>(row[2]) + " " + std::get<std::string>(row[3]) + " " +
                      std::get<std::string>(row[5]) + " " + std::get<std::string>(row[6]));
    }
    // The 4th of May is a bank holiday: two working days after it is the 6th.
    EXPECT_THAT(due, ElementsAre("task keeper 2026-05-06 Mow", "task  2026-05-20 Ring",
                                 "brought_forward keeper 2026-06-01 Look again"));
}

TEST_F(DecidingEffects, AHoldPausesTheClockAndSilencesTheTimer) {
    const auto record = after("hold \"flood\"");

    ASSERT_THAT(record.holds, SizeIs(1));
    EXPECT_EQ(record.holds[0].until, make_date(2026, 5, 7));
    EXPECT_EQ(record.clocks.at(0).due_on, std::nullopt);
    ASSERT_THAT(record.timers, SizeIs(2));
    EXPECT_EQ(record.timers[0].name, "lapse");
    EXPECT_EQ(record.timers[0].due_at, std::nullopt);
    EXPECT_EQ(record.timers[1].name, "lift:flood");
    EXPECT_EQ(record.timers[1].due_at, parse_instant("2026-05-07T23:00:00Z"));
}

TEST_F(DecidingEffects, AHoldThatIsSetAgainIsTheLaterOne) {
    const auto record =
        after("hold \"flood\", hold \"flood\" { ends_on = \"2026-06-01\" }, lift \"flood\"");

    EXPECT_THAT(record.holds, IsEmpty());
    ASSERT_THAT(record.timers, SizeIs(1));
    EXPECT_EQ(record.timers[0].name, "lapse");
    EXPECT_TRUE(record.timers[0].due_at);
    EXPECT_EQ(record.clocks.at(0).due_on, make_date(2026, 5, 11));
}

TEST_F(DecidingEffects, TimersAreSetReplacedAndDropped) {
    const auto record = after(R"(
        set_timer { name = "late", after = days(3), take = "refuse", reason = "Late." },
        set_timer { name = "late", on = "2026-05-20", take = "refuse", reason = "Very late." },
        drop_timer "lapse")");

    ASSERT_THAT(record.timers, SizeIs(1));
    EXPECT_EQ(record.timers[0].reason, "Very late.");
    EXPECT_EQ(record.timers[0].due_at, parse_instant("2026-05-19T23:00:00Z"));
}

TEST_F(DecidingEffects, AReservationIsTakenAndGivenBack) {
    const auto record = after("reserve { \"parks.pitches\", key = \"North\", amount = 2 }");

    EXPECT_EQ(council.free_of("North"), 1);
    ASSERT_THAT(record.reservations, SizeIs(1));
    EXPECT_EQ(record.reservations[0].amount, 2);
    EXPECT_THAT(council.act(reference, "undo").value().reservations, IsEmpty());
    EXPECT_EQ(council.free_of("North"), 3);
}

TEST_F(DecidingEffects, TwoReservationsOfOneActAreCountedTogether) {
    after(R"(reserve { "parks.pitches", key = "North", amount = 2 })");

    const auto again = council.act(reference, "go");

    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().reason, "Only 1 place is left for North in Pitches.");
    EXPECT_EQ(council.free_of("North"), 1);
}

TEST_F(DecidingEffects, ALinkIsToACaseThatThereIs) {
    council.publish(pitch_workflow(""));
    const auto other = council.open("parks.pitch", {});
    after("link { to = \"" + other.reference + "\", as = \"duplicate\" }");

    const auto linked = council.event(reference, "case.linked");
    EXPECT_EQ(linked.facts, Table{}.set("as", "duplicate").set("case", other.id));
    EXPECT_EQ(linked.body, Table{}.set("to", other.reference));
}

TEST_F(DecidingEffects, AFinalStateStopsClocksAndEndsTimers) {
    after("note \"a\"");

    const auto record = council.act(reference, "refuse").value();

    EXPECT_FALSE(record.open);
    EXPECT_THAT(record.timers, IsEmpty());
    EXPECT_EQ(record.clocks.at(0).due_on, std::nullopt);
    EXPECT_THAT(council.store->read()->list({&cases::timer_table(), "", {}, {}, {}, {}, 10}),
                IsEmpty());
}

TEST_F(DecidingEffects, AnEventSaysWhoDidItByWhichWorkflow) {
    const auto record = after("note \"a\"");

    const auto event = council.event(reference, "case.action_taken");
    EXPECT_EQ(event.cause.actor, "officer/ann");
    EXPECT_EQ(event.cause.decided_by, record.workflow);
    EXPECT_EQ(event.facts.text("action"), "go");
    EXPECT_EQ(event.facts.text("from"), "asked");
    EXPECT_EQ(event.body.text("reason"), "For a reason.");
}

TEST_F(DecidingEffects, NotesAndTasksLeaveTheVersion) {
    const auto record = after("note \"a\", task \"b\", letter \"c\"");

    EXPECT_EQ(record.version, 2);  // Opened and acted upon.
}

TEST_F(DecidingEffects, ACaseIsCountedFromTheDayItWasReceived) {
    council.publish(pitch_workflow(""));

    const auto record =
        council.deciding
            .open(council.asking(), {.type = "parks.pitch",
                                     .fields = {},
                                     .received_at = parse_instant("2026-04-27T15:00:00Z")})
            .value();

    EXPECT_EQ(record.clocks.at(0).due_on, make_date(2026, 5, 5));
    EXPECT_EQ(record.timers.at(0).due_at, parse_instant("2026-05-10T23:00:00Z"));
}

TEST(DecidingVersions, ACaseKeepsTheWorkflowOnWhichItWasOpened) {
    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    const auto with_note = [](const std::string& text) {
        return pitch_workflow(
            "go = { title = \"Go\", from = \"asked\", stay = true, act = { note \"" + text +
            "\" } },");
    };
    const auto first = council.publish(with_note("first"));
    const auto old_case = council.open("parks.pitch", {});
    const auto second = council.publish(with_note("second"));
    const auto new_case = council.open("parks.pitch", {});

    ASSERT_TRUE(council.act(old_case.reference, "go"));
    ASSERT_TRUE(council.act(new_case.reference, "go"));

    EXPECT_EQ(old_case.workflow, first);
    EXPECT_EQ(new_case.workflow, second);
    EXPECT_EQ(council.event(old_case.reference, "case.noted").body.text("text"), "first");
    EXPECT_EQ(council.event(new_case.reference, "case.noted").body.text("text"), "second");
}

}  // namespace
}  // namespace moothall::workflows
