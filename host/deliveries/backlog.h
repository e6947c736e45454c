#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cases/outgoing.h"

namespace moothall::deliveries {

/// Outgoing work of a kind that no plugin delivers here.
struct WaitingWork {
    std::string kind;
    std::int64_t count;  ///< At most `counted_max`: then there may be more.
    Instant since;       ///< When the first of it was asked for.
};

/// A council without a carrier asks for letters all the same: no more of them are counted.
inline constexpr std::int64_t counted_max = 1'000;

/// What is there of kinds that are not among `delivered`.
std::vector<WaitingWork> waiting_for_plugin(store::Reader& reader,
                                            const std::vector<std::string>& delivered);

/// How far behind the deliveries are.
struct Backlog {
    std::int64_t due = 0;                  ///< At most `counted_max`, like the next one.
    std::optional<Instant> due_since;      ///< When the first of them came to be due.
    std::int64_t refused = 0;              ///< Were refused, and are tried again.
    std::optional<Instant> refused_since;  ///< Since when the first of them has been wanted.
};

/// Of the kinds that plugins deliver here.
Backlog backlog(store::Reader& reader, const std::vector<std::string>& delivered, Instant now);

}  // namespace moothall::deliveries
