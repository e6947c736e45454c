#include "words/csv.h"

#include <string_view>

namespace desk {
namespace {

std::string cell_of(std::string text) {
    constexpr std::string_view begins_formula = "=+-@\t";
    if (!text.empty() && begins_formula.find(text.front()) != std::string_view::npos) {
        text.insert(0, 1, '\'');
    }
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char letter : text) {
        quoted += letter == '"' ? "\"\"" : std::string(1, letter);
    }
    return quoted + "\"";
}

}  // namespace

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (const std::string& cell : cells) {
        line += (&cell == &cells.front() ? "" : ",") + cell_of(cell);
    }
    return line + "\r\n";
}

}  // namespace desk
