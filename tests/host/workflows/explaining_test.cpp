#include "workflows/explaining.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"

namespace moothall::workflows {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A council in which decisions are made and then explained.
class Explaining : public ::testing::Test {
protected:
    std::vector<ExplainedDecision> explained(const std::string& reference) {
        return explain_decisions(*council.store->read(), council.folds, council.bundles,
                                 council.functions, council.calendars, council.show(reference));
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
    EXPECT_TRUE(decisions[0].same_again) << decisions[0].text;
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
    ASSERT_TRUE(explained(reference).at(0).same_again);

    tamper("123456", "123457");

    EXPECT_FALSE(explained(reference).at(0).same_again);
}

TEST_F(Explaining, AnArgumentThatWasTamperedWithIsFoundOut) {
    council.put_pitch("North", 1250, 3);
    council.publish(pitch_workflow(pricing));
    const auto reference = council.open("parks.pitch", Table{}.set("pitch", "North")).reference;
    ASSERT_TRUE(council.act(reference, "price"));

    tamper("\"pitch\":\"North\"}]", "\"pitch\":\"South\"}]");

    const auto decision = explained(reference).at(0);
    EXPECT_FALSE(decision.same_again);
    EXPECT_THAT(decision.text, HasSubstr("refused"));
}

TEST_F(Explaining, ACallThatWasRefusedAndCaughtIsRefusedAgain) {
    council.publish(pitch_workflow(pricing));
    const auto reference = council.open("parks.pitch", {}).reference;
    ASSERT_TRUE(council.act(reference, "careful"));
    EXPECT_THAT(council.event(reference, "case.noted").body.text("text"), HasSubstr("Moon"));

    const auto decision = explained(reference).at(0);

    EXPECT_TRUE(decision.same_again) << decision.text;
}

TEST_F(Explaining, AnActionWithoutAScriptNeedsNoExplanation) {
    council.publish(pitch_workflow(pricing));
    const auto reference = council.open("parks.pitch", {}).reference;
    ASSERT_TRUE(council.act(reference, "plain"));

    EXPECT_THAT(explained(reference), IsEmpty());
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
    EXPECT_TRUE(decisions[0].same_again) << decisions[0].text;
    EXPECT_EQ(decisions[1].action, "timer nudge");
    EXPECT_TRUE(decisions[1].same_again) << decisions[1].text;
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

}  // namespace
}  // namespace moothall::workflows
