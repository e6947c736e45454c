#pragma once

#include <moothall/service/date.h>

#include <cstdint>
#include <string>
#include <vector>

#include "store/store.h"

namespace moothall::cases {

/// A timer as it stands in the table of timers.
struct DueTimer {
    std::string case_id;
    std::int64_t entry;
    std::string name;
    Instant due_at;
};

/// Goes through the timers of some services that are due at a moment, the oldest first. Those of
/// other services cost nothing, however many there are.
class DueTimers {
public:
    DueTimers(const std::vector<std::string>& services, Instant at);

    /// The next ones; fewer than `limit` at the end. What has become due meanwhile, before the last
    /// one that was given, is left out.
    std::vector<DueTimer> next(store::Reader& reader, std::size_t limit);

private:
    struct Service {
        std::string name;
        store::Key after;  ///< Where it was left; empty at first.
    };

    std::vector<Service> services_;
    Instant at_;
};

/// The services that have a timer.
std::vector<std::string> services_with_timers(store::Reader& reader);

/// Timers of one service that are due and wait.
struct WaitingTimers {
    std::string service;
    std::int64_t count;
    Instant since;  ///< When the first of them was due.
};

/// What is due at `at` of services that are not among `present`.
std::vector<WaitingTimers> waiting_timers(store::Reader& reader,
                                          const std::vector<std::string>& present, Instant at);

}  // namespace moothall::cases
