#pragma once

#include <moothall/service/date.h>

#include <cstdint>
#include <optional>
#include <string_view>

#include "cases/case_record.h"

namespace moothall::cases {

/// When a case is due, as people who work it ask for it.
enum class DueBand {
    overdue,
    today,
    this_week,  ///< After today, up to the coming Sunday; at a weekend the one ahead.
    later,
    no_date,  ///< It has no deadline, or all that it has are paused.
};

/// "overdue", "today", "this_week", "later" or "no_date"; nothing for another name.
std::optional<DueBand> due_band_named(std::string_view name);

/// Bounds of earliest_due: from the first, below the second.
struct DueSpan {
    std::optional<std::int64_t> from;
    std::optional<std::int64_t> below;

    bool holds(std::int64_t due) const {
        return (!from || due >= *from) && (!below || due < *below);
    }
};

DueSpan span_of(DueBand band, Date today);

/// Whether nothing can go on until something comes in: no deadline runs, since a hold or a state
/// pauses it.
bool waits(const CaseRecord& record);

}  // namespace moothall::cases
