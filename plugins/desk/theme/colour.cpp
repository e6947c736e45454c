#include "theme/colour.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace desk {

namespace {

std::optional<std::uint8_t> digit_of(char letter) {
    constexpr std::string_view digits = "0123456789abcdef";
    const char small =
        letter >= 'A' && letter <= 'F' ? static_cast<char>(letter - 'A' + 'a') : letter;
    const auto at = digits.find(small);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    return static_cast<std::uint8_t>(at);
}

double linear(std::uint8_t part) {
    const double value = part / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const Colour& colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

}  // namespace

std::optional<Colour> colour_of(std::string_view text) {
    if (!text.starts_with('#') || (text.size() != 4 && text.size() != 7)) {
        return std::nullopt;
    }
    const bool is_short = text.size() == 4;
    std::array<std::uint8_t, 3> parts{};
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const auto high = digit_of(text[is_short ? 1 + part : 1 + 2 * part]);
        const auto low = digit_of(text[is_short ? 1 + part : 2 + 2 * part]);
        if (!high || !low) {
            return std::nullopt;
        }
        parts[part] = static_cast<std::uint8_t>(*high * 16 + *low);
    }
    return Colour{.red = parts[0], .green = parts[1], .blue = parts[2]};
}

std::string text_of(const Colour& colour) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (const std::uint8_t part : {colour.red, colour.green, colour.blue}) {
        text += digits[part / 16];
        text += digits[part % 16];
    }
    return text;
}

double contrast(const Colour& one, const Colour& other) {
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

}  // namespace desk
