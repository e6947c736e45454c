#include "workflows/definitions/finding.h"

#include <algorithm>
#include <array>

#include "words/nearest_name.h"

namespace moothall::workflows {
namespace {

/// More names than these would hide the sentence that they are to help with.
constexpr std::size_t listed_max = 8;
constexpr std::size_t shown_max = 80;

constexpr std::array<std::string_view, 22> lua_keywords = {
    "and",      "break",  "do",   "else", "elseif", "end",  "false", "for",
    "function", "goto",   "if",   "in",   "local",  "nil",  "not",   "or",
    "repeat",   "return", "then", "true", "until",  "while"};

/// Names come from strangers too: what is long or has control characters is not repeated.
std::string shown(std::string_view name) {
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 && byte < 0x7F;
    });
    return plain && name.size() <= shown_max ? std::string(name) : "…";
}

bool is_small_letter(char c) {
    return c >= 'a' && c <= 'z';
}

}  // namespace

bool has_errors(const Findings& findings) {
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.severity == Severity::error; });
}

std::string to_text(const Finding& finding, std::string_view file) {
    std::string text(finding.file.empty() ? file : std::string_view(finding.file));
    if (finding.line > 0) {
        text += ":" + std::to_string(finding.line);
    }
    text += ": ";
    if (finding.severity == Severity::warning) {
        text += "warning: ";
    }
    if (finding.line == 0 && !finding.where.empty()) {
        text += finding.where + ": ";
    }
    return text + finding.message;
}

std::string unknown_name(std::string_view what, std::string_view name,
                         const std::vector<std::string>& candidates) {
    std::string text = std::string(what) + " '" + shown(name) + "' is not known";
    if (const auto nearest = words::nearest_name(name, candidates)) {
        return text + "; did you mean '" + *nearest + "'?";
    }
    if (!candidates.empty() && candidates.size() <= listed_max) {
        return text + "; known here: " + quoted_list(candidates) + ".";
    }
    return text + ".";
}

std::string quoted_list(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) {
            text += i + 1 == names.size() ? " and " : ", ";
        }
        text += "'" + names[i] + "'";
    }
    return text;
}

bool is_plain_name(std::string_view name) {
    constexpr std::size_t length_max = 60;
    if (name.empty() || name.size() > length_max || !is_small_letter(name.front())) {
        return false;
    }
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
        return is_small_letter(c) || (c >= '0' && c <= '9') || c == '_';
    });
    return plain && std::find(lua_keywords.begin(), lua_keywords.end(), name) == lua_keywords.end();
}

bool is_dotted_name(std::string_view name) {
    const std::size_t dot = name.find('.');
    return dot != std::string_view::npos && is_plain_name(name.substr(0, dot)) &&
           is_plain_name(name.substr(dot + 1));
}

}  // namespace moothall::workflows
