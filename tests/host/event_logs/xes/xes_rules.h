#pragma once

#include <string>
#include <vector>

namespace moothall::event_logs {

/// Every breach of the schema of IEEE 1849-2016 in a text, and of what the extensions concept,
/// lifecycle, org and time declare, as "line 7: …": which elements stand in which, in which order,
/// with which attributes of which types. Nothing for a log that is strict.
std::vector<std::string> breaches_of_xes(const std::string& text);

}  // namespace moothall::event_logs
