#pragma once

#include <moothall/service/date.h>

#include <string>

#include "site/visit.h"

namespace desk {

/// Some whole weeks, and what of the council is asked about.
struct Period {
    moothall::Date first;        ///< The Monday of the first week.
    int weeks = 0;               ///< How many, all of them over.
    std::string service = {};    ///< "revenues"; empty for all.
    std::string case_type = {};  ///< "revenues.discount_review"; empty for all.

    moothall::Date last_day() const { return first + std::chrono::days(7 * weeks - 1); }
    /// The week that is not over yet.
    moothall::Date this_week() const { return first + std::chrono::days(7 * weeks); }
};

inline constexpr int weeks_usual = 13;

/// The period that a page was asked for: 4, 13, 26 or 52 weeks before this one.
Period period_of(const Visit& visit);

/// "13 weeks to 15 November 2026"
std::string in_words(const Period& period);

/// The same as it stands in an address: "weeks=13&service=revenues".
std::string query_of(const Period& period);

/// What of the council is asked about, whenever that was: "service=revenues"; empty for all.
std::string filter_query(const Period& period);

/// Where the very cases behind a number are: of `weeks` weeks from `monday` on. `what` is a word of
/// `performance.cases`.
std::string cases_address(const Period& period, const std::string& what, moothall::Date monday,
                          int weeks);

}  // namespace desk
