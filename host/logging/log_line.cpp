#include "logging/log_line.h"

#include "csv/utf8.h"
#include "json/json.h"

namespace moothall::logging {
namespace {

std::string as_utf8(std::string_view text) {
    std::string whole;
    while (const auto wrong = csv::first_not_utf8(text)) {
        whole.append(text.substr(0, *wrong)).append("\xef\xbf\xbd");
        text.remove_prefix(*wrong + 1);
    }
    return whole.append(text);
}

/// Line ends and tabs stay: what a command tells may have several lines.
bool is_control(char letter) {
    const auto code = static_cast<unsigned char>(letter);
    return (code < 0x20 && letter != '\n' && letter != '\t') || code == 0x7f;
}

}  // namespace

std::string json_line(const LogLine& line) {
    Table object;
    object.set("time", to_text(line.time))
        .set("level", as_utf8(line.level))
        .set("message", as_utf8(line.message));
    if (!line.command.empty()) {
        object.set("command", as_utf8(line.command));
    }
    return json::to_json(object) + "\n";
}

std::string text_line(const LogLine& line) {
    std::string text;
    if (line.level != "info" && line.level != "error") {
        text.append(line.level).append(": ");
    }
    for (const char letter : line.message) {
        text += is_control(letter) ? '?' : letter;
    }
    return text + "\n";
}

}  // namespace moothall::logging
