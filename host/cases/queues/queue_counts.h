#pragma once

#include <moothall/service/date.h>

#include <cstddef>
#include <optional>
#include <string>

#include "store/store.h"

namespace moothall::cases {

/// Whose queue: an officer's open cases, or a team's.
struct Queue {
    std::string owner = {};  ///< An officer's id; empty:
    std::string team = {};   ///< the cases of this team.
};

/// How many open cases of a queue are due when; no more than `queue_count_max` of each.
struct QueueCounts {
    std::size_t overdue = 0;
    std::size_t due_today = 0;
    std::size_t due_this_week = 0;  ///< After today, up to the coming Sunday.
    std::size_t later = 0;
    std::size_t no_date = 0;
    std::optional<std::size_t> unassigned;  ///< Of a team.
    std::optional<std::size_t> waiting;     ///< Of an officer's: those without a date that wait.
    bool capped = false;                    ///< Of something there are more than were counted.
};

inline constexpr std::size_t queue_count_max = 1'000;

/// Counts by the keys of an index, so that what it costs depends on the length of the queue and not
/// on how many cases there are. Those without an owner are sought among the team's first
/// `queue_count_max` open cases.
QueueCounts count_queue(store::Reader& reader, const Queue& queue, Date today);

}  // namespace moothall::cases
