#include "workflows/explaining.h"

#include "journal/chains/hash.h"
#include "journal/journal.h"
#include "json/json.h"
#include "workflows/calendar_functions.h"
#include "workflows/call_record.h"
#include "workflows/effects_of_action.h"
#include "workflows/script.h"

namespace moothall::workflows {
namespace {

constexpr std::size_t page = 200;

/// Whose decision it was: an action, a timer, or the opening of the case.
std::string decider_of(const journal::Event& event) {
    if (event.kind == "case.action_taken") {
        return event.facts.text("action");
    }
    return event.kind == "case.timer_fired" ? "timer " + event.facts.text("timer") : "open";
}

Result<List> effects_again(const journal::Event& event, const std::string& state,
                           const Definition& definition, Script& script) {
    if (event.kind == "case.action_taken") {
        return effects_of_action(definition, *definition.action(event.facts.text("action")),
                                 script);
    }
    const auto source = [&]() -> Result<Script*> { return &script; };
    if (event.kind == "case.opened") {
        return effects_of(definition.initial_state().enter, source);
    }
    for (const Timer& timer : definition.state(state)->timers) {
        if (timer.name == event.facts.text("timer")) {
            return effects_of(timer.act, source);
        }
    }
    return List{};
}

/// The calendar's functions as they answered then; none if the calendar of then is not known here.
std::vector<scripting::Function> functions_over(const calendar::Calendars* of_then) {
    return of_then == nullptr ? std::vector<scripting::Function>() : calendar_functions(*of_then);
}

ExplainedDecision decide_again(const journal::Event& event, const Bundle& bundle,
                               const Bundles& bundles, const functions::Functions& functions,
                               const calendar::Calendars* of_then) {
    const Table& recorded = event.body.table("decision");
    const auto calls = calls_from(*recorded.find("calls"));
    const auto calendar = functions_over(of_then);
    const auto library = replaying_library(bundles.words(), calendar, functions, calls);
    Script script(bundle, library, bundles.limits(), recorded.table("case"));
    ExplainedDecision decision{event.number,
                               decider_of(event),
                               event.cause.decided_by,
                               recorded.text("calendar"),
                               false,
                               *recorded.find("calls"),
                               ""};
    const auto effects =
        effects_again(event, recorded.table("case").text("state"), bundle.definition, script);
    if (!effects) {
        decision.text = "Decided again, it was refused: " + effects.error().reason;
        return decision;
    }
    const std::string hash = journal::to_hex(journal::sha256({json::to_json(Value(*effects))}));
    decision.same_again = hash == recorded.text("effects");
    decision.text = decision.same_again
                        ? "Decided again from what was recorded, it comes out the same."
                        : "Decided again from what was recorded, it comes out otherwise.";
    return decision;
}

}  // namespace

std::vector<ExplainedDecision> explain_decisions(store::Reader& reader, const journal::Folds& folds,
                                                 Bundles& bundles,
                                                 const functions::Functions& functions,
                                                 const holidays::CouncilCalendars& calendars,
                                                 const cases::CaseRecord& record) {
    std::vector<ExplainedDecision> decisions;
    std::int64_t after = 0;
    while (true) {
        const auto events = journal::events_of(reader, folds, record.stream(), after, page);
        for (const auto& event : events) {
            if (event.body.has("decision")) {
                const auto bundle = bundles.get(reader, event.cause.decided_by);
                const auto of_then =
                    calendars.of_revision(reader, event.body.table("decision").text("calendar"));
                decisions.push_back(
                    decide_again(event, *bundle, bundles, functions, of_then.get()));
            }
        }
        if (events.size() < page) {
            return decisions;
        }
        after = events.back().number;
    }
}

}  // namespace moothall::workflows
