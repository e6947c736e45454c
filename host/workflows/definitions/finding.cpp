#include "workflows/definitions/finding.h"

#include <algorithm>
#include <array>

namespace moothall::workflows {
namespace {

/// More names than these would hide the sentence that they are to help with.
constexpr std::size_t listed_max = 8;
/// Longer names than this are not compared: the work grows with the product of the lengths.
constexpr std::size_t compared_max = 80;

constexpr std::array<std::string_view, 22> lua_keywords = {
    "and",      "break",  "do",   "else", "elseif", "end",  "false", "for",
    "function", "goto",   "if",   "in",   "local",  "nil",  "not",   "or",
    "repeat",   "return", "then", "true", "until",  "while"};

/// Letters to change, add, leave out or swap with a neighbour to make one text of the other.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> rows(a.size() + 1,
                                               std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        rows[i][0] = i;
    }
    for (std::size_t j = 0; j <= b.size(); ++j) {
        rows[0][j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            rows[i][j] =
                std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) {
                rows[i][j] = std::min(rows[i][j], rows[i - 2][j - 2] + 1);
            }
        }
    }
    return rows[a.size()][b.size()];
}

/// Names come from strangers too: what is long or has control characters is not repeated.
std::string shown(std::string_view name) {
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 && byte < 0x7F;
    });
    return plain && name.size() <= compared_max ? std::string(name) : "…";
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
    std::string text(file);
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

std::string nearest_name(std::string_view name, const std::vector<std::string>& candidates) {
    if (name.size() > compared_max) {
        return {};
    }
    std::string nearest;
    std::size_t least = std::max<std::size_t>(1, name.size() / 3) + 1;
    for (const std::string& candidate : candidates) {
        if (candidate.size() > compared_max) {
            continue;
        }
        const std::size_t far = distance(name, candidate);
        if (far < least) {
            least = far;
            nearest = candidate;
        }
    }
    return nearest;
}

std::string unknown_name(std::string_view what, std::string_view name,
                         const std::vector<std::string>& candidates) {
    std::string text = std::string(what) + " '" + shown(name) + "' is not known";
    const std::string nearest = nearest_name(name, candidates);
    if (!nearest.empty()) {
        return text + "; did you mean '" + nearest + "'?";
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
