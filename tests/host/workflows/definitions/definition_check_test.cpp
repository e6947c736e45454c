#include "workflows/definitions/definition_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/workflows/lua_workflow.h"

namespace moothall::workflows {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string review = fixture("discount_review.lua");
const std::string repair = fixture("repair.lua");

RegisterDeclaration known_register(const std::string& name, const std::string& remaining) {
    RegisterDeclaration declaration;
    declaration.name = name;
    declaration.key = "key";
    declaration.remaining = remaining;
    return declaration;
}

CheckContext council() {
    CheckContext context;
    context.registers = {known_register("revenues.accounts", ""),
                         known_register("housing.properties", ""),
                         known_register("housing.slots", "left")};
    context.letters = {"discount_form", "discount_reminder", "discount_kept", "discount_removed"};
    context.roles = {"caseworker", "team_leader"};
    return context;
}

TEST(DefinitionCheck, FindsNothingWrongWithTheDesignsExample) {
    EXPECT_THAT(found_in(review, council()), IsEmpty());
}

TEST(DefinitionCheck, FindsNothingWrongWithAWorkflowThatUsesTheRest) {
    EXPECT_THAT(found_in(repair, council()), IsEmpty());
}

TEST(DefinitionCheck, LooksForNamesOutsideTheWorkflowOnlyWhereTheyAreKnown) {
    const std::string source = with(review, "letter \"discount_form\"", "letter \"unheard_of\"");

    EXPECT_THAT(found_in(source), IsEmpty());
    EXPECT_THAT(found_in(source, council()),
                ElementsAre("review.lua:18: letter 'unheard_of' is not known; known here: "
                            "'discount_form', 'discount_reminder', 'discount_kept' and "
                            "'discount_removed'."));
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

class WrongDiscountReview : public testing::TestWithParam<Wrong> {};

TEST_P(WrongDiscountReview, IsNamedInASentence) {
    const std::string source = with(review, GetParam().old_text, GetParam().new_text);

    EXPECT_THAT(found_in(source, council()), Contains(GetParam().sentence));
}

const Wrong wrong_reviews[] = {
    {"NoInitialState", "initial = true, ", "",
     "review.lua:16: no state is initial; add initial = true to the one in which cases start."},
    {"TwoInitialStates", "title = \"Being assessed\"", "title = \"Being assessed\", initial = true",
     "review.lua:21: states 'waiting' and 'assess' are initial; a case starts in one."},
    {"UnreachableState", "assess  = { title = \"Being assessed\" },",
     "assess = { title = \"Being assessed\" }, lost = { title = \"Lost\", final = true, keep = "
     "\"revenues.account\" },",
     "review.lua:21: state 'lost' cannot be reached: no actions lead there from the initial "
     "state."},
    {"UnknownTarget", "from = \"waiting\", to = \"assess\"", "from = \"waiting\", to = \"limbo\"",
     "review.lua:26: state 'limbo' is not known; known here: 'waiting', 'assess', 'kept' and "
     "'removed'."},
    {"MisspeltState", "from = \"assess\"", "from = \"asess\"",
     "review.lua:27: state 'asess' is not known; did you mean 'assess'?"},
    {"FinalStateWithoutRetention",
     "final = true, keep = \"revenues.account\", enter = { letter "
     "\"discount_kept\" }",
     "final = true, enter = { letter \"discount_kept\" }",
     "review.lua:22: state 'kept' is final and has no retention rule; add keep = "
     "\"service.rule\"."},
    {"RetentionOfAnOpenState", "title = \"Being assessed\"",
     "title = \"Being assessed\", keep = \"revenues.account\"",
     "review.lua:21: state 'assess' is not final; a retention rule belongs to final states."},
    {"FinalAndInitial", "initial = true",
     "initial = true, final = true, keep = \"revenues.account\"",
     "review.lua:17: state 'waiting' is both initial and final; nothing could ever be done."},
    {"ActionFromAFinalState", "from = \"assess\"", "from = { \"assess\", \"removed\" }",
     "review.lua:27: action 'keep': state 'removed' is final; nothing is done from there."},
    {"ActionFromNowhere", "from = \"assess\"", "from = {}",
     "review.lua:27: action 'keep' is possible from no state."},
    {"ActionNobodyTakes", "by = \"caseworker\"", "by = {}",
     "review.lua:27: action 'keep' may be taken by nobody; name a role in 'by', or leave 'by' out "
     "for the caseworker."},
    {"ActionOfUnknownRole", "by = \"caseworker\"", "by = \"casworker\"",
     "review.lua:27: role 'casworker' is not known; did you mean 'caseworker'?"},
    {"ActionOfAPart", "by = \"caseworker\"", "by = { \"caseworker\", \"part\" }",
     "review.lua:27: action 'keep': 'part' as one who acts arrives later."},
    {"ActionOfTimeWithoutATimer", "by = \"caseworker\"", "by = \"time\"",
     "review.lua:27: action 'keep' may be taken by time alone, but no timer takes it."},
    {"UnknownFieldThatIsNeeded", "needs = { \"adults\" }", "needs = { \"adlts\" }",
     "review.lua:26: field 'adlts' is not known; did you mean 'adults'?"},
    {"NeedOfWhatTheWorkflowSets", "needs = { \"adults\" }", "needs = { \"charge_pence\" }",
     "review.lua:26: action 'reply' needs field 'charge_pence', which the workflow alone sets; no "
     "officer could fill it in."},
    {"UnknownClockThatIsPaused", "pauses = { \"decide\" }", "pauses = { \"decid\" }",
     "review.lua:17: clock 'decid' is not known; did you mean 'decide'?"},
    {"ClockStartedByNobody", "starts = \"received\"", "starts = {}",
     "review.lua:15: warning: clock 'decide' is never started; say starts = \"received\", or the "
     "action that starts it."},
    {"ClockStartedByAnUnknownAction", "starts = \"received\"", "starts = \"recieved\"",
     "review.lua:15: action 'recieved' is not known; did you mean 'received'?"},
    {"ClockStoppedByAnUnknownAction", "starts = \"received\"",
     "starts = \"received\", stops = \"kep\"",
     "review.lua:15: action 'kep' is not known; did you mean 'keep'?"},
    {"TimerWithoutMoment", "chase = { after = days(14), ", "chase = { ",
     "review.lua:19: timer 'chase' of state 'waiting': say when, with after = days(14) or "
     "at_end_of = \"clock\"."},
    {"TimerWithTwoMoments", "chase = { after = days(14), ",
     "chase = { after = days(14), at_end_of = \"decide\", ",
     "review.lua:19: timer 'chase' of state 'waiting' has both 'after' and 'at_end_of'; leave one "
     "out."},
    {"TimerAtTheEndOfAnUnknownClock", "chase = { after = days(14), ",
     "chase = { at_end_of = \"decied\", ",
     "review.lua:19: clock 'decied' is not known; did you mean 'decide'?"},
    {"TimerWithoutTarget", ", act = { letter \"discount_reminder\" }", "",
     "review.lua:19: timer 'chase' of state 'waiting' does nothing; give it take = \"action\" or "
     "act = { … }."},
    {"TimerThatTakesAndActs", "take = \"remove\"", "take = \"remove\", act = { note \"x\" }",
     "review.lua:20: timer 'lapse' of state 'waiting' has both 'take' and 'act'; put the effects "
     "into the action that it takes."},
    {"TimerThatTakesAnUnknownAction", "take = \"remove\"", "take = \"remoev\"",
     "review.lua:20: action 'remoev' is not known; did you mean 'remove'?"},
    {"TimerThatTimeMayNotTake", "by = { \"caseworker\", \"time\" }", "by = { \"caseworker\" }",
     "review.lua:20: timer 'lapse' of state 'waiting' takes action 'remove', which time may not "
     "take; add \"time\" to its 'by'."},
    {"TimerWhoseActionIsImpossible", "from = { \"waiting\", \"assess\" }", "from = { \"assess\" }",
     "review.lua:20: timer 'lapse' of state 'waiting' takes action 'remove', which is not possible "
     "from state 'waiting'."},
    {"TimerWithoutReason", ", reason = \"No reply in 21 working days.\"", "",
     "review.lua:20: timer 'lapse' of state 'waiting' takes action 'remove', which asks for a "
     "reason; give the timer one with reason = \"…\"."},
    {"FieldNamedAsTheCasesOwn", "evidence_on  = date", "received = date",
     "review.lua:10: field 'received': every case has a 'received' of its own; choose another "
     "name."},
    {"MoneyWithoutUnit", "charge_pence = money", "charge = money",
     "review.lua:12: warning: field 'charge' is money; call it 'charge_pence', so that everybody "
     "knows its unit."},
    {"KeyOfAnUnknownRegister", "of = \"revenues.accounts\"", "of = \"revenues.acounts\"",
     "review.lua:11: register 'revenues.acounts' is not known; did you mean 'revenues.accounts'?"},
    {"ReadByAnUnknownField", "key = \"account\"", "key = \"acount\"",
     "review.lua:14: field 'acount' is not known; did you mean 'account'?"},
    {"ReadByAFieldThatIsNoKey", "key = \"account\"", "key = \"adults\"",
     "review.lua:14: read 'account': field 'adults' is no key of a register; declare it with key { "
     "… }."},
    {"ReadInAnotherRegister", "register = \"revenues.accounts\"",
     "register = \"housing.properties\"",
     "review.lua:14: read 'account' looks in register 'housing.properties', but field 'account' is "
     "a key of 'revenues.accounts'."},
    {"ReadNamedAsAnotherField", "reads  = { account", "reads  = { adults",
     "review.lua:14: read 'adults' and field 'adults' have one name; that is possible only where "
     "the field is the key of the read."},
    {"ShownByAnUnknownField", "optional = true", "optional = true, shown_when = { adlts = 1 }",
     "review.lua:10: field 'adlts' is not known; did you mean 'adults'?"},
    {"ShownByItself", "optional = true",
     "optional = true, shown_when = { evidence_on = \"2026-05-04\" }",
     "review.lua:10: field 'evidence_on' is shown when it has a value itself."},
    {"ShownByAValueThatCannotBe", "optional = true",
     "optional = true, shown_when = { adults = 21 }",
     "review.lua:10: field 'evidence_on' is shown when another has a value that it can never have: "
     "'adults' (Adults at the address) must be from 1 to 20."},
    {"EffectThatIsNone", "enter  = { letter \"discount_form\" }", "enter = { days(3) }",
     "review.lua:18: effect 'days' is not known."},
    {"EffectOfLater", "enter  = { letter \"discount_form\" }", "enter = { open_part \"review\" }",
     "review.lua:18: effect 'open_part' arrives later."},
    {"EffectOnAnUnknownField", "enter  = { letter \"discount_form\" }",
     "enter = record { adlts = 1 }",
     "review.lua:18: record: field 'adlts' is not known; did you mean 'adults'?"},
    {"ReserveOfARegisterWithNothingToReserve", "enter  = { letter \"discount_form\" }",
     "enter = reserve { register = \"revenues.accounts\", key = \"1\" }",
     "review.lua:18: register 'revenues.accounts' has nothing to reserve: its plugin names no "
     "field that remains."},
    {"HoldThatAFunctionMisspells", "return { record {", "return { hold \"query\", record {",
     "review.lua:31: hold 'query' is not known."},
    {"LetterThatAFunctionMisspells", "return { record {",
     "return { letter \"discount_kep\", record {",
     "review.lua:31: letter 'discount_kep' is not known; did you mean 'discount_kept'?"},
};

INSTANTIATE_TEST_SUITE_P(Checking, WrongDiscountReview, testing::ValuesIn(wrong_reviews),
                         [](const auto& wrong) { return wrong.param.name; });

class WrongRepair : public testing::TestWithParam<Wrong> {};

TEST_P(WrongRepair, IsNamedInASentence) {
    const std::string source = with(repair, GetParam().old_text, GetParam().new_text);

    EXPECT_THAT(found_in(source, council()), ElementsAre(GetParam().sentence));
}

const Wrong wrong_repairs[] = {
    {"UnreachableState", "visited  = { title = \"Visited\" },",
     "visited  = { title = \"Visited\" }, lost = { title = \"Lost\" },",
     "review.lua:33: state 'lost' cannot be reached: no actions lead there from the initial "
     "state."},
    {"ChoiceWithoutOptions", "options = { none = \"Not urgent\", soon = \"Soon\", now = \"Now\" }",
     "options = {}", "review.lua:9: field 'urgency' is a choice without options."},
    {"RowsWithoutColumns",
     "of = {\n                   name = text { label = \"Name\" }, born = date { label = \"Born\", "
     "max "
     "= \"today\" },\n                   pregnant = yes_no { label = \"Pregnant?\", optional = "
     "true } }",
     "of = {}", "review.lua:17: field 'household' has no columns; name them in 'of'."},
    {"HoldThatIsNeverPutOn", "hold \"no_access\"", "note \"no_access\"",
     "review.lua:28: warning: hold 'no_access' is never put on: hold \"no_access\" stands "
     "nowhere."},
    {"HoldThatPausesAnUnknownClock", "pauses = { \"finish\" }", "pauses = { \"finsh\" }",
     "review.lua:28: clock 'finsh' is not known; did you mean 'finish'?"},
    {"HoldThatBlocksAnUnknownAction", "blocks = { \"complete\" }", "blocks = { \"complet\" }",
     "review.lua:28: action 'complet' is not known; did you mean 'complete'?"},
    {"HoldThatSilencesAnUnknownTimer", "silences = { \"nag\" }", "silences = { \"nga\" }",
     "review.lua:28: timer 'nga' is not known; did you mean 'nag'?"},
    {"NoFinalState", "done     = { title = \"Done\", final = true, keep = \"housing.repair\" }",
     "done     = { title = \"Done\" }",
     "review.lua:31: no state is final; add final = true and a retention rule to the one in which "
     "cases end."},
    {"ClockThatWarnsInHoursAndLastsDays", "warns = { days(7), days(2) }", "warns = { hours(7) }",
     "review.lua:24: The clock \"finish\" can only warn in working days, days, weeks or months, "
     "not "
     "hours."},
};

INSTANTIATE_TEST_SUITE_P(Checking, WrongRepair, testing::ValuesIn(wrong_repairs),
                         [](const auto& wrong) { return wrong.param.name; });

TEST(DefinitionCheck, TellsADeadEndFromAWayThatOnlyGoesRound) {
    const std::string out_of =
        with(with(repair, "visited  = {", "lost = { title = \"Lost\" }, visited = {"),
             "actions = {", "actions = { lose = { from = \"visited\", to = \"lost\" },");
    const std::string around =
        with(out_of, "actions = {",
             "actions = { search = { from = \"lost\", to = \"missing\" }, give_up = { from = "
             "\"missing\", to = \"lost\" },");
    const std::string both =
        with(around, "lost = { title", "missing = { title = \"Missing\" }, lost = { title");

    const auto only_lost = with(out_of, "from = any_open, to = \"done\"",
                                "from = { \"reported\", \"visited\" }, to = \"done\"");
    EXPECT_THAT(
        found_in(only_lost, council()),
        ElementsAre("review.lua:33: state 'lost' is a dead end: no action leads out of it."));
    const auto round = with(both, "from = any_open, to = \"done\"",
                            "from = { \"reported\", \"visited\" }, to = \"done\"");
    EXPECT_THAT(found_in(round, council()),
                Contains("review.lua:33: state 'lost' is a dead end: no action leads on from it to "
                         "a final state."));
}

TEST(DefinitionCheck, FindsACircleOfFieldsThatShowEachOther) {
    const std::string source = with(repair, "label = \"Vulnerable?\"",
                                    "label = \"Vulnerable?\", shown_when = { details = \"dark\" }");
    const std::string circle =
        with(source, "options = { none", "shown_when = { vulnerable = true }, options = { none");

    EXPECT_THAT(found_in(circle, council()),
                Contains("review.lua:9: field 'urgency' is shown by fields that are shown by it: a "
                         "circle in which none is ever shown."));
}

TEST(DefinitionCheck, TakesATimerThatAFunctionSetsForATimer) {
    const std::string source = with(
        repair, "actions = {",
        "actions = { lapse = { from = any_open, to = \"done\", by = \"time\" },\n    wait = { from "
        "= any_open, stay = true, act = function() return set_timer { name = \"w\", after = "
        "days(3), take = \"lapse\" } end },");

    EXPECT_THAT(found_in(source, council()), IsEmpty());
}

}  // namespace
}  // namespace moothall::workflows
