#pragma once

#include <ostream>
#include <span>
#include <string>

namespace moothall::csv {

/// Writes one row as RFC 4180 has it, with CRLF at its end: quotation marks only where the cell
/// could not be read again without them. CsvReader reads back the same cells, if they are UTF-8
/// without NUL. Requires at least one cell. Whether the stream took it is for the caller to ask.
void write_csv_row(std::ostream& out, std::span<const std::string> cells);

}  // namespace moothall::csv
