#include "workflows/case_decision.h"

#include <algorithm>

#include "access/access.h"
#include "calendar/london.h"
#include "clocks/deadline.h"
#include "holidays/day_changes.h"
#include "journal/chains/hash.h"
#include "json/json.h"
#include "words/blank.h"
#include "workflows/language/field_values.h"
#include "workflows/language/vocabulary.h"
#include "workflows/movement.h"
#include "workflows/running/calendar_functions.h"
#include "workflows/running/case_view.h"
#include "workflows/undoing/undoing.h"

namespace moothall::workflows {
namespace {

Refusal not_available(std::string reason) {
    return {RefusalKind::not_available, std::move(reason)};
}

bool blocks(const cases::HoldOnCase& hold, const std::string& action) {
    return std::ranges::any_of(
        hold.blocks, [&](const std::string& one) { return one == "all" || one == action; });
}

std::string standing_of(const cases::HoldOnCase& hold) {
    return hold.title + (hold.until ? " until " + in_words(*hold.until) : "") + ".";
}

bool has_value(const Table& fields, const std::string& name) {
    const Value* value = fields.find(name);
    return value != nullptr && !value->is_nil() &&
           (value->as_list() == nullptr || !value->as_list()->empty());
}

/// The sentence for fields that an action needs and that are still empty.
std::optional<Refusal> missing_fields(const Definition& definition, const Action& action,
                                      const Table& fields) {
    std::string missing;
    for (const std::string& name : action.needs) {
        const Field* field = definition.field(name);
        if (field != nullptr && is_shown(*field, fields) && !has_value(fields, name)) {
            missing += (missing.empty() ? "" : ", ") + in_english(field->label);
        }
    }
    if (missing.empty()) {
        return std::nullopt;
    }
    return Refusal{RefusalKind::invalid_input,
                   "'" + in_english(action.title) + "' needs: " + missing + "."};
}

bool is_reason_missing(const Action& action, const std::string& reason) {
    return action.reason_required && words::is_blank(reason);
}

}  // namespace

CaseDecision::CaseDecision(const DecidingParts& parts, const Bundle& bundle,
                           cases::CaseRecord record, Instant now, store::Reader& reader)
    : parts_(parts),
      calendar_revision_(holidays::revision(reader)),
      calendars_(parts.calendars.of(calendar_revision_, reader)),
      bundle_(bundle),
      definition_(bundle.definition),
      record_(std::move(record)),
      now_(now),
      reader_(reader),
      reading_(reader, parts.registers, *calendars_),
      planner_(definition_, record_, now, {*calendars_, parts.registers, reader}) {}

Result<journal::Decision> CaseDecision::open(const cases::Opening& opening,
                                             const journal::Cause& cause) {
    planner_.add(cases::opened(opening, opening_movement(definition_, opening.received_at, now_)));
    record_ = planner_.current();
    if (const auto decided = decide(effects_of(definition_.initial_state().enter, source()));
        !decided) {
        return decided.error();
    }
    planner_.note_decision(take_record());
    if (const auto planned = plan_effects(); !planned) {
        return planned.error();
    }
    return decision(cause);
}

Result<Done> CaseDecision::check_standing(const identity::Actor& actor,
                                          const Action& action) const {
    const std::string& title = in_english(action.title);
    if (const auto may = access::may_take(actor, title, action.by); !may) {
        return may.error();
    }
    if (std::ranges::find(action.from, record_.state) == action.from.end()) {
        const State* state = definition_.state(record_.state);
        return not_available("'" + title + "' is not possible while the case is '" +
                             (state == nullptr ? record_.state : in_english(state->title)) + "'.");
    }
    for (const cases::HoldOnCase& hold : record_.holds) {
        if (blocks(hold, action.name)) {
            return not_available(standing_of(hold));
        }
    }
    if (std::ranges::find(record_.taken_once, action.name) != record_.taken_once.end()) {
        return not_available("'" + title + "' can be taken only once, and was.");
    }
    return Done{};
}

std::optional<bool> CaseDecision::deadlines_met() const {
    std::optional<bool> met;
    for (const cases::ClockOnCase& clock : record_.clocks) {
        const auto deadline = clocks::compute(clock.rule, clock.changes, *calendars_, now_);
        if (deadline && (deadline->due_on || deadline->due_at)) {
            met = met.value_or(true) && !deadline->missed;
        }
    }
    return met;
}

Result<Script*> CaseDecision::script() {
    if (!script_) {
        auto view = case_view(definition_, record_, calendar::london_date(now_), reading_);
        if (!view) {
            return view.error();
        }
        view_ = *std::move(view);
        calendar_functions_ = calendar_functions(*calendars_);
        ready_.emplace(parts_.bundles.scripts(), bundle_.hash, bundle_.chunk,
                       recording_answers(calendar_functions_, parts_.functions, reading_,
                                         record_.reference, calls_));
        script_.emplace(bundle_, **ready_, view_);
    }
    return &*script_;
}

ScriptSource CaseDecision::source() {
    return [this] { return script(); };
}

Result<Done> CaseDecision::possible(const identity::Actor& actor, const Action& action) {
    if (const auto standing = check_standing(actor, action); !standing) {
        return standing.error();
    }
    const auto asked = ask_guards(action, source());
    const bool failed = !asked && script_ && script_->failed();
    if (failed && missing_fields(definition_, action, record_.fields)) {
        return Done{};  // A guard may reckon with a field that is still to be given with the
                        // action.
    }
    return asked;
}

Result<Done> CaseDecision::decide(Result<List> effects) {
    if (!effects) {
        return effects.error();
    }
    effects_ = *std::move(effects);
    return Done{};
}

Result<Done> CaseDecision::plan_effects() {
    const auto effects = read_effects(definition_, Value(effects_), calendar::london_date(now_));
    if (!effects) {
        return not_available("The workflow " + definition_.name +
                             " has an error, and nothing was done: " + effects.error().reason);
    }
    for (const Effect& effect : *effects) {
        if (const auto planned = planner_.add(effect); !planned) {
            return planned.error();
        }
    }
    return Done{};
}

Result<journal::Decision> CaseDecision::act(const identity::Actor& actor, const TakeAction& asked,
                                            const journal::Cause& cause) {
    const Action* action = definition_.action(asked.action);
    if (action == nullptr) {
        std::vector<std::string> names;
        for (const Action& one : definition_.actions) {
            names.push_back(one.name);
        }
        return Refusal{RefusalKind::invalid_input, unknown_name("action", asked.action, names)};
    }
    if (const auto standing = check_standing(actor, *action); !standing) {
        return standing.error();
    }
    if (is_reason_missing(*action, asked.reason)) {
        return Refusal{RefusalKind::invalid_input,
                       "'" + in_english(action->title) + "' needs a reason."};
    }
    const Date today = calendar::london_date(now_);
    const auto fields = checked_fields(definition_, asked.fields, record_.fields, today);
    if (!fields) {
        return fields.error();
    }
    for (const auto& [name, value] : fields->entries()) {
        record_.fields.set(name, value);
    }
    if (const auto missing = missing_fields(definition_, *action, record_.fields)) {
        return *missing;
    }
    auto outcome = outcome_of_action(definition_, *action, record_.fields, source());
    if (!outcome) {
        return outcome.error();
    }
    effects_ = std::move(outcome->effects);
    cases::Movement movement = action_movement(definition_, record_, *action, outcome->to, now_);
    if (movement.closes) {
        movement.in_time = deadlines_met();
    }
    if (actor.id != identity::time_itself().id) {
        planner_.let_letters_wait_until(now_ + undo_time);
    }
    planner_.add(cases::action_taken(planner_.current(), movement, now_, *fields, asked.reason,
                                     take_record()));
    if (const auto planned = plan_effects(); !planned) {
        return planned.error();
    }
    return decision(cause);
}

Result<journal::Decision> CaseDecision::fire(const cases::TimerOnCase& timer,
                                             const journal::Cause& cause) {
    if (timer.name.starts_with(cases::lift_timer)) {
        planner_.add(cases::timer_fired(record_, timer, now_, {}));
        const std::string hold = timer.name.substr(cases::lift_timer.size());
        if (const auto lifted = planner_.add(Effect(effects::Lift{hold})); !lifted) {
            return lifted.error();
        }
        return decision(cause);
    }
    const State* state = definition_.state(record_.state);
    for (const Timer& one : state->timers) {
        if (one.name == timer.name) {
            if (const auto decided = decide(effects_of(one.act, source())); !decided) {
                return decided.error();
            }
        }
    }
    planner_.add(cases::timer_fired(record_, timer, now_, take_record()));
    if (const auto planned = plan_effects(); !planned) {
        return planned.error();
    }
    return decision(cause);
}

Table CaseDecision::take_record() {
    if (!script_) {
        return {};
    }
    return Table{}
        .set("case", std::move(view_))
        .set("calls", to_value(calls_))
        .set("effects", journal::to_hex(journal::sha256({json::to_json(Value(effects_))})))
        .set("vocabulary", vocabulary_revision)
        .set("calendar", calendars_->revision())
        .set("plugins", parts_.plugin_versions);
}

Result<journal::Decision> CaseDecision::decision(const journal::Cause& cause) {
    auto plan = planner_.finish();
    if (!plan) {
        return plan.error();
    }
    journal::Decision decision{cause, reading_.read_set(), std::move(plan->conditions),
                               std::move(plan->drafts)};
    const auto more = reading_.conditions();
    decision.conditions.insert(decision.conditions.end(), more.begin(), more.end());
    const std::string stream = planner_.current().stream();
    const auto head = reader_.head(stream);
    decision.read_set.insert(decision.read_set.begin(), {stream, head ? head->number : 0});
    // Days that it counted, in a script or for a deadline, it counted by this calendar.
    decision.read_set.push_back({std::string(holidays::stream), calendar_revision_.number});
    return decision;
}

bool is_shown(const Field& field, const Table& fields) {
    return std::ranges::all_of(field.shown_when, [&](const auto& condition) {
        const auto& [name, wanted] = condition;
        const Value* value = fields.find(name);
        return value != nullptr && std::ranges::find(wanted, *value) != wanted.end();
    });
}

Result<Table> checked_fields(const Definition& definition, const Table& given, const Table& present,
                             Date today) {
    Table checked;
    Table whole = present;
    for (const auto& [name, value] : given.entries()) {
        const Field* field = definition.field(name);
        if (field == nullptr) {
            std::vector<std::string> names;
            for (const Field& one : definition.fields) {
                names.push_back(one.name);
            }
            return Refusal{RefusalKind::invalid_input, unknown_name("field", name, names)};
        }
        if (field->set_by_workflow) {
            return Refusal{RefusalKind::invalid_input,
                           field_in_words(*field) + " is set by the workflow, nobody types it."};
        }
        const std::string* typed = value.as_text();
        auto read = typed != nullptr && field->kind != FieldKind::rows
                        ? read_input(*field, *typed, today)
                        : check_value(*field, value, today);
        if (!read) {
            return read.error();
        }
        whole.set(name, *read);
        checked.set(name, *std::move(read));
    }
    for (const auto& [name, value] : checked.entries()) {
        const Field& field = *definition.field(name);
        if (!value.is_nil() && !is_shown(field, whole)) {
            return Refusal{RefusalKind::invalid_input,
                           field_in_words(field) +
                               " is not asked in this case: what it depends on "
                               "has another value."};
        }
    }
    return checked;
}

}  // namespace moothall::workflows
