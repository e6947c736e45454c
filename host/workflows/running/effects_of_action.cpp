#include "workflows/running/effects_of_action.h"

#include <algorithm>

namespace moothall::workflows {
namespace {

/// Where the value of a field leads; nothing if it has none that leads anywhere.
std::optional<std::string> way_of(const ChosenState& chosen, const Value* value) {
    const bool* yes = value == nullptr ? nullptr : value->as_yes_no();
    const std::string* text = value == nullptr ? nullptr : value->as_text();
    if (yes == nullptr && text == nullptr) {
        return std::nullopt;
    }
    const std::string wanted = text != nullptr ? *text : std::string(*yes ? "yes" : "no");
    const auto way =
        std::ranges::find(chosen.ways, wanted, &decltype(chosen.ways)::value_type::first);
    return way == chosen.ways.end() ? std::nullopt : std::optional(way->second);
}

Result<std::string> given_by_function(const Definition& definition, const Action& action,
                                      const ScriptSource& script) {
    const auto asked = script();
    if (!asked) {
        return asked.error();
    }
    const auto given = (*asked)->act(*action.chosen->function);
    if (!given) {
        return given.error();
    }
    if (auto way = way_of(*action.chosen, &*given)) {
        return *std::move(way);
    }
    const std::string* name = given->as_text();
    return Refusal{RefusalKind::not_available,
                   "The workflow " + definition.name + " has an error, and nothing was done: '" +
                       in_english(action.title) + "' leads to " +
                       (name == nullptr ? "no state"
                                        : "'" + name->substr(0, 60) +
                                              "', which is not among its states") +
                       ". Tell an administrator."};
}

/// The state that an action enters; empty where the case stays.
Result<std::string> target_of(const Definition& definition, const Action& action,
                              const Table& fields, const ScriptSource& script) {
    if (!action.chosen) {
        return action.to;
    }
    if (action.chosen->function) {
        return given_by_function(definition, action, script);
    }
    if (auto way = way_of(*action.chosen, fields.find(action.chosen->field))) {
        return *std::move(way);
    }
    return Refusal{RefusalKind::not_available,
                   "'" + in_english(action.title) + "' goes by '" +
                       in_english(definition.field(action.chosen->field)->label) +
                       "', which has no value yet."};
}

}  // namespace

Result<Done> ask_guards(const Action& action, const ScriptSource& script) {
    for (const FunctionPlace& guard : action.guards) {
        const auto asked = script();
        if (!asked) {
            return asked.error();
        }
        const auto sentence = (*asked)->ask(guard);
        if (!sentence) {
            return sentence.error();
        }
        if (*sentence) {
            return Refusal{RefusalKind::not_available, **sentence};
        }
    }
    return Done{};
}

Result<List> effects_of(const Act& act, const ScriptSource& script) {
    List effects = act.effects;
    if (!act.function) {
        return effects;
    }
    const auto asked = script();
    if (!asked) {
        return asked.error();
    }
    const auto returned = (*asked)->act(*act.function);
    if (!returned) {
        return returned.error();
    }
    const Table* table = returned->as_table();
    if (const List* list = returned->as_list()) {
        effects.insert(effects.end(), list->begin(), list->end());
    } else if (!returned->is_nil() && !(table != nullptr && table->empty())) {
        effects.push_back(*returned);
    }
    return effects;
}

Result<ActionOutcome> outcome_of_action(const Definition& definition, const Action& action,
                                        const Table& fields, const ScriptSource& script) {
    if (const auto asked = ask_guards(action, script); !asked) {
        return asked.error();
    }
    auto effects = effects_of(action.act, script);
    if (!effects) {
        return effects.error();
    }
    const auto to = target_of(definition, action, fields, script);
    if (!to) {
        return to.error();
    }
    if (!to->empty()) {
        const auto entering = effects_of(definition.state(*to)->enter, script);
        if (!entering) {
            return entering.error();
        }
        effects->insert(effects->end(), entering->begin(), entering->end());
    }
    return ActionOutcome{*std::move(effects), *to};
}

}  // namespace moothall::workflows
