#pragma once

#include <moothall/service/result.h>

#include <filesystem>
#include <string_view>

namespace moothall::event_logs {

/// How a log is written down.
enum class LogFormat {
    csv,
    xes,   ///< IEEE 1849-2016.
    ocel,  ///< OCEL 2.0 as JSON. It only goes out.
};

/// As told, or by the ending of the file's name where nothing is: .csv, .xes, .ocel, .jsonocel,
/// .json; CSV for a name without an ending.
/// Refused: invalid_input for any other word or ending, not_available for one that arrives later.
Result<LogFormat> format_of(std::string_view told, const std::filesystem::path& file);

}  // namespace moothall::event_logs
