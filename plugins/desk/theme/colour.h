#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace desk {

/// A colour as screens mix it.
struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;

    friend bool operator==(const Colour&, const Colour&) = default;
};

/// "#0b6470" or "#fff"; nothing for anything else.
std::optional<Colour> colour_of(std::string_view text);

/// "#0b6470"
std::string text_of(const Colour& colour);

/// How well one can be told from the other, by WCAG 2.2: 1 for the same, 21 for black on white. The
/// order means nothing. Text needs 4.5, the edges of controls and signs 3.
double contrast(const Colour& one, const Colour& other);

}  // namespace desk
