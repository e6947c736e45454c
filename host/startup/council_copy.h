#pragma once

#include <moothall/service/result.h>

#include <string>
#include <vector>

#include "startup/running_council.h"
#include "store_copy/store_copy.h"

namespace moothall::startup {

/// Copies the council in `from` into the empty place `to`, whichever databases they name, and
/// compares both, with such further `files` of its data folder, by name, as are there. The source
/// may be worked meanwhile. The copy can be opened when all of it is
/// there and has been found equal, not before.
///
/// Refused, with the source as it was and the target as empty as it was, and not there if it was
/// not: places that cannot be
/// opened, a source that is no council of this release, a target that holds something, and what
/// store_copy::copy refuses. Faults: StoreFault, DamagedEvent; then too.
Result<store_copy::Copied> copy_council(const Settings& from, const Settings& to,
                                        const std::vector<std::string>& files,
                                        const store_copy::Progress& progress);

}  // namespace moothall::startup
