#include "workflows/explaining/explaining.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"

namespace moothall::workflows {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

/// A council in which decisions are made and then explained.
class Explaining : public ::testing::Test {
protected:
    std::vector<ExplainedDecision> all(const std::string& reference) {
        return explain_decisions(*council.store->read(), council.folds, council.bundles,
                                 council.calendars, council.show(reference));
    }

    /// Those in which a script took part.
    std::vector<ExplainedDecision> explained(const std::string& reference) {
        auto decisions = all(reference);
        std::erase_if(decisions, [](const auto& one) { return !one.same_again; });
        return decisions;
    }

    /// Changes the bytes of bodies behind the store's back, as somebody with the file could.
    void tamper(const std::string& from, const std::string& to) {
        sqlite3* connection = nullptr;
        ASSERT_EQ(sqlite3_open((folder.path() / "council.db").c_str(), &connection), SQLITE_OK);
        const std::string change = "UPDATE events SET body = CAST(replace(CAST(body AS TEXT), '" +
                                   from + "', '" + to + "') AS BLOB)";
        char* message = nullptr;
        EXPECT_EQ(sqlite3_exec(connection, change.c_str(), nullptr, nullptr, &message), SQLITE_OK)
            << (message == nullptr ? "" : message);
        EXPECT_GT(sqlite3_changes(connection), 0);
        sqlite3_close(connection);
    }

    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
};

const char* const pricing = R"(
    price = { title = "Price", from = "asked", stay = true,
        when = function(case) return case.pitch ~= nil, "Say which pitch." end,
        act = function(case)
            local price = parks.price { pitch = case.pitch.key, on = case.today }
            return { record { price_pence = price.price_pence },
                note("Due " .. calendar.add_days(case.today, 3)) }
        end },
    plain = { title = "Plain", from = "asked", stay = true, act = { note "No script" } },
    careful = { title = "Careful", from = "asked", stay = true, act = function(case)
        local fine, sentence = pcall(parks.price, { pitch = "Moon", on = case.today })
        return note(tostring(fine) .. " " .. tostring(sentence))
    end },
)";

TEST_F(Explaining, ADecisionComesOutTheSameThoughTheRegisterHasMovedOn) {  // R-038
    council.put_pitch("North", 1250, 3);
    council.publish(pitch_workflow(pricing));
    const auto reference = council.open("parks.pitch", Table{}.set("pitch", "North")).reference;
    ASSERT_TRUE(council.act(reference, "price"));
    council.put_pitch("North", 9900, 3);
    council.publish(pitch_workflow(pricing) + "-- a newer version");
    council.clock.advance(std::chrono::hours(24 * 700));

    const auto decisions = explained(reference);

    ASSERT_THAT(decisions, SizeIs(1));
    EXPECT_EQ(decisions[0].action, "price");
    EXPECT_EQ(decisions[0].same_again, true) << decisions[0].text;
    ASSERT_THAT(*decisions[0].calls.as_list(), SizeIs(2));
    const Table& call = *decisions[0].calls.as_list()->front().as_table();
    EXPECT_EQ(call.text("function"), "parks.price");
    EXPECT_EQ(call.table("answer").integer("price_pence"), 1250);
}

TEST_F(Explaining, ARecordedAnswerThatWasTamperedWithIsFoundOut) {
    council.put_pitch("North", 123456, 3);
    council.publish(pitch_workflow(pricing));
    const auto reference = council.open("parks.pitch", Table{}.set("pitch", "North")).reference;
    ASSERT_TRUE(council.act(reference, "price"));
    ASSERT_EQ(explained(reference).at(0).same_again, true);

    tamper("123456", "123457");

    EXPECT_EQ(explained(reference).at(0).same_again, false);
}

TEST_F(Explaining, AnArgumentThatWasTamperedWithIsFoundOut) {
    council.put_pitch("North", 1250, 3);
    council.publish(pitch_workflow(pricing));
    const auto reference = council.open("parks.pitch", Table{}.set("pitch", "North")).reference;
    ASSERT_TRUE(council.act(reference, "price"));

    tamper("\"pitch\":\"North\"}]", "\"pitch\":\"South\"}]");

    const auto decision = explained(reference).at(0);
    EXPECT_EQ(decision.same_again, false);
    EXPECT_THAT(decision.text, HasSubstr("refused"));
}

TEST_F(Explaining, ACallThatWasRefusedAndCaughtIsRefusedAgain) {
    council.publish(pitch_workflow(pricing));
    const auto reference = council.open("parks.pitch", {}).reference;
    ASSERT_TRUE(council.act(reference, "careful"));
    EXPECT_THAT(council.event(reference, "case.noted").body.text("text"), HasSubstr("Moon"));

    const auto decision = explained(reference).at(0);

    EXPECT_EQ(decision.same_again, true) << decision.text;
}

TEST_F(Explaining, AnActionWithoutAScriptIsToldWithWhatCameOfIt) {
    council.publish(pitch_workflow(pricing));
    const auto reference = council.open("parks.pitch", {}).reference;
    ASSERT_TRUE(council.act(reference, "plain"));

    const auto decisions = all(reference);

    ASSERT_THAT(decisions, SizeIs(2));
    EXPECT_EQ(decisions[0].title, "Opening the case");
    EXPECT_EQ(decisions[0].to, "Asked for");
    EXPECT_EQ(decisions[1].title, "Plain");
    EXPECT_EQ(decisions[1].to, "");
    EXPECT_THAT(decisions[1].effects,
                ElementsAre("The reason given: For a reason.", "A note was written: 'No script'."));
    EXPECT_THAT(decisions[1].text, HasSubstr("no script"));
    EXPECT_FALSE(decisions[1].same_again);
}

TEST_F(Explaining, ADecisionSaysWhatItLookedAtAskedAndDid) {  // R-038
    council.put_pitch("North", 1250, 3);
    council.publish(pitch_workflow(pricing));
    const auto reference = council.open("parks.pitch", Table{}.set("pitch", "North")).reference;
    ASSERT_TRUE(council.act(reference, "price"));
    ASSERT_TRUE(council.deciding.act(council.asking(), {reference, "refuse", {}, "Full."}));

    const auto decisions = all(reference);

    ASSERT_THAT(decisions, SizeIs(3));
    EXPECT_EQ(decisions[1].actor, "officer/ann");
    EXPECT_THAT(decisions[1].looked_at,
                ElementsAre("parks.pitches North, in force from 1 January 2026"));
    EXPECT_THAT(decisions[1].asked,
                ElementsAre("parks.price (on 4 May 2026, pitch North) answered: free 3, price "
                            "£12.50, rules parks.pitches/North@2026-01-01",
                            "calendar.add_days (4 May 2026, 3) answered: 7 May 2026"));
    EXPECT_THAT(decisions[1].guards, ElementsAre(HasSubstr("the guard on line")));
    EXPECT_THAT(decisions[1].effects,
                ElementsAre("The reason given: For a reason.", "Price was set to £12.50.",
                            "A note was written: 'Due 2026-05-07'."));
    EXPECT_EQ(decisions[2].from, "Asked for");
    EXPECT_EQ(decisions[2].to, "Refused");
}

TEST_F(Explaining, WhatEnteringAStateAndATimerDecidedIsDecidedAgainToo) {
    council.put_pitch("North", 1250, 3);
    council.publish(pitch_workflow("", R"(
  states = {
    asked = { title = "Asked for", initial = true,
              enter = function(case) return record { price_pence = case.pitch.price_pence } end,
              timers = { nudge = { after = days(1), act = function(case)
                  return note("Since " .. case.received .. " at " .. case.price_pence) end } } },
    refused = { title = "Refused", final = true, keep = "parks.pitch" },
  },)"));
    const auto reference = council.open("parks.pitch", Table{}.set("pitch", "North")).reference;
    council.clock.advance(std::chrono::hours(48));
    ASSERT_EQ(council.deciding.take_due_timers(council.clock.now()), 1U);

    const auto decisions = explained(reference);

    ASSERT_THAT(decisions, SizeIs(2));
    EXPECT_EQ(decisions[0].action, "open");
    EXPECT_EQ(decisions[0].same_again, true) << decisions[0].text;
    EXPECT_EQ(decisions[1].action, "timer nudge");
    EXPECT_EQ(decisions[1].same_again, true) << decisions[1].text;
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

}  // namespace
}  // namespace moothall::workflows
