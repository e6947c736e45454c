#pragma once

#include <map>
#include <string>
#include <vector>

#include "host/workflows/small_council.h"

namespace moothall::workflows {

using Projections = std::map<std::string, std::vector<store::Row>>;

/// Every row of every projection by its table, but for what may differ when something was undone:
/// the versions of cases, which commands there were, and registers, whose rows tell their changes.
/// Of weeks what they count.
Projections projections_of(SmallCouncil& council);

/// The tables of which the rows differ.
std::vector<std::string> differing(const Projections& before, const Projections& after);

}  // namespace moothall::workflows
