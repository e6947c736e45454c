#pragma once

#include <moothall/service/date.h>
#include <moothall/service/value.h>

#include <string>
#include <vector>

#include "doctor/outcome.h"

namespace moothall::doctor {

/// What all checks came to.
struct Report {
    Instant at;
    std::vector<Outcome> outcomes;

    Severity severity() const;  ///< The worst.
};

/// For people: the worst first, then what could not be checked, then what is in order.
std::string in_words(const Report& report);

/// One document: `status`, `at`, and `checks` in the order in which they were made.
Value as_value(const Report& report);

/// In the text format of Prometheus: a gauge with the severity of each check that was done, and one
/// for each thing that was measured, in its base unit.
std::string as_metrics(const Report& report);

}  // namespace moothall::doctor
