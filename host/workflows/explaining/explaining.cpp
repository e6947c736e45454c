#include "workflows/explaining/explaining.h"

#include <algorithm>

#include "journal/chains/hash.h"
#include "journal/journal.h"
#include "json/json.h"
#include "workflows/explaining/event_sentences.h"
#include "workflows/explaining/plain_values.h"
#include "workflows/modules/module_text.h"
#include "workflows/running/calendar_functions.h"
#include "workflows/running/call_record.h"
#include "workflows/running/effects_of_action.h"
#include "workflows/running/script.h"

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

Result<ActionOutcome> without_moving(Result<List> effects) {
    if (!effects) {
        return effects.error();
    }
    return ActionOutcome{*std::move(effects)};
}

/// `shown` is the case as it was shown to the script.
Result<ActionOutcome> outcome_again(const journal::Event& event, const Table& shown,
                                    const Definition& definition, Script& script) {
    const auto source = [&]() -> Result<Script*> { return &script; };
    if (event.kind == "case.action_taken") {
        return outcome_of_action(definition, *definition.action(event.facts.text("action")), shown,
                                 source);
    }
    if (event.kind == "case.opened") {
        return without_moving(effects_of(definition.initial_state().enter, source));
    }
    for (const Timer& timer : definition.state(shown.text("state"))->timers) {
        if (timer.name == event.facts.text("timer")) {
            return without_moving(effects_of(timer.act, source));
        }
    }
    return ActionOutcome{};
}

bool is_decision(const journal::Event& event) {
    return event.kind == "case.opened" || event.kind == "case.action_taken" ||
           event.kind == "case.timer_fired";
}

std::string title_of_state(const Definition& definition, const std::string& name) {
    const State* state = definition.state(name);
    return state == nullptr ? name : in_english(state->title);
}

std::string title_of(const journal::Event& event, const Definition& definition) {
    if (event.kind == "case.opened") {
        return "Opening the case";
    }
    if (event.kind == "case.timer_fired") {
        const std::string& timer = event.facts.text("timer");
        constexpr std::string_view lifting = "lift:";
        if (!timer.starts_with(lifting)) {
            return "The timer '" + timer + "'";
        }
        const Hold* hold = definition.hold(timer.substr(lifting.size()));
        return "The end of the hold '" +
               (hold == nullptr ? timer.substr(lifting.size()) : in_english(hold->title)) + "'";
    }
    const std::string& name = event.facts.text("action");
    const Action* action = definition.action(name);
    return action == nullptr ? name : in_english(action->title);
}

/// The text in which a function stands: the workflow's own, or that of a module of it.
std::string_view text_around(const WorkflowText& parts, const FunctionPlace& function) {
    for (const ModuleText& module : parts.modules) {
        if (file_of_module(module.name) == function.file) {
            return module.source;
        }
    }
    return parts.own;
}

/// What its author calls a function on a line: "local function lives_alone(case)".
std::string name_on_line(std::string_view source, const FunctionPlace& function) {
    const int line = function.line;
    const std::string place =
        (function.file.empty() ? "" : function.file + ", ") + "line " + std::to_string(line);
    for (int at = 1; at < line && !source.empty(); ++at) {
        source.remove_prefix(std::min(source.find('\n'), source.size() - 1) + 1);
    }
    source = source.substr(0, source.find('\n'));
    const std::size_t word = source.find("function ");
    const std::size_t open = source.find('(', word);
    if (word == std::string_view::npos || open == std::string_view::npos) {
        return function.file.empty() ? "the guard on " + place : "the guard in " + place;
    }
    const std::size_t begin = word + std::string_view("function ").size();
    return plain_name(source.substr(begin, open - begin)) + " (" + place + ")";
}

std::vector<std::string> guards_of(const journal::Event& event, const Bundle& bundle) {
    std::vector<std::string> names;
    const Action* action = event.kind == "case.action_taken"
                               ? bundle.definition.action(event.facts.text("action"))
                               : nullptr;
    if (action != nullptr && !action->guards.empty()) {
        const WorkflowText parts = taken_apart(bundle.source);
        for (const FunctionPlace& guard : action->guards) {
            names.push_back(name_on_line(text_around(parts, guard), guard));
        }
    }
    return names;
}

/// The rows that the case showed to the script.
std::vector<std::string> looked_at(const Table& shown, const Definition& definition) {
    std::vector<std::string> rows;
    for (const Read& read : definition.reads) {
        const Value* value = shown.find(read.name);
        const Table* row = value == nullptr ? nullptr : value->as_table();
        if (row != nullptr && row->has("key") && row->has("from")) {
            rows.push_back(read.of_register + " " + row->text("key") + ", in force from " +
                           plain_value("from", *row->find("from")));
        }
    }
    return rows;
}

std::vector<std::string> asked(const std::vector<RecordedCall>& calls) {
    std::vector<std::string> told;
    for (const RecordedCall& call : calls) {
        std::string arguments;
        for (const Value& argument : call.arguments) {
            arguments += (arguments.empty() ? "" : ", ") + plain_value("", argument);
        }
        const std::string answer = call.refusal.empty()
                                       ? "answered: " + plain_value("", call.answer)
                                       : "was refused: " + call.refusal;
        std::string sentence = call.function + " (" + arguments + ") " + answer;
        if (std::ranges::find(told, sentence) == told.end()) {
            told.push_back(std::move(sentence));
        }
    }
    return told;
}

/// What deciding again needs besides the decision.
struct Surroundings {
    store::Reader& reader;
    Bundles& bundles;
    const holidays::CouncilCalendars& calendars;
};

void decide_again(ExplainedDecision& decision, const journal::Event& event, const Bundle& bundle,
                  const Surroundings& surroundings) {
    const Table& recorded = event.body.table("decision");
    decision.calendar = recorded.text("calendar");
    const auto calls = calls_from(*recorded.find("calls"));
    decision.calls = *recorded.find("calls");
    decision.asked = asked(calls);
    decision.looked_at = looked_at(recorded.table("case"), bundle.definition);
    const auto& [reader, bundles, calendars] = surroundings;
    // Not known here if the decision was made with another shipped table than this program has.
    const auto of_then = calendars.of_revision(reader, decision.calendar);
    const auto calendar =
        of_then ? calendar_functions(*of_then) : std::vector<scripting::Function>();
    const ReadyScripts::Loan ready(bundles.scripts(), bundle.hash, bundle.chunk,
                                   replaying_answers(calendar, calls));
    Script script(bundle, *ready, recorded.table("case"));
    const auto again = outcome_again(event, recorded.table("case"), bundle.definition, script);
    if (!again) {
        decision.same_again = false;
        decision.text = "Decided again, it was refused: " + again.error().reason;
        return;
    }
    const std::string hash =
        journal::to_hex(journal::sha256({json::to_json(Value(again->effects))}));
    const bool same_way = again->to.empty() || again->to == event.facts.text("to");
    decision.same_again = same_way && hash == recorded.text("effects");
    decision.text = *decision.same_again
                        ? "Decided again from what was recorded, it comes out the same."
                        : "Decided again from what was recorded, it comes out otherwise.";
}

ExplainedDecision explain(const journal::Event& event, const Bundle& bundle,
                          const Surroundings& surroundings) {
    ExplainedDecision decision{event.number,
                               event.happened_at,
                               event.cause.actor,
                               decider_of(event),
                               title_of(event, bundle.definition),
                               "",
                               "",
                               bundle.hash,
                               "",
                               {},
                               {},
                               guards_of(event, bundle),
                               sentences_of(event, bundle.definition),
                               {},
                               List{},
                               "It needed no script: the workflow says all of it."};
    const std::string from = event.facts.has("from") ? event.facts.text("from") : "";
    const std::string to = event.facts.has("to") ? event.facts.text("to") : "";
    if (from != to) {
        decision.from = title_of_state(bundle.definition, from);
        decision.to = title_of_state(bundle.definition, to);
    }
    if (event.erased) {
        decision.text = "What it was decided from was erased; it cannot be decided again.";
    } else if (event.body.has("decision")) {
        decide_again(decision, event, bundle, surroundings);
    }
    return decision;
}

}  // namespace

std::vector<ExplainedDecision> explain_decisions(store::Reader& reader, const journal::Folds& folds,
                                                 Bundles& bundles,
                                                 const holidays::CouncilCalendars& calendars,
                                                 const cases::CaseRecord& record) {
    const Surroundings surroundings{reader, bundles, calendars};
    std::vector<ExplainedDecision> decisions;
    std::string command;  // Of the decision that was told last: what else it did belongs to it.
    std::int64_t after = 0;
    while (true) {
        const auto events = journal::events_of(reader, folds, record.stream(), after, page);
        for (const auto& event : events) {
            if (is_decision(event)) {
                const std::string& hash =
                    event.cause.decided_by.empty() ? record.workflow : event.cause.decided_by;
                const auto bundle = bundles.get(reader, hash);
                decisions.push_back(explain(event, *bundle, surroundings));
                command = event.cause.command;
            } else if (!decisions.empty() && event.cause.command == command) {
                const auto bundle = bundles.get(reader, decisions.back().decided_by);
                const auto more = sentences_of(event, bundle->definition);
                auto& effects = decisions.back().effects;
                effects.insert(effects.end(), more.begin(), more.end());
            }
        }
        if (events.size() < page) {
            return decisions;
        }
        after = events.back().number;
    }
}

}  // namespace moothall::workflows
