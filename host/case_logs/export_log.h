#pragma once

#include <moothall/service/result.h>

#include <cstddef>
#include <ostream>
#include <string>

#include "journal/fold.h"
#include "store/store.h"

namespace moothall::case_logs {

/// What an export wrote.
struct Exported {
    std::size_t cases = 0;
    std::size_t events = 0;
};

/// Writes the cases of a type, or of every type where it is empty, as a CSV event log.
///
/// First what came from logs, in the order in which it came: the same cells under the same columns.
/// Then what happened here: cases that came from no log, and what was done to imported ones since.
/// Memory: flat but for what is known of up to a few thousand cases. `reader` sees one moment.
/// Refused: not_found where there is no such case. Faults: StoreFault, DamagedEvent;
/// std::runtime_error when the stream takes no more.
Result<Exported> export_log(store::Reader& reader, const journal::Folds& folds,
                            const std::string& type, std::ostream& out);

}  // namespace moothall::case_logs
