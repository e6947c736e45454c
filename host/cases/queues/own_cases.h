#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case_record.h"
#include "store/store.h"

namespace moothall::cases {

/// Where a case stands among the open cases of its owner, the one that is due first before the
/// others.
struct Beside {
    std::optional<std::string> previous = {};  ///< References.
    std::optional<std::string> next = {};
    std::size_t place = 0;  ///< From 1; 0 where it is not among them.
    std::size_t of = 0;     ///< How many there are; at most `own_cases_max` are looked at.
};

inline constexpr std::size_t own_cases_max = 1'000;

/// Costs the keys of an officer's open cases.
Beside beside(store::Reader& reader, std::string_view owner, std::string_view case_id);

/// The cases of an officer that were closed since a moment, the last one first. Those are found
/// that were opened in the year before: of these the last `own_cases_max` are looked at.
std::vector<CaseRecord> closed_since(store::Reader& reader, std::string_view owner, Instant since,
                                     std::size_t limit);

}  // namespace moothall::cases
