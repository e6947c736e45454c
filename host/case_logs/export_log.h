#pragma once

#include <moothall/service/result.h>

#include <cstddef>
#include <ostream>
#include <string>

#include "event_logs/log_format.h"
#include "journal/fold.h"
#include "store/store.h"

namespace moothall::case_logs {

/// What an export wrote.
struct Exported {
    std::size_t cases = 0;
    std::size_t events = 0;
};

struct ExportAsked {
    std::string type;  ///< Every type where it is empty.
    event_logs::LogFormat format = event_logs::LogFormat::csv;
};

/// Writes the cases of a type, or of every type, as an event log.
///
/// As CSV first what came from logs, in the order in which it came: the same cells under the same
/// columns. Then what happened here: cases that came from no log, and what was done to imported
/// ones since. As XES and OCEL case by case, as visit_cases shows them.
/// Memory: flat but for what is known of up to a few thousand cases; for OCEL also the names of
/// activities and attributes. `reader` sees one moment.
/// Refused: not_found where there is no such case. Faults: StoreFault, DamagedEvent;
/// std::runtime_error when the stream takes no more.
Result<Exported> export_log(store::Reader& reader, const journal::Folds& folds,
                            const ExportAsked& asked, std::ostream& out);

}  // namespace moothall::case_logs
