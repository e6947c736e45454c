#pragma once

#include <moothall/service/fraction.h>
#include <moothall/service/reading.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <optional>
#include <string>
#include <vector>

#include "council_tax/rules_by_day.h"

namespace revenues {

enum class Furnishing { furnished, unfurnished };

/// Time in which nobody has lived in a home. It follows the property, not the owner.
struct EmptySpell {
    Date since;
    Furnishing furnishing = Furnishing::unfurnished;
};

/// That a home is excepted from the premium: "marketed for sale from 1 June 2025".
struct ExceptionClaim {
    std::string class_name;
    Date from;               ///< Where the months of the class begin; may lie before 1 April 2025.
    std::optional<Date> to;  ///< The last day; nothing while it lasts.
};

/// Reads the list `name` of `{ class, from, to }`; none where it is absent.
/// Refused: invalid_input where a claim ends before it begins.
moothall::Result<std::vector<ExceptionClaim>> exception_claims_from(const moothall::Table& asked,
                                                                    std::string_view name);

/// What a day costs more: 1 is once the charge again.
struct PremiumDay {
    moothall::Fraction multiple;
    std::string words;
};

/// The premium on a day on which nobody lives in the home, at the tier for all the time it has
/// been empty; none while an exception holds. A tier is reached on the anniversary itself.
/// Refused: not_available where a tier's percentage is out of range.
moothall::Result<PremiumDay> premium_on(Date on, const EmptySpell& spell,
                                        const std::vector<ExceptionClaim>& claims,
                                        RulesByDay& rules);

/// `revenues.premium_charge`: a tax year's charge with the premium for an empty or second home.
moothall::Result<moothall::Table> premium_charge(const moothall::Table& asked,
                                                 moothall::Reading& reading);

}  // namespace revenues
