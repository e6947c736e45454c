#pragma once

#include <moothall/service/fraction.h>
#include <moothall/service/reading.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "council_tax/rules_by_day.h"

namespace revenues {

/// Who lives in a home: adults that count, and the categories of those who are disregarded.
struct Household {
    std::int64_t counted = 0;
    std::vector<std::string> disregarded;

    bool lived_in() const { return counted > 0 || !disregarded.empty(); }
};

/// Reads `counted_adults` and `disregarded`. Refused: invalid_input for a count below nothing.
moothall::Result<Household> household_from(const moothall::Table& asked);

/// What the heads in a home make of its charge on one day.
struct HeadCount {
    std::optional<std::string> exemption_class;  ///< Where everybody is of a kind that exempts.
    moothall::Fraction discount_percent;
    std::string words;  ///< "only one adult counts"; empty where the charge is full.
};

/// Counts heads once: two or more that count, no discount; one; none. Discounts do not add up.
/// Where nobody counts and all are students, under 18 or severely mentally impaired, the home is
/// exempt instead (classes N, S and U). Requires a home that is lived in.
/// Refused: not_found for a category that has no row.
moothall::Result<HeadCount> count_heads(const Household& household, Date on, RulesByDay& rules);

}  // namespace revenues
