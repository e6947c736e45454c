#pragma once

#include <spdlog/common.h>
#include <spdlog/formatter.h>

#include <memory>
#include <string>

namespace moothall::logging {

enum class Format { text, json };

/// How the program tells what happens.
struct LogSettings {
    Format format = Format::text;
    spdlog::level::level_enum level = spdlog::level::warn;  ///< The least that is logged.
};

/// Makes standard error the place of the program's log: spdlog's default logger. May be called
/// again with other settings.
void begin(const LogSettings& settings);

/// Logs a sentence with the id of the command that it is about. Threads: any.
void log(spdlog::level::level_enum level, const std::string& sentence, const std::string& command);

/// Tells whoever waits for an answer: a refusal, progress. Written where the log is, and like it,
/// whatever the least level is. Threads: any.
void tell(spdlog::level::level_enum level, const std::string& sentence);

/// Writes each message as a line of this format; the name of the logger is the command.
std::unique_ptr<spdlog::formatter> line_formatter(Format format);

}  // namespace moothall::logging
