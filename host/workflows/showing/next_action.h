#pragma once

#include <moothall/service/value.h>

#include <set>
#include <string>

#include "workflows/definitions/definition.h"

namespace moothall::workflows {

/// The action that is the step to do now, of those whose names are `available` to somebody on a
/// case that is in `state` and holds `fields`: one that moves the case, before one that leaves it
/// where it is, before one that gives the case up; of these the one for which least has to be
/// filled in, and then the first in the order of the workflow. Gives a case up: an action that
/// closes it and can be taken from every open state, such as a withdrawal, or that closes it and
/// asks for a reason. Null if nothing is available.
const Action* next_action(const Definition& definition, const std::string& state,
                          const Table& fields, const std::set<std::string>& available);

}  // namespace moothall::workflows
