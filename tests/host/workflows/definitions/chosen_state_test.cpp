#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/workflows/lua_workflow.h"
#include "workflows/showing/comparison.h"
#include "workflows/showing/diagram.h"
#include "workflows/showing/next_action.h"

namespace moothall::workflows {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view duty = R"(return workflow {
  name = "housing.duty", title = "Duty", complexity = "complex",
  fields = {
    decision = choice { label = "Decision", optional = true,
                        options = { main = "Main duty owed", none = "No main duty" } },
    agreed   = yes_no { label = "Agreed?", optional = true },
  },
  states = {
    deciding  = { title = "Deciding", initial = true },
    main_duty = { title = "Main duty" },
    no_duty   = { title = "No duty", final = true, keep = "housing.duty" },
  },
  actions = {
    decide = { title = "Decide", from = "deciding",
               to = { field = "decision", main = "main_duty", none = "no_duty" } },
    end_it = { title = "End it", from = "main_duty", by = { "caseworker", "time" },
        to = { choose = function(case) return "no_duty" end, among = { "no_duty", "deciding" } } },
  },
})";

TEST(ChosenState, IsReadByFieldInTheOrderOfTheSource) {
    const Definition definition = definition_of(std::string(duty));

    const Action& decide = *definition.action("decide");
    EXPECT_EQ(decide.to, "");
    EXPECT_THAT(decide.targets(), ElementsAre("main_duty", "no_duty"));
    EXPECT_THAT(decide.needs, ElementsAre("decision")) << "What it goes by is needed";
    EXPECT_EQ(decide.chosen->ways.at(1), (std::pair<std::string, std::string>("none", "no_duty")));
}

TEST(ChosenState, IsReadByFunction) {
    const Action end_it = *definition_of(std::string(duty)).action("end_it");

    EXPECT_EQ(end_it.chosen->function->path, "actions.end_it.to.choose");
    EXPECT_THAT(end_it.targets(), ElementsAre("no_duty", "deciding"));
}

TEST(ChosenState, ReachesEveryStateThatItMayLeadTo) {
    EXPECT_THAT(found_in(std::string(duty)), IsEmpty());
    EXPECT_THAT(found_in(with(std::string(duty), "main = \"main_duty\"", "main = \"no_duty\"")),
                ElementsAre("review.lua:10: state 'main_duty' cannot be reached: no actions lead "
                            "there from the initial state."));
}

TEST(ChosenState, LeadsSomewhereForEveryValueAndForNoOther) {
    EXPECT_THAT(found_in(with(std::string(duty), ", none = \"no_duty\"", "")),
                ElementsAre("review.lua:15: action 'decide': 'to' does not say where 'none' of "
                            "field 'decision' leads."));
    EXPECT_THAT(found_in(with(std::string(duty), "none = \"no_duty\"",
                              "none = \"no_duty\", mian = \"no_duty\"")),
                ElementsAre("review.lua:15: value of 'decision' 'mian' is not known; did you mean "
                            "'main'?"));
    EXPECT_THAT(found_in(with(std::string(duty), "field = \"decision\", main = \"main_duty\", none",
                              "field = \"agreed\", yes = \"main_duty\", no")),
                IsEmpty());
}

TEST(ChosenState, NamesTheNearestFieldAndState) {
    EXPECT_THAT(found_in(with(std::string(duty), "field = \"decision\"", "field = \"decison\"")),
                ElementsAre(HasSubstr("field 'decison' is not known; did you mean 'decision'?"),
                            HasSubstr("field 'decison' is not known; did you mean 'decision'?")));
    EXPECT_THAT(found_in(with(std::string(duty), "\"no_duty\", \"deciding\" }", "\"no_duti\" }")),
                ElementsAre(HasSubstr("is a dead end"),
                            "review.lua:17: state 'no_duti' is not known; did you mean "
                            "'no_duty'?"));
}

TEST(ChosenState, IsRefusedWhereItIsWrittenOtherwise) {
    const auto with_to = [](std::string_view to) {
        return found_in(with(std::string(duty),
                             "{ field = \"decision\", main = \"main_duty\", none = \"no_duty\" }",
                             to));
    };
    EXPECT_THAT(with_to("{ main = \"main_duty\" }"),
                ElementsAre(HasSubstr("action 'decide': 'to' must be a state, { field = ")));
    EXPECT_THAT(with_to("{ \"main_duty\", \"no_duty\" }"), ElementsAre(HasSubstr("must be a ")));
    EXPECT_THAT(with_to("{ choose = function() end }"),
                ElementsAre(HasSubstr("action 'decide': 'among' is missing")));
    EXPECT_THAT(with_to("{ field = \"decision\", main = 1, none = \"no_duty\" }"),
                ElementsAre(HasSubstr("'main' in 'to' must be the name of a state, but is a whole "
                                      "number.")));
}

TEST(ChosenState, IsDrawnAsOneWayForEachState) {
    const Definition definition = definition_of(std::string(duty));

    const std::string dot = dot_diagram(definition);
    EXPECT_THAT(dot, HasSubstr("\"deciding\" -> \"main_duty\" [label=\"Decide (caseworker), if "
                               "Decision is Main duty owed\"]"));
    EXPECT_THAT(dot, HasSubstr("\"deciding\" -> \"no_duty\" [label=\"Decide (caseworker), if "
                               "Decision is No main duty\"]"));
    EXPECT_THAT(plain_text_diagram(definition),
                HasSubstr("end_it -> deciding, by caseworker or time; chosen by a function"));
}

TEST(ChosenState, IsComparedValueByValue) {
    const auto differences =
        compare(definition_of(std::string(duty)),
                definition_of(with(std::string(duty), "main = \"main_duty\", none = \"no_duty\"",
                                   "none = \"main_duty\", main = \"no_duty\"")));

    ASSERT_EQ(differences.size(), 2U);
    EXPECT_EQ(differences.at(0).sentence,
              "action 'decide': to for 'main' was main_duty, is now no_duty.");
}

TEST(ChosenState, MovesTheCaseAndIsTheStepToDo) {
    const Definition definition = definition_of(std::string(duty));

    EXPECT_EQ(next_action(definition, "deciding", {}, {"decide"})->name, "decide");
}

}  // namespace
}  // namespace moothall::workflows
