#include "workflows/explaining.h"

#include "journal/chains/hash.h"
#include "journal/journal.h"
#include "json/json.h"
#include "workflows/call_record.h"
#include "workflows/effects_of_action.h"
#include "workflows/script.h"

namespace moothall::workflows {
namespace {

constexpr std::size_t page = 200;

ExplainedDecision decide_again(const journal::Event& event, const Bundle& bundle,
                               const Bundles& bundles, const functions::Functions& functions) {
    const Table& recorded = event.body.table("decision");
    const auto calls = calls_from(*recorded.find("calls"));
    const auto library =
        replaying_library(bundles.words(), bundles.calendar_functions(), functions, calls);
    Script script(bundle, library, bundles.limits(), recorded.table("case"));
    const std::string& name = event.facts.text("action");
    ExplainedDecision decision{
        event.number, name, event.cause.decided_by, false, *recorded.find("calls"), ""};
    const auto effects =
        effects_of_action(bundle.definition, *bundle.definition.action(name), script);
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
                                                 const cases::CaseRecord& record) {
    std::vector<ExplainedDecision> decisions;
    std::int64_t after = 0;
    while (true) {
        const auto events = journal::events_of(reader, folds, record.stream(), after, page);
        for (const auto& event : events) {
            if (event.kind == "case.action_taken" && event.body.has("decision")) {
                const auto bundle = bundles.get(reader, event.cause.decided_by);
                decisions.push_back(decide_again(event, *bundle, bundles, functions));
            }
        }
        if (events.size() < page) {
            return decisions;
        }
        after = events.back().number;
    }
}

}  // namespace moothall::workflows
