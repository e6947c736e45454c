#pragma once

#include <functional>

#include "store/store.h"

namespace moothall::store {

/// Shows the newest state for a short look: on a snapshot, or, while nobody writes, inside the
/// writer, which has what was just written still in memory. For a few rows on the way of a command;
/// for a page of a list take `Store::read`. Faults: StoreFault; what `look` throws.
void look(Store& store, const std::function<void(Reader&)>& look);

}  // namespace moothall::store
