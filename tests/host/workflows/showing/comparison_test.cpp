#include "workflows/showing/comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/workflows/lua_workflow.h"

namespace moothall::workflows {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string review = fixture("discount_review.lua");

std::vector<std::string> sentences(const std::string& before, const std::string& after) {
    std::vector<std::string> sentences;
    for (const Difference& difference : compare(definition_of(before), definition_of(after))) {
        sentences.push_back(difference.where + " | " + difference.sentence);
    }
    return sentences;
}

TEST(Comparison, FindsNoDifferenceBetweenAWorkflowAndItself) {
    EXPECT_THAT(sentences(review, review), IsEmpty());
    EXPECT_THAT(sentences(fixture("repair.lua"), fixture("repair.lua")), IsEmpty());
}

// what a change would do is seen before it is published.
TEST(Comparison, SaysWhatChanged) {
    std::string after = with(review, "working_days(10)", "working_days(15)");
    after = with(after, "max = 20", "max = 10");
    after = with(after, "by = \"caseworker\"", "by = { \"caseworker\", \"team_leader\" }");
    after = with(after, "letter \"discount_reminder\"",
                 "letter \"discount_reminder\" { to = \"agent\" }");

    EXPECT_THAT(
        sentences(review, after),
        ElementsAre(
            "actions.keep.by | action 'keep': by was 'caseworker', is now 'caseworker' and "
            "'team_leader'.",
            "clocks.decide.lasts | clock 'decide': lasts was 10 working days, is now 15 "
            "working days.",
            "fields.adults.max | field 'adults': max was 20, is now 10.",
            "states.waiting.timers.chase.act | timer 'chase' of state 'waiting': act was "
            "letter {name = discount_reminder}, is now letter {name = discount_reminder, to "
            "= agent}."));
}

TEST(Comparison, SaysWhatCameAndWentAsAWhole) {
    const std::string after =
        with(with(review,
                  "evidence_on  = date    { label = \"Evidence seen on\", optional = true },", ""),
             "assess  = {",
             "limbo = { title = \"Limbo\", timers = { out = { after = days(1), take = "
             "\"keep\" } } }, assess = {");

    EXPECT_THAT(sentences(review, after),
                ElementsAre("fields.evidence_on | field 'evidence_on' was removed.",
                            "states.limbo | state 'limbo' was added."));
    EXPECT_THAT(sentences(after, review),
                ElementsAre("fields.evidence_on | field 'evidence_on' was added.",
                            "states.limbo | state 'limbo' was removed."));
}

TEST(Comparison, SaysWhatWasNotSetBeforeAndWhatIsNoLonger) {
    const std::string after = with(review, "optional = true", "hint = \"On the form\"");

    EXPECT_THAT(
        sentences(review, after),
        ElementsAre("fields.evidence_on.hint | field 'evidence_on': hint was not set, is now "
                    "\"On the form\".",
                    "fields.evidence_on.optional | field 'evidence_on': optional was yes, is "
                    "no longer set."));
}

}  // namespace
}  // namespace moothall::workflows
