#pragma once

#include "store/table.h"

namespace moothall::case_logs {

/// One row for each time that a log was taken.
const store::Table& import_table();

/// Where each row of each log went: gives back the order of a whole log.
const store::Table& log_row_table();

/// What the log said of each imported case, and how many of its events came from logs.
const store::Table& imported_case_table();

/// The cells of import_table(), by place.
struct ImportColumns {
    enum : std::size_t { id, sha256, type, record };
};

/// The cells of log_row_table(), by place.
struct LogRowColumns {
    enum : std::size_t { import, row, case_id, number };
};

/// The cells of imported_case_table(), by place.
struct ImportedCaseColumns {
    enum : std::size_t { case_id, attributes, events };
};

}  // namespace moothall::case_logs
