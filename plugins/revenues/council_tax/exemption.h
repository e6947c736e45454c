#pragma once

#include <moothall/service/reading.h>
#include <moothall/service/result.h>

#include <optional>
#include <string>

#include "council_tax/rules_by_day.h"

namespace revenues {

/// That a home is exempt under a class.
struct ExemptionClaim {
    std::string class_name;
    Date since;                      ///< Where the months of class B begin.
    std::optional<Date> probate_on;  ///< The grant of probate, from which the months of F run.
};

/// Why the home is exempt on `on` ("exempt, class N: occupied only by students"), or nothing once
/// the months of the class have passed.
/// Refused: not_found for a class that is not in force on that day.
moothall::Result<std::optional<std::string>> exemption_on(Date on, const ExemptionClaim& claim,
                                                          RulesByDay& rules);

}  // namespace revenues
