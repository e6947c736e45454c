#pragma once

#include <cstdint>

#include "cases/case_record.h"
#include "store/store.h"

namespace moothall::cases {

/// By which lists are in order: microseconds since 1970, or never_due.
std::int64_t earliest_due(const CaseRecord& record);

/// Puts a case into its table, and the difference that it makes to the table of timers. `before` is
/// the case as it was kept last; an empty record for a new one.
void keep_case(store::Writer& writer, const CaseRecord& before, const CaseRecord& after);

/// Takes both away.
void remove_case(store::Writer& writer, const CaseRecord& record);

}  // namespace moothall::cases
