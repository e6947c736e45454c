#pragma once

#include <moothall/service/date.h>

#include <vector>

#include "deliveries/backlog.h"
#include "doctor/outcome.h"

namespace moothall::doctor {

/// How outgoing work stands.
struct DeliveryStanding {
    Instant now;
    deliveries::Backlog backlog;
    std::vector<deliveries::WaitingWork> waiting;  ///< For a plugin.
};

const Check& deliveries_check();
Outcome check_deliveries(const DeliveryStanding& standing);

}  // namespace moothall::doctor
