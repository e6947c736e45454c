#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "store/store.h"

namespace moothall::store {

/// How a stretch of an index begins.
enum class Beginning { at_first, included, excluded };

/// One stretch of an index, which a backend finds by one look into it: the rows whose leading
/// columns equal `equal`, and of whose next column the bounds hold.
struct Stretch {
    Key equal;
    Beginning begins = Beginning::at_first;
    Cell least;  ///< Nothing: any value. Only where it does not begin at first.
    std::optional<Cell> below = {};
};

/// The stretches of the index that a query covers, in order; `order` is its columns. "After (a, b,
/// k)" is not one stretch but three: the rest of (a, b), then the rest of a, then all after a; each
/// is found by the index at once. Faults: StoreFault for a cursor or a bound that does not fit the
/// index.
std::vector<Stretch> stretches_of(const Table& table, const std::vector<std::size_t>& order,
                                  const ListQuery& query);

}  // namespace moothall::store
