#include "workflows/definitions/definition_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/workflows/lua_workflow.h"
#include "workflows/definitions/markers.h"

namespace moothall::workflows {
namespace {

using clocks::Duration;
using clocks::Unit;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::string review = fixture("discount_review.lua");
const std::string repair = fixture("repair.lua");

template <class Named>
std::vector<std::string> names(const std::vector<Named>& all) {
    std::vector<std::string> names;
    for (const Named& one : all) {
        names.push_back(one.name);
    }
    return names;
}

// a workflow is a versioned definition of states, actions, guards, needs and clocks.
TEST(DefinitionReader, ReadsTheHeadOfTheDesignsExample) {
    const ReadDefinition read = read_source(review);

    EXPECT_THAT(read.findings, IsEmpty());
    EXPECT_EQ(read.definition.name, "revenues.discount_review");
    EXPECT_EQ(read.definition.service(), "revenues");
    EXPECT_EQ(in_english(read.definition.title), "Single person discount review");
    EXPECT_EQ(read.definition.complexity, "straightforward");
}

TEST(DefinitionReader, ReadsFieldsInTheOrderOfTheSource) {
    const Definition definition = definition_of(review);

    EXPECT_THAT(names(definition.fields),
                ElementsAre("adults", "evidence_on", "account", "charge_pence"));
    const Field& adults = *definition.field("adults");
    EXPECT_EQ(adults.kind, FieldKind::integer);
    EXPECT_EQ(in_english(adults.label), "Adults at the address");
    EXPECT_EQ(adults.min, Value(1));
    EXPECT_EQ(adults.max, Value(20));
    EXPECT_FALSE(adults.optional);
    EXPECT_TRUE(definition.field("evidence_on")->optional);
    EXPECT_EQ(definition.field("account")->of_register, "revenues.accounts");
    EXPECT_TRUE(definition.field("charge_pence")->set_by_workflow);
}

TEST(DefinitionReader, ReadsWhatIsLookedAtOutsideTheCase) {
    const Definition definition = definition_of(review);

    ASSERT_THAT(definition.reads, SizeIs(1));
    EXPECT_EQ(definition.reads[0].name, "account");
    EXPECT_EQ(definition.reads[0].of_register, "revenues.accounts");
    EXPECT_EQ(definition.reads[0].key_field, "account");
}

TEST(DefinitionReader, ReadsStatesWithTheirTimers) {
    const Definition definition = definition_of(review);

    EXPECT_THAT(names(definition.states), ElementsAre("waiting", "assess", "kept", "removed"));
    const State& waiting = definition.initial_state();
    EXPECT_EQ(waiting.name, "waiting");
    EXPECT_EQ(waiting.line, 17);
    EXPECT_THAT(waiting.pauses, ElementsAre("decide"));
    ASSERT_THAT(waiting.enter.effects, SizeIs(1));
    EXPECT_EQ(described(waiting.enter.effects[0]), "letter \"discount_form\"");
    ASSERT_THAT(names(waiting.timers), ElementsAre("chase", "lapse"));
    EXPECT_EQ(waiting.timers[0].after, (Duration{14, Unit::days}));
    EXPECT_EQ(described(waiting.timers[0].act.effects.at(0)), "letter \"discount_reminder\"");
    EXPECT_EQ(waiting.timers[1].after, (Duration{21, Unit::working_days}));
    EXPECT_EQ(waiting.timers[1].take, "remove");
    EXPECT_EQ(waiting.timers[1].reason, "No reply in 21 working days.");
    EXPECT_TRUE(definition.state("kept")->final);
    EXPECT_EQ(definition.state("kept")->keep, "revenues.account");
}

TEST(DefinitionReader, ReadsActionsWithTheirGuardsAndFunctions) {
    const Definition definition = definition_of(review);

    EXPECT_THAT(names(definition.actions), ElementsAre("reply", "keep", "remove"));
    const Action& keep = *definition.action("keep");
    ASSERT_THAT(keep.guards, SizeIs(1));
    EXPECT_EQ(keep.guards[0].path, "actions.keep.when.1");
    EXPECT_EQ(keep.guards[0].line, 2);
    const Action& remove = *definition.action("remove");
    EXPECT_THAT(remove.from, ElementsAre("waiting", "assess"));
    EXPECT_THAT(remove.by, ElementsAre("caseworker", "time"));
    EXPECT_TRUE(remove.reason_required);
    EXPECT_EQ(remove.to, "removed");
    EXPECT_EQ(remove.act.function.value().path, "actions.remove.act");
    EXPECT_THAT(definition.action("reply")->needs, ElementsAre("adults"));
    EXPECT_THAT(definition.action("reply")->by, ElementsAre("caseworker"));
}

TEST(DefinitionReader, ReadsClocksAsTheLawCounts) {
    const Definition definition = definition_of(repair);

    const Clock& safe = *definition.clock("make_safe");
    EXPECT_EQ(safe.rule.lasts, (Duration{24, Unit::hours}));
    EXPECT_EQ(safe.rule.counting, Counting::after_that_day);
    EXPECT_THAT(safe.starts, ElementsAre("received"));
    EXPECT_THAT(safe.stops, ElementsAre("visit"));
    const Clock& finish = *definition.clock("finish");
    EXPECT_EQ(finish.rule.counting, Counting::from_that_day);
    EXPECT_EQ(finish.rule.calendar, calendar::Calendar::any_part_of_uk);
    EXPECT_EQ(finish.rule.last_day, clocks::LastDay::next_working_day);
    EXPECT_EQ(finish.rule.restart, clocks::Restart::adds_up);
    EXPECT_THAT(finish.rule.warns, ElementsAre(Duration{7, Unit::days}, Duration{2, Unit::days}));
    EXPECT_THAT(finish.starts, ElementsAre("received", "reopen"));
}

TEST(DefinitionReader, ReadsHoldsNamedOnceOrInLists) {
    const Definition definition = definition_of(repair);

    const Hold& no_access = *definition.hold("no_access");
    EXPECT_THAT(no_access.pauses, ElementsAre("finish"));
    EXPECT_THAT(no_access.silences, ElementsAre("nag"));
    EXPECT_THAT(no_access.blocks, ElementsAre("complete"));
    EXPECT_EQ(no_access.lasts, (Duration{14, Unit::days}));
    EXPECT_THAT(definition.hold("dispute")->blocks, ElementsAre("all"));
}

TEST(DefinitionReader, WritesOutAnyOpenAndLeavesToEmptyWhereAnActionStays) {
    const Definition definition = definition_of(repair);

    EXPECT_THAT(definition.action("stop")->from, ElementsAre("reported", "visited"));
    EXPECT_EQ(definition.action("stop")->to, "");
    EXPECT_EQ(in_english(definition.action("stop")->title), "Stop for now");
    EXPECT_TRUE(definition.action("complete")->once);
}

TEST(DefinitionReader, ReadsChoicesRowsAndWhatShowsAField) {
    const Definition definition = definition_of(repair);

    const Field& urgency = *definition.field("urgency");
    ASSERT_THAT(urgency.options, SizeIs(3));
    EXPECT_EQ(urgency.options[0].value, "none");
    EXPECT_EQ(in_english(urgency.options[2].label), "Now");
    EXPECT_EQ(definition.field("details")->shown_when.at("urgency"), (List{"soon", "now"}));
    EXPECT_EQ(in_english(definition.field("details")->hint), "In the tenant's words");
    EXPECT_THAT(names(definition.field("household")->columns),
                ElementsAre("name", "born", "pregnant"));
    EXPECT_EQ(definition.title.at("cy"), "Atgyweirio");
}

TEST(DefinitionReader, ReadsAWorkflowWhoseSourceIsNotKnownInTheOrderOfNames) {
    const ReadDefinition read = read_definition(returned_by(review), SourcePlaces(), {});

    EXPECT_TRUE(read.sound());
    EXPECT_THAT(names(read.definition.states), ElementsAre("assess", "kept", "removed", "waiting"));
    EXPECT_EQ(read.definition.states[0].line, 0);
}

TEST(DefinitionReader, FindsEveryErrorAndNotOnlyTheFirst) {
    std::string source = with(review, "label = \"Adults at the address\"", "lable = \"Adults\"");
    source = with(source, "after = days(14)", "after = 14");
    source = with(source, "reason = \"required\"", "reason = \"requird\"");

    EXPECT_THAT(
        found_in(source),
        ElementsAre(
            "review.lua:9: field 'adults': 'lable' is not known; did you mean 'label'?",
            "review.lua:9: field 'adults': 'label' is missing. What the form calls it.",
            "review.lua:19: timer 'chase' of state 'waiting': 'after' must be a duration: "
            "working_days(10), days(14), weeks(2), months(3) or hours(24), from 1 to 36500, "
            "but is a whole number.",
            "review.lua:28: reason 'requird' is not known; did you mean 'required'?"));
}

struct Wrong {
    const char* name;
    const char* old_text;
    const char* new_text;
    const char* sentence;
};

void PrintTo(const Wrong& wrong, std::ostream* out) {
    *out << wrong.name;
}

class WrongReview : public testing::TestWithParam<Wrong> {};

TEST_P(WrongReview, IsNamedInASentence) {
    const std::string source = with(review, GetParam().old_text, GetParam().new_text);

    EXPECT_THAT(found_in(source), Contains(GetParam().sentence));
}

const Wrong wrong_reviews[] = {
    {"UnknownKey", "complexity =", "complexty =",
     "review.lua:7: workflow: 'complexty' is not known; did you mean 'complexity'?"},
    {"LaterKey", "complexity =", "parts = {}, complexity =",
     "review.lua:7: workflow: 'parts' arrives later; this version of Moothall cannot read it yet."},
    {"UnknownComplexity", "\"straightforward\"", "\"easy\"",
     "review.lua:7: complexity 'easy' is not known; known here: 'straightforward', 'less "
     "straightforward', 'moderately complex' and 'complex'."},
    {"NameWithoutService", "\"revenues.discount_review\"", "\"DiscountReview\"",
     "review.lua:7: workflow: the name 'DiscountReview' must be the service, a dot and the case "
     "type, in small letters: \"revenues.discount_review\"."},
    {"TitleOfAnotherKind", "title = \"Single person discount review\"", "title = 5",
     "review.lua:7: workflow: 'title' must be a text, or texts by language: { en = \"…\", cy = "
     "\"…\" }, but is a whole number."},
    {"LanguageNobodyKnows", "title = \"Single person discount review\"",
     "title = { english = \"x\" }",
     "review.lua:7: workflow: 'title' must be a text, or texts by language: { en = \"…\", cy = "
     "\"…\" }, but is a table."},
    {"FieldThatIsNoField", "key     { label = \"Account\", of = \"revenues.accounts\" }", "7",
     "review.lua:11: field 'account' must be one of 'text', 'integer', 'money', 'number', 'date', "
     "'yes_no', 'choice', 'key' and 'rows', but is a whole number."},
    {"FieldOfALaterKind", "key     { label = \"Account\", of = \"revenues.accounts\" }",
     "case_link { label = \"Account\" }",
     "review.lua:11: field 'account': 'case_link' arrives later."},
    {"FieldNamedInCapitals", "adults       = integer", "Adults = integer",
     "review.lua:9: field 'Adults': a name is small letters, digits and underscores, begins with a "
     "letter and is no word of Lua's own."},
    {"FieldNamedAsAWordOfLua", "adults       = integer", "[\"end\"] = integer",
     "review.lua:9: field 'end': a name is small letters, digits and underscores, begins with a "
     "letter and is no word of Lua's own."},
    {"BoundOfAnotherKind", "min = 1,", "min = \"one\",",
     "review.lua:9: field 'adults': 'min' must be a whole number, but is a text."},
    {"BoundsThatLeaveNothing", "min = 1,", "min = 21,",
     "review.lua:9: field 'adults': 'min' is above 'max'."},
    {"SetByAnybody", "set_by = \"workflow\"", "set_by = \"workfow\"",
     "review.lua:12: set_by 'workfow' is not known; did you mean 'workflow'?"},
    {"OptionalAsText", "optional = true", "optional = \"yes\"",
     "review.lua:10: field 'evidence_on': 'optional' must be true or false, but is a text."},
    {"ReadOfAnotherKind", "one_of { register = \"revenues.accounts\", key = \"account\" }",
     "\"revenues.accounts\"",
     "review.lua:14: read 'account' must be one_of { register = \"…\", key = \"…\" }, but is a "
     "text."},
    {"ClockWithoutLength", "lasts = working_days(10), ", "",
     "review.lua:15: clock 'decide': 'lasts' is missing. How long it runs."},
    {"ClockOfNoLength", "working_days(10)", "working_days(0)",
     "review.lua:15: clock 'decide': 'lasts' must be a duration: working_days(10), days(14), "
     "weeks(2), months(3) or hours(24), from 1 to 36500, but is working_days."},
    {"ClockAtTheEndOfAnother", "starts = \"received\"", "starts = { end_of = \"other\" }",
     "review.lua:15: clock 'decide': a clock that starts or stops at the end of another ('end_of') "
     "arrives later."},
    {"UnknownCalendar", "starts = \"received\"", "starts = \"received\", calendar = \"england\"",
     "review.lua:15: calendar 'england' is not known; known here: 'england_and_wales', "
     "'any_part_of_uk' and 'election'."},
    {"UnknownCounting", "starts = \"received\"",
     "starts = \"received\", counting = \"from_this_day\"",
     "review.lua:15: counting 'from_this_day' is not known; did you mean 'from_that_day'?"},
    {"StateThatIsNoTable", "assess  = { title = \"Being assessed\" }",
     "assess = \"Being assessed\"",
     "review.lua:21: state 'assess' must be a table, but is a text."},
    {"StateWithoutTitle", "{ title = \"Being assessed\" }", "{}",
     "review.lua:21: state 'assess': 'title' is missing. What people call this state."},
    {"EnterThatIsNoEffect", "enter  = { letter \"discount_form\" }", "enter = 3",
     "review.lua:18: state 'waiting': 'enter' must be an effect, a list of effects or a function "
     "that gives them, but is a whole number."},
    {"TimerThatRepeats", "chase = { after = days(14)", "chase = { every = days(14)",
     "review.lua:19: timer 'chase' of state 'waiting': 'every' arrives later; this version of "
     "Moothall cannot read it yet."},
    {"ActionWithoutAWay", "to = \"assess\", ", "",
     "review.lua:26: action 'reply': say where it leads with to = \"state\", or stay = true if it "
     "moves nothing."},
    {"ActionThatMovesAndStays", "to = \"assess\", ", "to = \"assess\", stay = true, ",
     "review.lua:26: action 'reply': it has both 'to' and 'stay'; leave one out."},
    {"ActionThatLeadsByAField", "to = \"assess\"", "to = { field = \"adults\", one = \"assess\" }",
     "review.lua:26: action 'reply': 'to' is chosen by a choice or a yes_no, which 'adults' is "
     "not."},
    {"GuardThatIsNoFunction", "when = { lives_alone }", "when = { \"lives_alone\" }",
     "review.lua:27: action 'keep': 'when' must be a function or a list of functions, but is a "
     "list."},
    {"NamesThatAreNumbers", "from = { \"waiting\", \"assess\" }", "from = { 1, 2 }",
     "review.lua:28: action 'remove': 'from' must be a name or a list of names, but is a list."},
    {"NameGivenTwice", "from = { \"waiting\", \"assess\" }", "from = { \"waiting\", \"waiting\" }",
     "review.lua:28: action 'remove': 'from' names 'waiting' twice."},
    {"ActionOfLater", "reason = \"required\"", "late = {}, reason = \"required\"",
     "review.lua:28: action 'remove': 'late' arrives later; this version of Moothall cannot read "
     "it "
     "yet."},
    {"KeyThatStandsTwice", "assess  = { title = \"Being assessed\" },",
     "assess  = { title = \"Being assessed\" },\n    assess = { title = \"Again\" },",
     "review.lua:22: 'assess' stands twice in one table (first on line 21); only the last would "
     "count."},
};

INSTANTIATE_TEST_SUITE_P(Reading, WrongReview, testing::ValuesIn(wrong_reviews),
                         [](const auto& wrong) { return wrong.param.name; });

TEST(DefinitionReader, RefusesWhatIsNoWorkflow) {
    EXPECT_THAT(
        found_in("return 5"),
        ElementsAre("review.lua: the script must return workflow { … }, but returns a whole "
                    "number."));
    EXPECT_THAT(found_in("return { workflow {}, workflow {} }"),
                ElementsAre("review.lua: several workflows in one file arrive later; return one "
                            "workflow { … } from each file."));
}

TEST(DefinitionReader, NamesAllThatAnEmptyWorkflowLacks) {
    EXPECT_THAT(found_in("return workflow {}"), SizeIs(5));
}

TEST(DefinitionReader, RefusesRowsInsideRowsAndColumnsThatAreNoColumns) {
    const std::string rows = with(
        repair, "name = text { label = \"Name\" }",
        "name = rows { label = \"Name\", of = { a = text { label = \"A\" } } }, row = integer { "
        "label = \"Row\", set_by = \"workflow\" }");

    EXPECT_THAT(
        found_in(rows),
        ElementsAre("review.lua:18: column 'name' of field 'household': rows inside rows are not "
                    "known; keep them in a field of their own.",
                    "review.lua:18: column 'row' of field 'household': a column has neither "
                    "'set_by' nor 'shown_when'.",
                    "review.lua:18: column 'row' of field 'household': 'row' is the number that "
                    "each row has; choose another name."));
}

TEST(DefinitionReader, RefusesAnOptionThatStandsTwiceOrHasNoWords) {
    EXPECT_THAT(found_in(with(repair, "{ none = \"Not urgent\", soon = \"Soon\", now = \"Now\" }",
                              "{ \"now\", \"soon\", \"now\" }")),
                ElementsAre("review.lua:9: field 'urgency': 'options' has 'now' twice."));
    EXPECT_THAT(
        found_in(with(repair, "soon = \"Soon\"", "soon = 3")),
        ElementsAre("review.lua:9: field 'urgency': option 'soon' must have a text, but has "
                    "a whole number."));
}

}  // namespace
}  // namespace moothall::workflows
