#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "startup/running_council.h"

namespace moothall::demonstration {

/// How large a demonstration is, and which.
struct Wanted {
    std::int64_t cases = 300;
    std::uint64_t seed = 1;
    Instant
        now;  ///< The moment at which it ends; what happens in it happens in the 60 days before.
};

/// Told how many cases there are so far.
using Progress = std::function<void(std::int64_t cases)>;

/// Fills an empty council with the invented Borough of Ashcombe: officers, places, customers,
/// accounts, and cases in every state, worked by the operations that everybody uses. The same
/// wishes give the same council. Requires a clock that can be set. Faults: throws RefusedError for
/// what a council refuses; then the demonstration is wrong.
void make(startup::RunningCouncil& council, const Wanted& wanted, const Progress& progress);

/// Opens a case, works it through its life, and tells each step in words.
std::string tour(startup::RunningCouncil& council);

}  // namespace moothall::demonstration
