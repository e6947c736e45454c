#pragma once

#include <string>
#include <vector>

namespace desk {

/// One line of a CSV file (RFC 4180). A text that a spreadsheet would take for a formula gets an
/// apostrophe in front.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace desk
