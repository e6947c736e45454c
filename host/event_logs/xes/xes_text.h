#pragma once

#include <string>
#include <string_view>

namespace moothall::event_logs {

// A key of XES has to be a name of XML, and XML has no control characters. What cannot stand there
// goes out as its number, "Case ID" as "Case_x0020_ID", the way spreadsheets write it, and is read
// back. Every text in UTF-8 without NUL comes back as it was.

/// The key of a column: letters of Latin-1, digits and "_:.-" stay.
std::string to_xes_key(std::string_view column);
std::string from_xes_key(std::string_view key);

/// A value: everything but control characters stays.
std::string to_xes_value(std::string_view text);
std::string from_xes_value(std::string_view value);

}  // namespace moothall::event_logs
