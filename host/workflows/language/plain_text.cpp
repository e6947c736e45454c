#include "workflows/language/plain_text.h"

#include <cstdint>

namespace moothall::workflows {
namespace {

/// The bytes of the character that begins with this one; 0 if none does.
std::size_t length_of(unsigned char first) {
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xC2 && first < 0xE0) {
        return 2;
    }
    if (first >= 0xE0 && first < 0xF0) {
        return 3;
    }
    return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

bool is_allowed(std::uint32_t character, std::size_t length) {
    constexpr std::uint32_t least_of_three = 0x800;
    constexpr std::uint32_t least_of_four = 0x10000;
    if (length == 1) {
        return (character >= 0x20 && character != 0x7F) || character == '\t' || character == '\n' ||
               character == '\r';
    }
    const bool shortest =
        (length != 3 || character >= least_of_three) && (length != 4 || character >= least_of_four);
    const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
    const bool control = character >= 0x80 && character < 0xA0;
    return shortest && !surrogate && !control && character <= 0x10FFFF;
}

}  // namespace

std::optional<std::size_t> characters_of(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        const auto first = static_cast<unsigned char>(text[at]);
        const std::size_t length = length_of(first);
        if (length == 0 || at + length > text.size()) {
            return std::nullopt;
        }
        std::uint32_t character = length == 1 ? first : first & (0x7Fu >> length);
        for (std::size_t i = 1; i < length; ++i) {
            const auto next = static_cast<unsigned char>(text[at + i]);
            if ((next & 0xC0u) != 0x80) {
                return std::nullopt;
            }
            character = (character << 6u) | (next & 0x3Fu);
        }
        if (!is_allowed(character, length)) {
            return std::nullopt;
        }
        at += length;
    }
    return count;
}

}  // namespace moothall::workflows
