#include "csv/utf8.h"

namespace moothall::csv {
namespace {

unsigned byte_at(std::string_view text, std::size_t place) {
    return place < text.size() ? static_cast<unsigned char>(text[place]) : 0U;
}

bool is_continuation(unsigned byte) {
    return (byte & 0xC0U) == 0x80U;
}

/// The bytes of the character that begins at `place`; 0 where none does.
std::size_t length_at(std::string_view text, std::size_t place) {
    const unsigned first = byte_at(text, place);
    if (first < 0x80U) {
        return 1;
    }
    const unsigned second = byte_at(text, place + 1);
    if (!is_continuation(second)) {
        return 0;
    }
    if (first >= 0xC2U && first <= 0xDFU) {
        return 2;
    }
    if (!is_continuation(byte_at(text, place + 2))) {
        return 0;
    }
    if (first >= 0xE0U && first <= 0xEFU) {
        const bool overlong = first == 0xE0U && second < 0xA0U;
        const bool surrogate = first == 0xEDU && second >= 0xA0U;
        return overlong || surrogate ? 0 : 3;
    }
    if (first >= 0xF0U && first <= 0xF4U && is_continuation(byte_at(text, place + 3))) {
        const bool overlong = first == 0xF0U && second < 0x90U;
        const bool beyond = first == 0xF4U && second >= 0x90U;
        return overlong || beyond ? 0 : 4;
    }
    return 0;
}

}  // namespace

std::optional<std::size_t> first_not_utf8(std::string_view text) {
    std::size_t place = 0;
    while (place < text.size()) {
        const std::size_t length = length_at(text, place);
        if (length == 0) {
            return place;
        }
        place += length;
    }
    return std::nullopt;
}

}  // namespace moothall::csv
