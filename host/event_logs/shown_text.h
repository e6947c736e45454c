#pragma once

#include <string>

namespace moothall::event_logs {

/// As much of a text from a log as a message can bear: forty bytes, cut between characters.
std::string shown(const std::string& text);

}  // namespace moothall::event_logs
