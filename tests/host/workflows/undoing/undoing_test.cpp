#include "workflows/undoing/undoing.h"

#include <gmock/gmock.h>

#include <random>

#include "calendar/london.h"
#include "cases/diary/diary.h"
#include "cases/outgoing.h"
#include "cases/queues/assigning.h"
#include "deliveries/attempts.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/undoing/projections.h"

namespace moothall::workflows {
namespace {

using std::chrono::minutes;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const char* const actions = R"(
    count = { title = "Count", from = "asked", stay = true, needs = { "players" } },
    flood = { title = "Flood", from = "asked", stay = true, act = { hold "flood" } },
    dry = { title = "Dry", from = "asked", stay = true, act = { lift "flood" } },
    write = { title = "Write", from = "asked", stay = true,
              act = { letter "offer" { to = "customer" }, note "Written to them" } },
    plan = { title = "Plan", from = "asked", stay = true,
             act = { task "Mow the meadow" { to = "keeper", due = days(3) },
                     bring_forward { on = "2026-06-01", what = "Look again", to = "keeper" },
                     set_timer { name = "nudge", after = days(20), take = "refuse",
                                 reason = "Late." } } },
    invite = { title = "Invite", from = "asked", stay = true,
               act = { add_row { field = "guests", values = { name = "Bea", age = 40 } },
                       record { price_pence = 1200 } } },
    take = { title = "Take", from = "asked", stay = true, once = true,
             act = { reserve { "parks.pitches", key = "North" } } },
    give = { title = "Give", from = "asked", stay = true, act = { release "parks.pitches" } },
    let = { title = "Let", from = "asked", to = "done" },)";

const std::string ann = "officer/ann";
const std::string bob = "officer/bob";

class UndoingTest : public ::testing::Test {
protected:
    UndoingTest() {
        council.publish(pitch_workflow(actions));
        council.put_pitch("North", 1250, 2);
        reference = council.open("parks.pitch", {}).reference;
        council.clock.advance(minutes(60));
    }
    void TearDown() override { EXPECT_EQ(council.differences_after_rebuild(), 0); }

    journal::Cause cause_by(const std::string& actor) {
        const Instant now = council.clock.now();
        return {actor, "", journal::new_command(now, council.council.randomness), "", now};
    }
    Result<journal::Committed> undo_as(const std::string& actor, const AskedUndo& asked) {
        const auto cause = cause_by(actor);
        return council.journal.decide_and_commit(cause, [&](store::Reader& reader) {
            return undo(reader, council.folds, council.registers, cause, asked);
        });
    }
    Result<journal::Committed> undo_it() { return undo_as(ann, {reference}); }
    std::string sentence() {
        const auto before = council.whole_journal();
        const auto undone = undo_it();
        EXPECT_FALSE(undone);
        EXPECT_EQ(council.whole_journal(), before);
        return undone ? "" : undone.error().reason;
    }

    void act(const std::string& action) { ASSERT_TRUE(council.act(reference, action)) << action; }
    void add_as(const std::string& actor, const std::string& kind, const Table& facts,
                const Table& body) {
        ASSERT_TRUE(council.journal.commit({cause_by(actor),
                                            {},
                                            {},
                                            {cases::added(council.show(reference).stream(), kind,
                                                          council.clock.now(), facts, body)}}));
    }
    void note_as(const std::string& actor) {
        add_as(actor, "case.noted", {}, Table{}.set("text", "Rang them"));
    }
    void assign_as(const std::string& actor) {
        cases::Assignment to_bob{.owner = bob, .team = "north", .reason = "Knows it"};
        ASSERT_TRUE(council.journal.commit(
            {cause_by(actor),
             {},
             {},
             {cases::assigned(council.show(reference).stream(), council.clock.now(), to_bob)}}));
    }
    void finish_task_as(const std::string& actor, std::int64_t number) {
        const auto cause = cause_by(actor);
        ASSERT_TRUE(council.journal.decide_and_commit(cause, [&](store::Reader& reader) {
            const auto today = calendar::london_date(council.clock.now());
            return cases::finish_task(reader, council.folds, cause,
                                      {reference, number, today, cases::Recurrence::goes_on});
        }));
    }
    std::vector<store::TextHit> found(const std::string& words) {
        return council.store->read()->search({"cases", words, std::nullopt, 10});
    }

    /// Does it, undoes it, and expects all to be as it was.
    template <class Work>
    void expect_undone(Work work) {
        const auto before = projections_of(council);
        const auto version = council.show(reference).version;
        work();
        ASSERT_THAT(differing(before, projections_of(council)), Not(IsEmpty()));
        const auto undone = undo_it();
        ASSERT_TRUE(undone) << undone.error().reason;
        EXPECT_THAT(differing(before, projections_of(council)), IsEmpty());
        EXPECT_GT(council.show(reference).version, version);
    }

    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    std::string reference;
};

TEST_F(UndoingTest, PutsAnActionBackAndLeavesBothInTheHistory) {
    council.clock.advance(minutes(1));
    ASSERT_TRUE(council.act(reference, "count", Table{}.set("players", 11)));
    const auto version = council.show(reference).version;

    const auto undone = undo_it();

    ASSERT_TRUE(undone) << undone.error().reason;
    EXPECT_EQ(council.show(reference).fields.find("players"), nullptr);
    EXPECT_EQ(council.show(reference).version, version + 1);
    EXPECT_THAT(council.kinds(reference), ElementsAre("case.opened", "case.letter_requested",
                                                      "case.action_taken", "case.undone"));
    const auto event = council.event(reference, "case.undone");
    EXPECT_EQ(event.facts.text("undid"), "case.action_taken");
    EXPECT_EQ(event.facts.text("undid_action"), "count");
    EXPECT_EQ(event.cause.actor, ann);
}

TEST_F(UndoingTest, PutsEverythingBackThatAnActionDoes) {
    expect_undone([&] { act("plan"); });
    EXPECT_THAT(found("meadow"), IsEmpty());
    expect_undone([&] { act("write"); });
    expect_undone([&] { act("invite"); });
    expect_undone([&] { act("flood"); });
    act("flood");
    council.clock.advance(minutes(30));
    expect_undone([&] { act("dry"); });
}

TEST_F(UndoingTest, OpensACaseAgainThatAnActionClosed) {
    act("plan");
    act("flood");
    council.clock.advance(minutes(30));

    expect_undone([&] { act("refuse"); });

    EXPECT_TRUE(council.show(reference).open);
    EXPECT_THAT(council.show(reference).holds, SizeIs(1));
}

TEST_F(UndoingTest, PutsAnAssignmentATaskAndItsEndBack) {
    expect_undone([&] { assign_as(ann); });
    const auto add_task = [&] {
        add_as(ann, "case.task_added", Table{}.set("for", "parks").set("due_on", "2026-05-08"),
               Table{}.set("text", "Ring the bank"));
    };
    expect_undone(add_task);
    EXPECT_THAT(found("bank"), IsEmpty());

    add_task();
    const auto number = council.events(reference).back().number;
    council.clock.advance(minutes(30));
    expect_undone([&] { finish_task_as(ann, number); });
}

TEST_F(UndoingTest, GivesBackWhatWasReservedAndTakesAgainWhatWasGivenBack) {
    expect_undone([&] { act("take"); });
    EXPECT_EQ(council.free_of("North"), 2);

    act("take");  // Once: it was not taken, for the case.
    council.clock.advance(minutes(30));
    expect_undone([&] { act("give"); });
    EXPECT_EQ(council.free_of("North"), 1);
    EXPECT_THAT(council.show(reference).reservations, SizeIs(1));
}

TEST_F(UndoingTest, IsRefusedWhereWhatWasGivenBackIsTakenByAnother) {
    council.put_pitch("North", 1250, 1);
    act("take");
    act("give");
    const std::string other = council.open("parks.pitch", {}).reference;
    ASSERT_TRUE(council.act(other, "take"));

    EXPECT_EQ(sentence(), "The last place for North in Pitches has just been taken.");
    EXPECT_EQ(council.free_of("North"), 0);
}

TEST_F(UndoingTest, IsOpenForTenMinutes) {
    act("flood");
    council.clock.advance(undo_time - std::chrono::microseconds(1));
    const auto reader = council.store->read();
    const auto open =
        undoable(*reader, council.folds, council.show(reference), ann, council.clock.now());
    ASSERT_TRUE(open) << open.error().reason;
    EXPECT_EQ(open->until, council.clock.now() + std::chrono::microseconds(1));
    EXPECT_EQ(open->events.front().kind, "case.action_taken");

    council.clock.advance(std::chrono::microseconds(1));

    EXPECT_EQ(sentence(), "Nothing was done on " + reference +
                              " in the last 10 minutes that can be undone. Take the action that "
                              "puts it right.");
}

TEST_F(UndoingTest, IsForWhoeverDidIt) {
    assign_as(bob);

    const auto undone = undo_it();

    ASSERT_FALSE(undone);
    EXPECT_EQ(undone.error().kind, RefusalKind::not_permitted);
    EXPECT_EQ(undone.error().reason, "What was done last on " + reference + " was done by " + bob +
                                         ", and only they can undo it.");
}

TEST_F(UndoingTest, IsRefusedWhenSomebodyHasDoneSomethingSince) {
    act("flood");
    assign_as(bob);

    EXPECT_THAT(sentence(), HasSubstr("has done something on " + reference + " since"));
    EXPECT_TRUE(undo_as(bob, {reference}));
    EXPECT_EQ(sentence(), "What was done last on " + reference + " has been undone already.");
}

TEST_F(UndoingTest, IsRefusedWhenSomethingHappenedByItselfSince) {
    ASSERT_TRUE(council.act(reference, "plan"));
    const cases::CaseRecord record = council.show(reference);
    const auto nudge = std::ranges::find(record.timers, "nudge", &cases::TimerOnCase::name);
    ASSERT_TRUE(council.journal.commit(
        {cause_by("time"),
         {},
         {},
         {cases::timer_refused(record, *nudge, council.clock.now(), "Not today.")}}));

    EXPECT_THAT(sentence(), HasSubstr("has happened on " + reference + " by itself since"));
}

TEST_F(UndoingTest, IsDoneOnce) {
    act("flood");
    ASSERT_TRUE(undo_it());

    EXPECT_EQ(sentence(), "What was done last on " + reference + " has been undone already.");
}

TEST_F(UndoingTest, IsRefusedForOpeningACase) {
    reference = council.open("parks.pitch", {}).reference;

    EXPECT_EQ(sentence(),
              "Opening a case cannot be undone: close " + reference + " instead, and say why.");
}

TEST_F(UndoingTest, IsRefusedForWhatATimerWasMeantToDo) {
    act("flood");
    add_as(ann, "case.timer_fired", Table{}.set("timer", "lapse").set("entry", 1), {});

    EXPECT_THAT(sentence(), HasSubstr("is nothing that can be undone"));
}

TEST_F(UndoingTest, PassesOverWhatIsOnlyAdded) {
    act("flood");
    note_as(bob);
    add_as(ann, "case.linked", Table{}.set("as", "related").set("case", "1"),
           Table{}.set("to", "x"));

    ASSERT_TRUE(undo_it());

    EXPECT_THAT(council.show(reference).holds, IsEmpty());
    EXPECT_THAT(found("rang"), SizeIs(1));
    EXPECT_THAT(council.kinds(reference).back(), EndsWith("undone"));
}

TEST_F(UndoingTest, IsRefusedWhereItWouldUndoSomethingElse) {
    act("flood");
    const auto number = council.events(reference).at(2).number;
    assign_as(ann);

    const auto undone = undo_as(ann, {reference, number});

    ASSERT_FALSE(undone);
    EXPECT_EQ(undone.error().kind, RefusalKind::stale_version);
    EXPECT_TRUE(undo_as(ann, {reference, council.events(reference).back().number}));
}

TEST_F(UndoingTest, DecidesAgainWhenANoteIsWrittenMeanwhile) {
    act("flood");
    council.meanwhile = [&] { note_as(bob); };
    const auto cause = cause_by(ann);

    const auto undone = council.journal.decide_and_commit(cause, [&](store::Reader& reader) {
        auto decided = undo(reader, council.folds, council.registers, cause, {reference});
        if (const auto once = std::exchange(council.meanwhile, {})) {
            once();
        }
        return decided;
    });

    ASSERT_TRUE(undone) << undone.error().reason;
    EXPECT_THAT(council.kinds(reference),
                ElementsAre("case.opened", "case.letter_requested", "case.action_taken",
                            "case.held", "case.noted", "case.undone"));
    EXPECT_THAT(council.show(reference).holds, IsEmpty());
}

TEST_F(UndoingTest, IsRefusedWhenSomebodyChangesTheCaseMeanwhile) {
    act("flood");
    council.meanwhile = [&] { assign_as(bob); };
    const auto cause = cause_by(ann);

    const auto undone = council.journal.decide_and_commit(cause, [&](store::Reader& reader) {
        auto decided = undo(reader, council.folds, council.registers, cause, {reference});
        if (const auto once = std::exchange(council.meanwhile, {})) {
            once();
        }
        return decided;
    });

    ASSERT_FALSE(undone);
    EXPECT_THAT(undone.error().reason, HasSubstr("has done something"));
    EXPECT_THAT(council.show(reference).holds, SizeIs(1));
}

TEST_F(UndoingTest, StaysWhenWordsOfTheCaseAreErased) {
    ASSERT_TRUE(council.act(reference, "count", Table{}.set("players", 11)));
    ASSERT_TRUE(undo_it());
    const auto before = projections_of(council);

    ASSERT_TRUE(council.journal.erase({council.show(reference).stream(), {3}, "Asked for."},
                                      cause_by("system")));

    EXPECT_THAT(differing(before, projections_of(council)), IsEmpty());
}

// Whatever was done to a case, undoing the last of it gives the case of before.
TEST_F(UndoingTest, GivesTheCaseOfBeforeAfterAnySequence) {
    const std::vector<std::string> names{"count", "flood",  "dry",  "write",
                                         "plan",  "invite", "take", "give"};
    std::mt19937 random(2026);  // The same each time.
    const auto below = [&](std::size_t count) { return random() % count; };
    const auto do_something = [&] {
        const std::size_t which = below(names.size() + 3);
        if (which < names.size()) {
            const Table players =
                which == 0 ? Table{}.set("players", static_cast<std::int64_t>(1 + below(9)))
                           : Table{};
            return static_cast<bool>(council.act(reference, names[which], players));
        }
        if (which == names.size()) {
            assign_as(ann);
        } else if (which == names.size() + 1) {
            add_as(ann, "case.task_added", Table{}.set("for", "parks"),
                   Table{}.set("text", "Ring the bank"));
        } else {
            return static_cast<bool>(council.act(reference, "let"));
        }
        return true;
    };
    int undone = 0;
    for (int one = 0; one < 60; ++one) {
        council.clock.advance(minutes(below(20)));
        if (!council.show(reference).open) {
            reference = council.open("parks.pitch", {}).reference;
        }
        const auto before = projections_of(council);
        const auto free = council.free_of("North");
        if (!do_something()) {
            continue;
        }
        if (below(2) == 0) {
            note_as(bob);
            continue;  // It stands, and what is undone next comes after it.
        }
        ASSERT_TRUE(undo_it()) << one;
        ASSERT_THAT(differing(before, projections_of(council)), IsEmpty()) << one;
        ASSERT_EQ(council.free_of("North"), free) << one;
        ++undone;
    }
    EXPECT_GT(undone, 10);
}

}  // namespace
}  // namespace moothall::workflows
