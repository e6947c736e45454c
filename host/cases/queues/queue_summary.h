#pragma once

#include <moothall/service/date.h>

#include <cstddef>
#include <string>
#include <vector>

#include "cases/queues/queue_counts.h"
#include "store/store.h"

namespace moothall::cases {

/// How many open cases of a queue are of one type and in one state.
struct KindInQueue {
    std::string type;
    std::string state;
    std::size_t cases = 0;
};

/// How much of a queue somebody has.
struct ShareOfQueue {
    std::string owner;  ///< An officer's id; empty: nobody has them.
    std::size_t cases = 0;
    std::size_t overdue = 0;
};

/// What a queue is made of, by its first `queue_count_max` open cases.
struct QueueSummary {
    std::vector<KindInQueue> kinds;    ///< By type and state.
    std::vector<ShareOfQueue> shares;  ///< Nobody's first, then the largest.
    bool capped = false;
};

/// Reads columns of the index' rows alone, so that what it costs depends on the queue's length.
QueueSummary summary_of(store::Reader& reader, const Queue& queue, Date today);

}  // namespace moothall::cases
