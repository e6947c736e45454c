#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cases/case_change.h"
#include "cases/tables.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "operations/operation.h"

namespace moothall::workflows {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A workflow whose timer is refused while nobody has counted the players.
const char* const closing = R"(
    close = { title = "Close", from = "asked", to = "refused", by = "time",
        when = function(case) return case.players ~= nil, "Nobody counted the players." end },
    count = { title = "Count", from = "asked", stay = true },
    wait = { title = "Wait", from = "asked", to = "waiting" },)";

const char* const closing_states = R"(
  states = {
    asked = { title = "Asked for", initial = true,
              timers = { lapse = { after = days(7), take = "close" } } },
    waiting = { title = "Waiting" },
    refused = { title = "Refused", final = true, keep = "parks.pitch" },
  },
)";

/// A council in which a timer was refused.
class Attention : public ::testing::Test {
protected:
    Attention() {
        council.publish(pitch_workflow(closing, closing_states));
        reference = council.open("parks.pitch", {}).reference;
        council.clock.advance(std::chrono::hours(24 * 8));
        council.deciding.take_due_timers(council.clock.now());
        number = council.event(reference, "case.timer_refused").number;
    }

    void TearDown() override { EXPECT_EQ(council.differences_after_rebuild(), 0); }

    List listed() {
        return operations::call(council.council, {identity::system_administrator(), ""},
                                "attention.list", {})
            .value()
            .as_table()
            ->list("items");
    }
    Result<cases::CaseRecord> retry() {
        return council.deciding.retry(council.asking(), reference, number);
    }
    Result<cases::CaseRecord> close(const std::string& reason) {
        return council.deciding.close_attention(council.asking(), reference, number, reason);
    }

    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    std::string reference;
    std::int64_t number = 0;
};

TEST_F(Attention, IsListedWithItsCaseNumberAndSentence) {
    const List items = listed();

    ASSERT_THAT(items, SizeIs(1));
    EXPECT_EQ(items[0].as_table()->text("reference"), reference);
    EXPECT_EQ(items[0].as_table()->integer("number"), number);
    EXPECT_EQ(items[0].as_table()->text("reason"), "Nobody counted the players.");
}

TEST_F(Attention, TriedAgainDoesWhatWasMeantAndIsOver) {
    ASSERT_TRUE(council.act(reference, "count", Table{}.set("players", 22)));

    const auto record = retry();

    ASSERT_TRUE(record) << record.error().reason;
    EXPECT_EQ(record->state, "refused");
    EXPECT_THAT(listed(), IsEmpty());
    EXPECT_THAT(council.kinds(reference),
                ElementsAre("case.opened", "case.timer_refused", "case.action_taken",
                            "case.timer_fired", "case.action_taken", "case.attention_closed"));
    const auto fired = council.event(reference, "case.timer_fired");
    EXPECT_EQ(fired.cause.actor, "officer/ann");
    EXPECT_EQ(fired.cause.on_behalf_of, "time");
    EXPECT_EQ(council.event(reference, "case.attention_closed").facts.integer("number"), number);
}

TEST_F(Attention, TriedAgainTakesTheActionWithTheReasonOfItsTimer) {
    cases::TimerOnCase timer;
    timer.name = "other";
    timer.set_at = council.clock.now();
    timer.on = make_date(2026, 5, 12);
    timer.take = "close";
    timer.reason = "Nobody came.";
    const auto event =
        cases::timer_refused(council.show(reference), timer, council.clock.now(), "Not today.");
    EXPECT_FALSE(event.facts.table("as_set").has("reason"));
    council.journal.commit({{"time", "", "another", "", council.clock.now()}, {}, {}, {event}})
        .value();
    ASSERT_TRUE(council.act(reference, "count", Table{}.set("players", 22)));

    ASSERT_TRUE(council.deciding.retry(council.asking(), reference, number + 1));

    EXPECT_EQ(council.events(reference)[5].body.text("reason"), "Nobody came.");
}

TEST_F(Attention, TriedAgainInVainSaysWhyAndStays) {
    const auto journal = council.whole_journal();

    const auto record = retry();

    ASSERT_FALSE(record);
    EXPECT_EQ(record.error().reason, "Nobody counted the players.");
    EXPECT_EQ(council.whole_journal(), journal);
    EXPECT_THAT(listed(), SizeIs(1));
}

TEST_F(Attention, IsTriedAgainOnceHoweverOftenTheCommandComes) {
    ASSERT_TRUE(council.act(reference, "count", Table{}.set("players", 22)));
    Asking asking = council.asking();
    asking.command = "the-same";

    ASSERT_TRUE(council.deciding.retry(asking, reference, number));
    const auto journal = council.whole_journal();

    EXPECT_TRUE(council.deciding.retry(asking, reference, number));
    EXPECT_EQ(council.whole_journal(), journal);
    const auto another = retry();
    ASSERT_FALSE(another);
    EXPECT_EQ(another.error().kind, RefusalKind::not_found);
}

TEST_F(Attention, OfAStateThatWasLeftIsNotTriedAgain) {
    ASSERT_TRUE(council.act(reference, "wait"));

    const auto record = retry();

    ASSERT_FALSE(record);
    EXPECT_THAT(record.error().reason, HasSubstr("has left the state"));
    EXPECT_THAT(listed(), SizeIs(1));
}

TEST_F(Attention, WaitsForItsPluginToBeTriedAgain) {
    Deciding absent({*council.store,
                     council.journal,
                     council.calendars,
                     council.registers,
                     council.functions,
                     council.bundles,
                     council.council.randomness,
                     {{"halls", "HA"}},
                     Table{},
                     [](const std::string&, const std::string&) {}});

    const auto record = absent.retry(council.asking(), reference, number);

    ASSERT_FALSE(record);
    EXPECT_THAT(record.error().reason, HasSubstr("plugin parks is not loaded"));
}

TEST_F(Attention, IsClosedWithAReasonThatIsKept) {
    const auto version = council.show(reference).version;

    ASSERT_TRUE(close("Rang them."));

    EXPECT_THAT(listed(), IsEmpty());
    EXPECT_EQ(council.event(reference, "case.attention_closed").body.text("reason"), "Rang them.");
    EXPECT_EQ(council.show(reference).version, version);
    EXPECT_EQ(close("Again.").error().kind, RefusalKind::not_found);
}

TEST_F(Attention, IsNotClosedWithoutAReason) {
    EXPECT_EQ(close("  ").error().kind, RefusalKind::invalid_input);
    EXPECT_THAT(listed(), SizeIs(1));
}

}  // namespace
}  // namespace moothall::workflows
