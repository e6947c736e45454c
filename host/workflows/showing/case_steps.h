#pragma once

#include <string>
#include <vector>

#include "workflows/definitions/definition.h"

namespace moothall::workflows {

/// A state on the way of a case.
struct Step {
    enum class Is { done, current, ahead };

    std::string state;  ///< Empty for an end that may still be one of several.
    std::string title;
    Is is = Is::ahead;
};

/// The way of a case: the states it was in, in their order, the last of them being the one it is
/// in now, then the usual way from there to its end. Where it went back to a state, what lay
/// between lies ahead again. Where it can end in more than one way, the last step is just its end.
/// Requires at least one state.
std::vector<Step> steps_of(const Definition& definition, const std::vector<std::string>& entered,
                           const Table& fields);

}  // namespace moothall::workflows
