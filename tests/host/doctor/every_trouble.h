#pragma once

#include <vector>

#include "doctor/outcome.h"

namespace moothall::doctor {

/// Every check on a council on which it finds nothing.
std::vector<Outcome> all_fine();

/// Every check as often as it takes to find each of its troubles.
std::vector<Outcome> every_trouble();

}  // namespace moothall::doctor
