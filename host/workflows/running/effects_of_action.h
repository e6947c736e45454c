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

/// What an action decides: its guards, its own effects, and those of the state that it enters.
Result<List> effects_of_action(const Definition& definition, const Action& action,
                               const ScriptSource& script);
Result<List> effects_of_action(const Definition& definition, const Action& action, Script& script);

}  // namespace moothall::workflows
