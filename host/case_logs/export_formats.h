#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "case_logs/export_log.h"
#include "case_logs/log_events.h"

namespace moothall::case_logs {

// What export_log does for each format that is written case by case. Requires at least one case;
// otherwise as export_log.

/// Strict XES: one trace for each case, also for one without events.
Exported export_xes(store::Reader& reader, const journal::Folds& folds, const std::string& type,
                    std::ostream& out);

/// OCEL 2.0 as JSON. Objects are the cases, by the references they have here, and the customers and
/// places that they name, by id and UPRN alone; every event is related to those of its case.
Exported export_ocel(store::Reader& reader, const journal::Folds& folds, const std::string& type,
                     std::ostream& out);

/// The logs that cases of a type came from, or of every type where it is empty, in their order.
std::vector<TakenLog> logs_of(store::Reader& reader, const std::string& type);

}  // namespace moothall::case_logs
