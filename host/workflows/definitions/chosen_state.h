#pragma once

#include "workflows/definitions/definition.h"
#include "workflows/definitions/definition_check_parts.h"
#include "workflows/definitions/definition_reader_scope.h"

namespace moothall::workflows {

/// Reads where an action leads, where that is a table: `{ field = "decision", main = "main_duty" }`
/// or `{ choose = function(case) … end, among = { "main_duty", "no_duty" } }`.
ChosenState read_chosen_state(const Scope& action);

/// Notes what is wrong with the choice of an action: a field that is none or has no ways to choose
/// between, a value without a state, a state that is not there.
void check_chosen_state(Checking& checking, const Action& action);

}  // namespace moothall::workflows
