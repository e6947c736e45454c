#include "logging/logging.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "logging/log_line.h"

namespace moothall::logging {
namespace {

class LineFormatter final : public spdlog::formatter {
public:
    explicit LineFormatter(Format format) : format_(format) {}

    void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& into) override {
        const auto level = spdlog::level::to_string_view(message.level);
        const LogLine line{std::chrono::time_point_cast<Instant::duration>(message.time),
                           {level.data(), level.size()},
                           {message.payload.data(), message.payload.size()},
                           {message.logger_name.data(), message.logger_name.size()}};
        const std::string text = format_ == Format::json ? json_line(line) : text_line(line);
        into.append(text.data(), text.data() + text.size());
    }

    std::unique_ptr<spdlog::formatter> clone() const override { return line_formatter(format_); }

private:
    Format format_;
};

}  // namespace

std::unique_ptr<spdlog::formatter> line_formatter(Format format) {
    return std::make_unique<LineFormatter>(format);
}

void begin(const LogSettings& settings) {
    // Spdlog keeps its loggers as shared pointers: the second owner is its registry.
    const auto logger =
        std::make_shared<spdlog::logger>("", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    logger->set_formatter(line_formatter(settings.format));
    logger->set_level(settings.level);
    spdlog::set_default_logger(logger);
}

void log(spdlog::level::level_enum level, const std::string& sentence, const std::string& command) {
    spdlog::default_logger()->clone(command)->log(level, "{}", sentence);
}

void tell(spdlog::level::level_enum level, const std::string& sentence) {
    const spdlog::details::log_msg message("", level, sentence);
    for (const auto& sink : spdlog::default_logger()->sinks()) {
        sink->log(message);
    }
}

}  // namespace moothall::logging
