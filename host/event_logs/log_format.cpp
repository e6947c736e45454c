#include "event_logs/log_format.h"

#include <string>

namespace moothall::event_logs {
namespace {

/// "xes" of "log.xes".
std::string ending_of(const std::filesystem::path& file) {
    const std::string extension = file.extension();
    return extension.empty() ? "csv" : extension.substr(1);
}

}  // namespace

Result<LogFormat> format_of(std::string_view told, const std::filesystem::path& file) {
    const std::string format = told.empty() ? ending_of(file) : std::string(told);
    if (format == "csv") {
        return LogFormat::csv;
    }
    if (format == "xes") {
        return LogFormat::xes;
    }
    if (format == "ocel" || (told.empty() && (format == "jsonocel" || format == "json"))) {
        return LogFormat::ocel;
    }
    if (format == "ndjson") {
        return Refusal{RefusalKind::not_available,
                       "Event logs as ndjson arrive later: use CSV or XES for now."};
    }
    return Refusal{
        RefusalKind::invalid_input,
        "\"" + format + "\" is no format of event logs: give --format csv, xes or ocel."};
}

}  // namespace moothall::event_logs
