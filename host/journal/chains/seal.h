#pragma once

#include <cstddef>

#include "store/store.h"

namespace moothall::journal {

/// Events that one seal binds at most. More that wait make more seals.
inline constexpr std::size_t seal_events_max = 1024;

/// Binds every event that no seal binds yet: the store's Sealing. Without such events it does
/// nothing. Faults: StoreFault.
void seal(store::Writer& writer);

}  // namespace moothall::journal
