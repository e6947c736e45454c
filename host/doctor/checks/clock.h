#pragma once

#include <moothall/service/date.h>

#include <optional>

#include "doctor/outcome.h"

namespace moothall::doctor {

/// What the clocks say.
struct Clocks {
    Instant now;
    bool stands_still;  ///< Set by MOOTHALL_NOW.
    /// Whether the kernel says that its clock is synchronised; nothing where it does not tell.
    std::optional<bool> is_synchronised;
    std::optional<std::chrono::microseconds> server_ahead;  ///< Of the database server's clock.
    std::optional<Instant> last_event;  ///< When the last event that is sealed was recorded.
};

const Check& clock_check();
Outcome check_clock(const Clocks& clocks);

}  // namespace moothall::doctor
