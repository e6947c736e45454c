#include "workflows/running/effects_of_action.h"

namespace moothall::workflows {

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

Result<List> effects_of_action(const Definition& definition, const Action& action,
                               const ScriptSource& script) {
    if (const auto asked = ask_guards(action, script); !asked) {
        return asked.error();
    }
    auto effects = effects_of(action.act, script);
    if (!effects || action.to.empty()) {
        return effects;
    }
    const auto entering = effects_of(definition.state(action.to)->enter, script);
    if (!entering) {
        return entering.error();
    }
    effects->insert(effects->end(), entering->begin(), entering->end());
    return effects;
}

Result<List> effects_of_action(const Definition& definition, const Action& action, Script& script) {
    return effects_of_action(definition, action, [&]() -> Result<Script*> { return &script; });
}

}  // namespace moothall::workflows
