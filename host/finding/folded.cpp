#include "finding/folded.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace moothall::finding {
namespace {

// The letters below the accents, from the decompositions of the Unicode Character Database 15.0;
// letters with strokes, which have none, and ligatures as in CLDR's transform Latin-ASCII. A full
// stop: no Latin letter, or none that is one of ASCII. A plus: see `ligatures`.
constexpr char32_t first_accented = 0x00C0;
constexpr std::string_view accented =
    "aaaaaa+ceeeeiiiidnooooo.ouuuuy++aaaaaa+ceeeeiiiidnooooo.ouuuuy+y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii++jjkkqllllll."
    ".llnnnnnnnnnoooooo++rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
    "...............e................oo.............uu....zz........."
    "....+++++++++aaiioouuuuuuuuuu.aaaa++..ggkkoooo..j+++gg..nnaa++oo"
    "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............"
    "................";

constexpr char32_t first_additional = 0x1E00;  // Welsh, Vietnamese and others.
constexpr std::string_view additional =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwy.s..+.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

struct Ligature {
    char32_t letter;
    std::string_view letters;
};
constexpr auto ligatures = std::to_array<Ligature>(
    {{0x00C6, "ae"}, {0x00DE, "th"}, {0x00DF, "ss"}, {0x00E6, "ae"}, {0x00FE, "th"}, {0x0132, "ij"},
     {0x0133, "ij"}, {0x0152, "oe"}, {0x0153, "oe"}, {0x01C4, "dz"}, {0x01C5, "dz"}, {0x01C6, "dz"},
     {0x01C7, "lj"}, {0x01C8, "lj"}, {0x01C9, "lj"}, {0x01CA, "nj"}, {0x01CB, "nj"}, {0x01CC, "nj"},
     {0x01E2, "ae"}, {0x01E3, "ae"}, {0x01F1, "dz"}, {0x01F2, "dz"}, {0x01F3, "dz"}, {0x01FC, "ae"},
     {0x01FD, "ae"}, {0x1E9E, "ss"}});

constexpr auto apostrophes =
    std::to_array<char32_t>({0x60, 0xB4, 0x2BB, 0x2BC, 0x2018, 0x2019, 0x201B, 0x2032});

bool is_blank(char32_t letter) {
    return letter <= 0x20 || (letter >= 0x7F && letter <= 0xA0) ||
           (letter >= 0x2000 && letter <= 0x200F) || letter == 0x2028 || letter == 0x2029 ||
           letter == 0x202F || letter == 0x3000;
}

bool is_hyphen(char32_t letter) {
    return (letter >= 0x2010 && letter <= 0x2015) || letter == 0x2212 || letter == 0xAD;
}

/// An accent that follows its letter.
bool is_accent(char32_t letter) {
    return letter >= 0x300 && letter <= 0x36F;
}

/// The letters of ASCII for one beyond it; nothing where there are none.
std::string_view latin(char32_t letter) {
    const auto in = [&](char32_t first, std::string_view letters) {
        return letter >= first && letter - first < letters.size()
                   ? letters.substr(letter - first, 1)
                   : std::string_view();
    };
    std::string_view found = in(first_accented, accented);
    if (found.empty()) {
        found = in(first_additional, additional);
    }
    if (found == "+") {
        return std::ranges::find(ligatures, letter, &Ligature::letter)->letters;
    }
    return found == "." ? std::string_view() : found;
}

struct Character {
    char32_t letter;
    std::size_t bytes;
};

/// The character at the beginning of `text`; nothing where there is no UTF-8. Requires a byte.
std::optional<Character> character_at(std::string_view text) {
    const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(text[at]); };
    const std::uint8_t first = byte(0);
    if (first < 0x80) {
        return Character{first, 1};
    }
    const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < bytes) {
        return std::nullopt;
    }
    char32_t letter = first & (0xFFU >> (bytes + 1));
    for (std::size_t at = 1; at < bytes; ++at) {
        if ((byte(at) & 0xC0U) != 0x80) {
            return std::nullopt;
        }
        letter = (letter << 6U) | (byte(at) & 0x3FU);
    }
    const char32_t least = bytes == 4 ? 0x10000 : bytes == 3 ? 0x800 : 0x80;
    if (letter < least || letter > 0x10FFFF || (letter >= 0xD800 && letter <= 0xDFFF)) {
        return std::nullopt;
    }
    return Character{letter, bytes};
}

void add(std::string& to, char32_t letter, std::string_view as_written) {
    if (is_blank(letter)) {
        to += ' ';
    } else if (std::ranges::find(apostrophes, letter) != apostrophes.end()) {
        to += '\'';
    } else if (is_hyphen(letter)) {
        to += '-';
    } else if (letter >= 'A' && letter <= 'Z') {
        to += static_cast<char>(letter - 'A' + 'a');
    } else if (const auto letters = latin(letter); !letters.empty()) {
        to += letters;
    } else if (!is_accent(letter)) {
        to += as_written;
    }
}

}  // namespace

std::string folded(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const auto next = character_at(text);
        const std::size_t bytes = next ? next->bytes : 1;
        if (next) {
            add(result, next->letter, text.substr(0, bytes));
        }
        text.remove_prefix(bytes);
    }
    return result;
}

}  // namespace moothall::finding
