#pragma once

#include <string>
#include <vector>

#include "event_logs/checked_log.h"

namespace moothall::event_logs {

/// What a log tells, however it is written down: its cases in the order in which they begin, with
/// their events in order and attributes by name. Moments are compared, not how they were written.
/// Fails the test where the log is refused.
std::vector<ImportedCase> told_by(std::istream& file, LogFormat format);
std::vector<ImportedCase> told_by(const std::string& text, LogFormat format);

}  // namespace moothall::event_logs
