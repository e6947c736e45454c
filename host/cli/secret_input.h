#pragma once

#include <moothall/service/result.h>

#include <string>

namespace moothall::cli {

/// Reads a line from standard input. At a terminal it asks for `name` and does not show what is
/// typed. Refused: invalid_input where there is no line, or one longer than 4 KiB.
Result<std::string> read_secret(const std::string& name);

}  // namespace moothall::cli
