#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"

namespace moothall::workflows {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const char* const actions = R"(
    let = { title = "Let the pitch", from = "asked", to = "done", needs = { "players", "stalls" },
            when = function(case) return case.players <= 20,
                "More than 20 players need the big field." end },
    ask = { title = "Ask again", from = "asked", stay = true, once = true,
        act = { letter "asked_again" } },
    stop = { title = "Stop", from = "asked", stay = true, act = { hold "flood" } },
    go_on = { title = "Go on", from = "asked", stay = true, act = { lift "flood" } },
    pay_back = { title = "Pay back", from = "asked", stay = true, by = "treasurer" },
    set = { title = "Set", from = "asked", stay = true },
)";

/// Refusals of one council with one case, which they must leave as it is.
class DecidingRefusals : public ::testing::Test {
protected:
    DecidingRefusals() {
        council.publish(pitch_workflow(actions));
        reference = council.open("parks.pitch", {}).reference;
        before = council.whole_journal();
    }

    Refusal refused(const std::string& action, const Table& fields) {
        const auto taken = council.act(reference, action, fields);
        EXPECT_FALSE(taken) << action;
        EXPECT_EQ(council.whole_journal(), before);
        return taken ? Refusal{} : taken.error();
    }

    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    std::string reference;
    std::string before;
};

TEST_F(DecidingRefusals, AGuardSaysItsSentence) {  // R-037
    const auto refusal = refused("let", Table{}.set("players", 21));

    EXPECT_EQ(refusal.kind, RefusalKind::not_available);
    EXPECT_EQ(refusal.reason, "More than 20 players need the big field.");
}

TEST_F(DecidingRefusals, AFieldThatIsNeededIsNamedByItsLabel) {
    const auto refusal = refused("let", {});

    EXPECT_EQ(refusal.kind, RefusalKind::invalid_input);
    EXPECT_EQ(refusal.reason, "'Let the pitch' needs: People.");
}

TEST_F(DecidingRefusals, AFieldIsNeededOnlyWhereItIsShown) {
    const auto refusal = refused("let", Table{}.set("players", 3).set("kind", "fair"));

    EXPECT_EQ(refusal.reason, "'Let the pitch' needs: Stalls.");
    EXPECT_TRUE(council.act(reference, "let", Table{}.set("players", 3).set("kind", "match")));
}

TEST_F(DecidingRefusals, AFieldThatIsNotShownCannotBeGiven) {
    EXPECT_THAT(refused("set", Table{}.set("stalls", 3)).reason, HasSubstr("is not asked"));
    EXPECT_TRUE(council.act(reference, "set", Table{}.set("stalls", 3).set("kind", "fair")));
}

TEST_F(DecidingRefusals, AFieldThatTheWorkflowSetsCannotBeTyped) {
    EXPECT_THAT(refused("set", Table{}.set("price_pence", 3)).reason, HasSubstr("nobody types it"));
}

TEST_F(DecidingRefusals, AnUnknownFieldOrActionIsToldWithTheNearest) {
    EXPECT_THAT(refused("set", Table{}.set("palyers", 3)).reason, HasSubstr("players"));
    EXPECT_THAT(refused("lett", {}).reason, HasSubstr("let"));
}

TEST_F(DecidingRefusals, AValueOutOfRangeIsRefused) {
    EXPECT_EQ(refused("set", Table{}.set("players", "501")).kind, RefusalKind::invalid_input);
    EXPECT_EQ(refused("set", Table{}.set("players", "many")).kind, RefusalKind::invalid_input);
}

TEST_F(DecidingRefusals, AReasonThatIsDemandedIsMissed) {
    const auto taken = council.deciding.act(council.asking(), {reference, "refuse", {}, " \n"});

    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().reason, "'Refuse' needs a reason.");
    EXPECT_EQ(council.whole_journal(), before);
}

TEST_F(DecidingRefusals, ARoleThatMayNotIsToldWhoMay) {
    const auto refusal = refused("pay_back", {});

    EXPECT_EQ(refusal.kind, RefusalKind::not_permitted);
    EXPECT_EQ(refusal.reason, "'Pay back' is for treasurer.");
}

TEST_F(DecidingRefusals, AStateFromWhichItIsNotPossibleIsNamed) {  // R-037
    ASSERT_TRUE(council.act(reference, "refuse"));
    before = council.whole_journal();

    EXPECT_EQ(refused("ask", {}).reason,
              "'Ask again' is not possible while the case is 'Refused'.");
}

TEST_F(DecidingRefusals, AHoldBlocksWithItsTitleAndItsEnd) {
    ASSERT_TRUE(council.act(reference, "stop"));
    before = council.whole_journal();

    EXPECT_EQ(refused("let", Table{}.set("players", 3)).reason,
              "The field is under water until 7 May 2026.");
    EXPECT_TRUE(council.act(reference, "set", Table{}.set("players", 3)));
    ASSERT_TRUE(council.act(reference, "go_on"));
    EXPECT_TRUE(council.act(reference, "let"));
}

TEST_F(DecidingRefusals, AHoldThatDoesNotStandCannotBeLifted) {
    EXPECT_EQ(refused("go_on", {}).reason, "The case is not on hold as 'flood'.");
}

TEST_F(DecidingRefusals, WhatIsPossibleOnceIsNotPossibleTwice) {
    ASSERT_TRUE(council.act(reference, "ask"));
    before = council.whole_journal();

    EXPECT_EQ(refused("ask", {}).reason, "'Ask again' can be taken only once, and was.");
}

TEST_F(DecidingRefusals, AnotherVersionIsStale) {
    ASSERT_TRUE(council.act(reference, "set", Table{}.set("players", 3)));
    before = council.whole_journal();

    const auto taken = council.deciding.act(council.asking(),
                                            {reference, "set", Table{}.set("players", 4), "", 1});

    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().kind, RefusalKind::stale_version);
    EXPECT_EQ(council.whole_journal(), before);
    EXPECT_TRUE(council.deciding.act(council.asking(),
                                     {reference, "set", Table{}.set("players", 4), "", 2}));
}

TEST_F(DecidingRefusals, EveryActionIsListedWithTheSentenceThatItWouldBeRefusedWith) {
    ASSERT_TRUE(council.act(reference, "set", Table{}.set("players", 30)));

    const auto listed =
        council.deciding.actions(council.asking().actor, reference, council.clock.now())
            .value()
            .states;

    std::vector<std::string> reasons;
    for (const auto& one : listed) {
        EXPECT_EQ(one.available, one.reason.empty());
        if (!one.available) {
            reasons.push_back(one.name + ": " + one.reason);
        }
    }
    EXPECT_EQ(listed.size(), 7U);
    EXPECT_THAT(reasons, ElementsAre("let: More than 20 players need the big field.",
                                     "pay_back: 'Pay back' is for treasurer."));
}

TEST_F(DecidingRefusals, AnOpeningIsRefusedForWhatIsNotThere) {
    const auto opened = [&](const OpenCase& asked) {
        const auto one = council.deciding.open(council.asking(), asked);
        EXPECT_EQ(council.whole_journal(), before);
        return one ? Refusal{} : one.error();
    };

    EXPECT_THAT(opened({"parks.pich", {}}).reason, HasSubstr("parks.pitch"));
    EXPECT_EQ(opened({.type = "parks.pitch", .fields = {}, .customer = "nobody"}).kind,
              RefusalKind::not_found);
    EXPECT_EQ(opened({.type = "parks.pitch", .fields = {}, .place = "123"}).kind,
              RefusalKind::not_found);
    EXPECT_EQ(opened({.type = "parks.pitch", .fields = {}, .owner = "nobody"}).kind,
              RefusalKind::not_found);
    EXPECT_EQ(opened({.type = "parks.pitch",
                      .fields = {},
                      .received_at = council.clock.now() + std::chrono::seconds(1)})
                  .kind,
              RefusalKind::invalid_input);
    EXPECT_EQ(opened({"parks.pitch", Table{}.set("players", "x")}).kind,
              RefusalKind::invalid_input);
}

TEST_F(DecidingRefusals, ARegisterRowThatIsNotThereIsNamed) {
    const auto refusal = refused("let", Table{}.set("players", 3).set("pitch", "Moon"));

    EXPECT_THAT(refusal.reason, HasSubstr("Moon"));
}

/// What comes of an act that goes wrong in the script.
class DecidingFailures : public ::testing::Test {
protected:
    Refusal refused(const std::string& act) {
        SmallCouncil council{folder.path()};
        council.publish(
            pitch_workflow("go = { title = \"Go\", from = \"asked\", stay = true, "
                           "act = function(case) " +
                           act + " end },"));
        const auto reference = council.open("parks.pitch", {}).reference;
        const auto before = council.whole_journal();

        const auto taken = council.act(reference, "go", Table{}.set("players", 5));

        EXPECT_EQ(council.whole_journal(), before);
        EXPECT_FALSE(council.show(reference).fields.has("players"));
        EXPECT_FALSE(taken);
        return taken ? Refusal{} : taken.error();
    }

    const store::TemporaryFolder folder;
};

TEST_F(DecidingFailures, AnErrorOfTheScriptChangesNothing) {
    const auto refusal = refused("return { note(case.nobody.name) }");

    EXPECT_EQ(refusal.kind, RefusalKind::not_available);
    EXPECT_THAT(refusal.reason, HasSubstr("has an error, and nothing was done"));
    EXPECT_EQ(refusal.reason.find('\n'), std::string::npos);
}

TEST_F(DecidingFailures, AScriptThatGoesOnForEverChangesNothing) {
    EXPECT_THAT(refused("while true do end").reason, HasSubstr("went on for too long"));
}

TEST_F(DecidingFailures, AScriptThatWantsTooMuchMemoryChangesNothing) {
    EXPECT_THAT(refused("local all = {} for i = 1, 1000000 do all[i] = \"word \" .. i end").reason,
                HasSubstr("wanted too much memory"));
}

TEST_F(DecidingFailures, AnEffectThatIsWrongUndoesTheOnesBeforeIt) {
    const auto refusal = refused("return { note \"first\", record { players = 900 } }");

    EXPECT_THAT(refusal.reason, HasSubstr("has an error, and nothing was done"));
}

TEST_F(DecidingFailures, ASentenceOfAFunctionOfAPluginIsPassedOn) {
    EXPECT_THAT(refused("return parks.price { pitch = \"Moon\", on = case.today }").reason,
                HasSubstr("Moon"));
}

TEST_F(DecidingFailures, AThingThatAnActGivesAndIsNoEffectIsRefused) {
    EXPECT_THAT(refused("return 7").reason, HasSubstr("has an error"));
    EXPECT_THAT(refused("return { 7 }").reason, HasSubstr("has an error"));
    EXPECT_THAT(refused("return { { note \"a\" } }").reason, HasSubstr("has an error"));
}

TEST(DecidingFaults, AFunctionThatThrowsIsAFaultAndChangesNothing) {
    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    council.publish(
        pitch_workflow("go = { title = \"Go\", from = \"asked\", stay = true, act = function() "
                       "parks.fragile {} end },"));
    const auto reference = council.open("parks.pitch", {}).reference;
    const auto before = council.whole_journal();

    EXPECT_THROW(static_cast<void>(council.act(reference, "go")), functions::FunctionFault);
    EXPECT_EQ(council.whole_journal(), before);
    EXPECT_THAT(council.reports, IsEmpty());
}

}  // namespace
}  // namespace moothall::workflows
