#pragma once

#include <array>
#include <cstddef>
#include <stdexcept>
#include <string_view>

namespace desk {

/// Whether markup holds what a content security policy without 'unsafe-inline' refuses: a style
/// attribute, an event handler, a style element, a script that stands in the page itself.
constexpr bool carries_inline_code(std::string_view markup) {
    constexpr std::array<std::string_view, 5> forbidden{" style=", "<style", "<script>",
                                                        "javascript:", " srcdoc="};
    for (const auto word : forbidden) {
        if (markup.find(word) != std::string_view::npos) {
            return true;
        }
    }
    for (auto at = markup.find(" on"); at != std::string_view::npos;
         at = markup.find(" on", at + 3)) {
        std::size_t end = at + 3;
        while (end < markup.size() && markup[end] >= 'a' && markup[end] <= 'z') {
            ++end;
        }
        if (end > at + 3 && end < markup.size() && markup[end] == '=') {
            return true;
        }
    }
    return false;
}

/// Markup that stands word for word in our own source. Nothing that is known only at run time can
/// become one, and one that carries inline code does not compile.
class Literal {
public:
    template <std::size_t size>
    consteval Literal(const char (&markup)[size]) : markup_(markup, size - 1) {
        if (carries_inline_code(markup_)) {
            throw std::invalid_argument(
                "Inline style and script are refused by the pages' policy.");
        }
    }

    constexpr std::string_view view() const { return markup_; }

private:
    std::string_view markup_;
};

}  // namespace desk
