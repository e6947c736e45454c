#include "html/escape.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace desk {

namespace {

constexpr std::array<bool, 256> make_special() {
    std::array<bool, 256> special{};
    for (const char letter : {'&', '<', '>', '"', '\''}) {
        special[static_cast<unsigned char>(letter)] = true;
    }
    return special;
}

constexpr std::array<bool, 256> special = make_special();

std::string_view entity_of(char letter) {
    switch (letter) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        default:
            return "&#39;";
    }
}

}  // namespace

void append_escaped(std::string& to, std::string_view text) {
    std::size_t plain = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (special[static_cast<unsigned char>(text[at])]) {
            to.append(text, plain, at - plain);
            to.append(entity_of(text[at]));
            plain = at + 1;
        }
    }
    to.append(text, plain);
}

bool is_safe_address(std::string_view address) {
    if (address.find(':') == std::string_view::npos) {
        return true;
    }
    // Browsers skip blanks and control letters before a scheme and within it.
    std::string shown;
    for (const char letter : address) {
        if (static_cast<unsigned char>(letter) > ' ') {
            shown += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
        }
    }
    const auto colon = shown.find(':');
    if (colon == std::string::npos || shown.find_first_of("/?#") < colon) {
        return true;
    }
    const auto scheme = std::string_view(shown).substr(0, colon);
    return scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
}

}  // namespace desk
