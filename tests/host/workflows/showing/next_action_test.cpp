#include "workflows/showing/next_action.h"

#include <gtest/gtest.h>

#include "host/workflows/lua_workflow.h"

namespace moothall::workflows {
namespace {

const char* const bench = R"(return workflow {
    name = "parks.bench", title = "Bench", complexity = "straightforward",
    fields = { size = integer { label = "Size", optional = true },
               colour = text { label = "Colour", optional = true } },
    states = { asked = { title = "Asked for", initial = true },
               looked_at = { title = "Looked at" },
               done = { title = "Done", final = true, keep = "parks.bench" },
               gone = { title = "Gone", final = true, keep = "parks.bench" } },
    actions = {
        withdraw = { from = { "asked", "looked_at" }, to = "gone" },
        note = { from = "asked", stay = true },
        measure = { from = "asked", to = "looked_at", needs = { "size", "colour" } },
        glance = { from = "asked", to = "looked_at", needs = { "size" } },
        refuse = { from = "asked", to = "gone", reason = "required" },
    } })";

std::string next(const Table& fields, const std::set<std::string>& available) {
    const Definition definition = definition_of(bench);
    const Action* next = next_action(definition, "asked", fields, available);
    return next == nullptr ? "" : next->name;
}

TEST(NextAction, IsTheOneThatMovesTheCaseAndNeedsLeast) {
    EXPECT_EQ(next({}, {"withdraw", "note", "measure", "glance", "refuse"}), "glance");
}

TEST(NextAction, CountsOnlyWhatIsStillToBeFilledIn) {
    const Table fields = Table{}.set("size", 2).set("colour", "red");

    EXPECT_EQ(next(fields, {"withdraw", "note", "measure", "glance"}), "measure");
}

TEST(NextAction, DoesNotGiveTheCaseUpWhereSomethingElseCanBeDone) {
    EXPECT_EQ(next({}, {"withdraw", "note", "refuse"}), "note");
    EXPECT_EQ(next({}, {"withdraw", "refuse"}), "withdraw");
}

TEST(NextAction, IsNoneWhereNothingIsAvailable) {
    EXPECT_EQ(next({}, {}), "");
}

}  // namespace
}  // namespace moothall::workflows
