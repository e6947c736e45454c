#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "doctor/outcome.h"

namespace moothall::doctor {

/// How the store stands.
struct StoreStanding {
    std::string place;  ///< As it may be shown.
    bool is_there;
    bool is_behind;
    bool needs_rebuild;
    std::string refusal;                   ///< Why it cannot be worked on; empty if it can.
    std::vector<std::string> read_faults;  ///< What failed when it was read.
    std::optional<std::chrono::microseconds> answers_in;  ///< Of a server.
    std::vector<std::string> waiting = {};                ///< Tables that an upgrade makes.
};

const Check& store_check();
Outcome check_store(const StoreStanding& standing);

}  // namespace moothall::doctor
