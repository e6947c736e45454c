#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "operations/council.h"
#include "serving/service_notice.h"
#include "serving/waiting.h"

namespace moothall::serving {

/// No longer than this is waited, whenever the next timer is due: another program on the same data
/// may have set one that is due before.
inline constexpr std::chrono::seconds longest_wait{5};

/// What serving needs. Borrowed; all must outlive it.
struct ServingParts {
    operations::Council& council;
    const ServiceManager& manager;
    Waiting& waiting;
    std::function<void(const std::string&)> report;  ///< Told of what went wrong. Threads: any.
};

/// Takes what is due as it falls due, until it is to stop, and keeps the service manager informed:
/// READY=1 when what was due has been taken, WATCHDOG=1 at least twice in its time, STOPPING=1. In
/// the midst of much that is due it does both between two timers: it is heard, and it stops.
/// Delivers outgoing work meanwhile, on threads of its own (see DeliveryThreads): at the end it
/// waits for what is being handed over.
/// A fault of the store is reported, once for as long as it lasts, and tried again.
/// Faults: throws std::system_error when the service manager cannot be told.
void serve(const ServingParts& parts);

}  // namespace moothall::serving
