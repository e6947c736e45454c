#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "doctor/outcome.h"

namespace moothall::doctor {

/// What a walk over the journal found.
struct JournalWalk {
    bool was_whole;  ///< All of it was walked, and not its newest part alone.
    std::int64_t seals;
    std::int64_t events;
    std::int64_t unsealed;
    std::int64_t damages;
    std::vector<std::string> sentences;  ///< Of the first few damages.
};

const Check& journal_check();
Outcome check_journal(const JournalWalk& walk);

}  // namespace moothall::doctor
