#include "workflows/showing/case_steps.h"

#include <gmock/gmock.h>

#include "host/workflows/lua_workflow.h"

namespace moothall::workflows {
namespace {

using ::testing::ElementsAre;

const char* const bench = R"(return workflow {
    name = "parks.bench", title = "Bench", complexity = "straightforward",
    fields = {},
    states = { asked = { title = "Asked for", initial = true },
               looked_at = { title = "Looked at" },
               ordered = { title = "Ordered" },
               done = { title = "Put up", final = true, keep = "parks.bench" },
               refused = { title = "Refused", final = true, keep = "parks.bench" },
               gone = { title = "Withdrawn", final = true, keep = "parks.bench" } },
    actions = {
        withdraw = { from = any_open, to = "gone" },
        look = { from = "asked", to = "looked_at" },
        order = { from = "looked_at", to = "ordered" },
        look_again = { from = "ordered", to = "looked_at", reason = "required" },
        put_up = { from = "ordered", to = "done" },
    } })";

std::vector<std::string> steps(const std::string& source, const std::vector<std::string>& entered) {
    std::vector<std::string> told;
    for (const Step& step : steps_of(definition_of(source), entered, {})) {
        told.push_back((step.is == Step::Is::done      ? "+"
                        : step.is == Step::Is::current ? "*"
                                                       : "-") +
                       step.title);
    }
    return told;
}

TEST(CaseSteps, GoOnTheUsualWayToTheEnd) {
    EXPECT_THAT(steps(bench, {"asked"}),
                ElementsAre("*Asked for", "-Looked at", "-Ordered", "-Put up"));
    EXPECT_THAT(steps(bench, {"asked", "looked_at"}),
                ElementsAre("+Asked for", "*Looked at", "-Ordered", "-Put up"));
}

TEST(CaseSteps, SayWhereACaseReallyWas) {
    EXPECT_THAT(steps(bench, {"asked", "gone"}), ElementsAre("+Asked for", "*Withdrawn"));
}

TEST(CaseSteps, WhatLayBetweenLiesAheadAgainAfterGoingBack) {
    EXPECT_THAT(steps(bench, {"asked", "looked_at", "ordered", "looked_at"}),
                ElementsAre("+Asked for", "*Looked at", "-Ordered", "-Put up"));
}

TEST(CaseSteps, AnEndThatMayBeOneOfSeveralIsNotForetold) {
    std::string source = bench;
    source.replace(source.find("look_again"), 0,
                   "refuse = { from = \"ordered\", to = \"refused\" }, ");

    EXPECT_THAT(steps(source, {"ordered"}), ElementsAre("*Ordered", "-Closed"));
}

}  // namespace
}  // namespace moothall::workflows
