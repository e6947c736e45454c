#pragma once

#include <moothall/service/date.h>

#include <string>
#include <string_view>

namespace moothall::logging {

/// What is told on standard error, one line each.
struct LogLine {
    Instant time;
    std::string_view level;    ///< "debug", "info", "warning", "error".
    std::string_view message;  ///< One sentence; any bytes.
    std::string_view command;  ///< The id of the command it is about, or nothing.
};

/// One JSON object and a line end: `{"command":…,"level":…,"message":…,"time":…}`, without
/// `command` where there is none. Bytes that are no UTF-8 become U+FFFD. Pure.
std::string json_line(const LogLine& line);

/// The sentence and a line end, with the level in front unless it is info or error, which speak for
/// themselves. Control characters, which must not reach a terminal, become `?`. Pure.
std::string text_line(const LogLine& line);

}  // namespace moothall::logging
