#pragma once

#include <moothall/service/value.h>

#include <string>
#include <vector>

#include "testing/test_file.h"

namespace moothall::testing {

/// A line for each test, what failed with file and line, what no test visited, and the sums:
/// "9 passed, 1 failed".
std::string in_words(const std::vector<FileOutcome>& files);

/// The same as a value: { passed, failed, files: [ { file, workflow, tests, never } ] }.
Value answer_of(const std::vector<FileOutcome>& files);

std::size_t failures_in(const std::vector<FileOutcome>& files);

}  // namespace moothall::testing
