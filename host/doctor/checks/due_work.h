#pragma once

#include <moothall/service/date.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "doctor/outcome.h"

namespace moothall::doctor {

/// Timers that are due.
struct DueTimers {
    Instant now;
    std::int64_t count;  ///< At most `due_timers_max`: then there may be more.
    std::optional<Instant> oldest;
};
inline constexpr std::int64_t due_timers_max = 1'000;

const Check& timers_check();
Outcome check_timers(const DueTimers& due);

/// What was meant to happen by itself, did not, and waits for somebody.
struct AttentionList {
    Instant now;
    std::int64_t count;  ///< At most `attention_max`: then there may be more.
    std::optional<Instant> oldest;
};
inline constexpr std::int64_t attention_max = 1'000;

const Check& attention_check();
Outcome check_attention(const AttentionList& list);

}  // namespace moothall::doctor
