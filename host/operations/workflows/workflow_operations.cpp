#include <algorithm>

#include "calendar/london.h"
#include "cases/find_case.h"
#include "clocks/deadline.h"
#include "identity/officer.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "operations/workflows/draft_answers.h"
#include "operations/workflows/explanation_words.h"
#include "workflows/explaining/explaining.h"
#include "workflows/modules/module_text.h"
#include "workflows/showing/diagram.h"

namespace moothall::operations {
namespace {

std::string state_title(const workflows::Definition& definition, const std::string& name) {
    const workflows::State* state = definition.state(name);
    return state == nullptr ? name : workflows::title_of(state->title, name);
}

/// Every way from each state, with the titles that people read.
List ways_of(const workflows::Definition& definition) {
    List ways;
    for (const auto& transition : workflows::transitions(definition)) {
        const workflows::Action* action = definition.action(transition.name);
        Table way = Table{}
                        .set("from", transition.from)
                        .set("from_title", state_title(definition, transition.from))
                        .set("name", transition.name)
                        .set("by", transition.by)
                        .set("also", transition.also);
        if (action != nullptr) {
            way.set("title", workflows::title_of(action->title, action->name));
        }
        if (!transition.to.empty()) {
            way.set("to", transition.to).set("to_title", state_title(definition, transition.to));
        }
        ways.emplace_back(std::move(way));
    }
    return ways;
}

Result<Value> show_workflow(Council& council, const Caller&, const Table& arguments) {
    const auto bundle = council.bundles.current(*council.store.read(), arguments.text("name"));
    if (!bundle) {
        return bundle.error();
    }
    const auto& definition = (*bundle)->definition;
    const workflows::WorkflowText parts = workflows::taken_apart((*bundle)->source);
    List modules;
    for (const workflows::ModuleText& module : parts.modules) {
        modules.emplace_back(Table{}.set("name", module.name).set("source", module.source));
    }
    return Value(Table{}
                     .set("drafts", waiting_drafts(*council.store.read(), definition.name))
                     .set("name", definition.name)
                     .set("title", workflows::in_english(definition.title))
                     .set("complexity", definition.complexity)
                     .set("hash", (*bundle)->hash)
                     .set("words", workflows::plain_text_diagram(definition))
                     .set("transitions", workflows::transition_table(definition))
                     .set("ways", ways_of(definition))
                     .set("source", parts.own)
                     .set("modules", std::move(modules)));
}

Result<Value> draw_workflow(Council& council, const Caller&, const Table& arguments) {
    const auto bundle = council.bundles.current(*council.store.read(), arguments.text("name"));
    if (!bundle) {
        return bundle.error();
    }
    return Value(Table{}.set("dot", workflows::dot_diagram((*bundle)->definition)));
}

List texts(const std::vector<std::string>& sentences) {
    return {sentences.begin(), sentences.end()};
}

Value decision_answer(store::Reader& reader, const workflows::ExplainedDecision& decision,
                      const std::vector<workflows::Version>& versions) {
    Table answer;
    answer.set("number", decision.number)
        .set("at", decision.at)
        .set("actor", decision.actor)
        .set("by", identity::username_of(reader, decision.actor))
        .set("action", decision.action)
        .set("title", decision.title)
        .set("from", decision.from)
        .set("to", decision.to)
        .set("decided_by", decision.decided_by)
        .set("looked_at", texts(decision.looked_at))
        .set("asked", texts(decision.asked))
        .set("guards", texts(decision.guards))
        .set("effects", texts(decision.effects))
        .set("calls", decision.calls)
        .set("text", decision.text)
        .set_unless_empty("calendar", decision.calendar);
    if (decision.same_again) {
        answer.set("same_again", *decision.same_again);
    }
    const auto version =
        std::ranges::find(versions, decision.decided_by, &workflows::Version::hash);
    if (version != versions.end()) {
        answer.set("version", version->number);
    }
    return answer;
}

Result<Value> explain_case(Council& council, const Caller& caller, const Table& arguments) {
    const auto reader = council.store.read();
    const auto record = cases::find_case(*reader, arguments.text("reference"));
    if (!record) {
        return record.error();
    }
    const Instant now = council.clock.now();
    const auto actions = council.deciding.actions(caller.actor, record->reference, now);
    if (!actions) {
        return actions.error();
    }
    List available;
    for (const auto& action : actions->states) {
        Table item;
        item.set("name", action.name).set("title", action.title).set("available", action.available);
        if (!action.available) {
            item.set("reason", action.reason);
        }
        available.emplace_back(std::move(item));
    }
    const auto versions = workflows::versions(*reader);
    List decisions;
    for (const auto& decision : workflows::explain_decisions(
             *reader, council.folds, council.bundles, council.calendars, *record)) {
        decisions.push_back(decision_answer(*reader, decision, versions));
    }
    const auto calendars = council.calendars.as_of(*reader);
    const Value shown = CaseAnswers(council, *reader, *calendars, Names::codes_only).of(*record);
    const auto bundle = council.bundles.get(*reader, record->workflow);
    const auto* state = bundle->definition.state(record->state);
    return Value(Table{}
                     .set("reference", record->reference)
                     .set("type", record->type)
                     .set("state", record->state)
                     .set("state_title",
                          state == nullptr ? record->state : workflows::in_english(state->title))
                     .set("clocks", *shown.as_table()->find("clocks"))
                     .set("actions", std::move(available))
                     .set("decisions", std::move(decisions)));
}

}  // namespace

std::vector<Operation> workflow_operations() {
    using access::Deed;
    return {
        {"workflow.show",
         "workflow.show { name: text } -> shown_workflow",
         "Shows a workflow in words.",
         Deed::read,
         {{"name"}},
         show_workflow},
        {"workflow.diagram",
         "workflow.diagram { name: text } -> { dot: text }",
         "Draws a workflow in Graphviz's language.",
         Deed::read,
         {{"name"}},
         draw_workflow},
        {"workflow.explain",
         "workflow.explain { reference: text } -> { reference: text, type: text, state: text, "
         "state_title: text, clocks: [clock], actions: [{ name: text, title: text, available: "
         "yes_no, reason?: text }], decisions: [decision] }",
         "Explains a case: its deadlines, what can be done and why not, and every decision made "
         "again from what it looked at.",
         Deed::read,
         {{"reference"}, "", {}, "", explanation_in_words},
         explain_case},
    };
}

}  // namespace moothall::operations
