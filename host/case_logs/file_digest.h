#pragma once

#include <istream>
#include <string>

namespace moothall::case_logs {

/// The SHA-256 of all that is in the file, in hexadecimal; then the file stands at its beginning
/// again. Memory: 64 KiB. Requires a file that can be sought in.
/// Faults: throws std::runtime_error when it cannot be read.
std::string digest_of(std::istream& file);

}  // namespace moothall::case_logs
