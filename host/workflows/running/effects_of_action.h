#pragma once

#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <functional>

#include "workflows/definitions/definition.h"
#include "workflows/running/script.h"

namespace moothall::workflows {

/// How whoever asks comes by a script; called only when a function has to run.
using ScriptSource = std::function<Result<Script*>()>;

/// Whether every guard of an action holds. Refused: not_available, with the sentence of the first
/// that does not, or the script's error.
Result<Done> ask_guards(const Action& action, const ScriptSource& script);

/// The effects that an act names or its function returns, as the script wrote them.
/// Refused: not_available, with the script's error.
Result<List> effects_of(const Act& act, const ScriptSource& script);

/// What came of an action.
struct ActionOutcome {
    List effects;         ///< Its own, and those of the state that it enters.
    std::string to = {};  ///< That state; empty where the case stays.
};

/// What an action decides: its guards, its own effects, where it leads, and the effects of the
/// state that it enters. `fields` are those of the case, with what was given for the action.
/// Refused: as above; not_available, where the state cannot be chosen.
Result<ActionOutcome> outcome_of_action(const Definition& definition, const Action& action,
                                        const Table& fields, const ScriptSource& script);

}  // namespace moothall::workflows
