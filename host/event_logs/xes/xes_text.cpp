#include "event_logs/xes/xes_text.h"

#include <cstdint>
#include <optional>

namespace moothall::event_logs {
namespace {

constexpr char32_t underscore = U'_';
constexpr std::string_view digits = "0123456789ABCDEF";
constexpr std::string_view nothing_at_all = "_x_";

/// A character, and how many bytes it takes.
struct Read {
    char32_t character = 0;
    std::size_t bytes = 0;
};

/// The first character of a text that is UTF-8 and not empty.
Read first_of(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    constexpr unsigned lead_masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t character = lead & lead_masks[bytes];
    for (std::size_t at = 1; at < bytes && at < text.size(); ++at) {
        character = character << 6U | (static_cast<unsigned char>(text[at]) & 0x3FU);
    }
    return {character, std::min(bytes, text.size())};
}

void append_utf8(std::string& out, char32_t character) {
    const auto tail = [&](unsigned shift) {
        out += static_cast<char>(0x80U | ((character >> shift) & 0x3FU));
    };
    if (character < 0x80) {
        out += static_cast<char>(character);
    } else if (character < 0x800) {
        out += static_cast<char>(0xC0U | character >> 6U);
        tail(0);
    } else if (character < 0x10000) {
        out += static_cast<char>(0xE0U | character >> 12U);
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0U | character >> 18U);
        tail(12);
        tail(6);
        tail(0);
    }
}

void append_number(std::string& out, char32_t character) {
    out += "_x";
    for (int shift = character > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) {
        out += digits[(character >> static_cast<unsigned>(shift)) & 0xFU];
    }
    out += '_';
}

using StaysAsItIs = bool (*)(char32_t, bool is_first);

/// What every edition of XML takes in a name, as far as Latin-1 goes.
bool stays_in_key(char32_t c, bool is_first) {
    const bool begins = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_' ||
                        c == U':' || (c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7);
    return begins || (!is_first && ((c >= U'0' && c <= U'9') || c == U'-' || c == U'.'));
}

bool stays_in_value(char32_t c, bool) {
    return (c >= 0x20 || c == U'\t' || c == U'\n' || c == U'\r') && c != 0xFFFE && c != 0xFFFF;
}

/// The character that a number of so many digits at the front, "_x0020", stands for: one that
/// cannot stand there itself, or an underscore.
std::optional<char32_t> numbered(std::string_view text, std::size_t count, bool is_first,
                                 StaysAsItIs stays) {
    if (!text.starts_with("_x") || text.size() < 2 + count) {
        return std::nullopt;
    }
    char32_t character = 0;
    for (const char c : text.substr(2, count)) {
        const std::size_t digit = digits.find(c);
        if (digit == std::string_view::npos) {
            return std::nullopt;
        }
        character = character << 4U | static_cast<char32_t>(digit);
    }
    const bool is_surrogate = character >= 0xD800 && character <= 0xDFFF;
    const bool has_this_length = (character > 0xFFFF) == (count == 6);
    if (character == 0 || character > 0x10FFFF || is_surrogate || !has_this_length ||
        (character != underscore && stays(character, is_first))) {
        return std::nullopt;
    }
    return character;
}

constexpr std::size_t lengths[] = {4, 6};

bool looks_numbered(std::string_view text, bool is_first, StaysAsItIs stays) {
    for (const std::size_t length : lengths) {
        if (numbered(text, length, is_first, stays)) {
            return true;
        }
    }
    return text == nothing_at_all && is_first;
}

std::string written(std::string_view text, StaysAsItIs stays) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Read read = first_of(text.substr(at));
        const bool is_first = at == 0;
        const bool stays_so =
            stays(read.character, is_first) &&
            !(read.character == underscore && looks_numbered(text.substr(at), is_first, stays));
        if (stays_so) {
            out += text.substr(at, read.bytes);
        } else {
            append_number(out, read.character);
        }
        at += read.bytes;
    }
    return out;
}

std::string read_back(std::string_view text, StaysAsItIs stays) {
    if (text.find("_x") == std::string_view::npos) {
        return std::string(text);
    }
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        std::size_t taken = 0;
        for (const std::size_t length : lengths) {
            const std::size_t end = at + 2 + length;
            const auto character = numbered(text.substr(at), length, out.empty(), stays);
            if (character && end < text.size() && text[end] == '_') {
                append_utf8(out, *character);
                taken = 3 + length;
                break;
            }
        }
        if (taken == 0) {
            out += text[at];
            taken = 1;
        }
        at += taken;
    }
    return out;
}

}  // namespace

std::string to_xes_key(std::string_view column) {
    return column.empty() ? std::string(nothing_at_all) : written(column, stays_in_key);
}

std::string from_xes_key(std::string_view key) {
    return key == nothing_at_all ? std::string() : read_back(key, stays_in_key);
}

std::string to_xes_value(std::string_view text) {
    return written(text, stays_in_value);
}

std::string from_xes_value(std::string_view value) {
    return read_back(value, stays_in_value);
}

}  // namespace moothall::event_logs
