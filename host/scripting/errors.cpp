#include "scripting/errors.h"

#include <algorithm>
#include <cstdint>

#include "scripting/lua_api.h"

namespace moothall::scripting {

namespace {

constexpr int calls_shown_max = 20;

/// How many bytes the well-formed UTF-8 sequence at the front of `text` has; 0 if there is none.
std::size_t sequence_length(std::string_view text) {
    const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char first = byte(0);
    if (first < 0x80) {
        return 1;
    }
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) {
        return 0;
    }
    for (std::size_t at = 1; at < length; ++at) {
        if ((byte(at) & 0xC0) != 0x80) {
            return 0;
        }
    }
    const bool overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
    const bool surrogate = first == 0xED && byte(1) > 0x9F;
    const bool beyond = first == 0xF4 && byte(1) > 0x8F;
    return overlong || surrogate || beyond ? 0 : length;
}

void append_escaped(std::string& out, unsigned char byte) {
    static constexpr char digits[] = "0123456789ABCDEF";
    if (byte == '\n') {
        out += "\\n";
    } else if (byte == '\t') {
        out += "\\t";
    } else {
        out += "\\x";
        out += digits[byte >> 4];
        out += digits[byte & 0xF];
    }
}

/// C1 controls (U+0080 to U+009F) can steer a terminal as well.
bool is_control(std::string_view sequence) {
    const auto first = static_cast<unsigned char>(sequence[0]);
    if (sequence.size() == 1) {
        return first < 0x20 || first == 0x7F;
    }
    return first == 0xC2 && static_cast<unsigned char>(sequence[1]) < 0xA0;
}

std::string place_of(lua_State* lua, lua_Debug& activation) {
    lua_getinfo(lua, "Sl", &activation);
    if (activation.currentline <= 0) {
        return {};
    }
    return std::string(activation.short_src) + ":" + std::to_string(activation.currentline);
}

}  // namespace

bool is_clean_text(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = sequence_length(text);
        if (length == 0 || text[0] == '\0') {
            return false;
        }
        text.remove_prefix(length);
    }
    return true;
}

std::string printable(std::string_view text, std::size_t most) {
    std::string out;
    while (!text.empty()) {
        const std::size_t length = std::max<std::size_t>(sequence_length(text), 1);
        const std::string_view piece = text.substr(0, length);
        std::string shown(piece);
        if (sequence_length(text) == 0 || is_control(piece)) {
            shown.clear();
            for (const char byte : piece) {
                append_escaped(shown, static_cast<unsigned char>(byte));
            }
        }
        if (out.size() + shown.size() > most) {
            break;
        }
        out += shown;
        text.remove_prefix(length);
    }
    return out;
}

std::string describe_error(lua_State* lua) {
    switch (lua_type(lua, -1)) {
        case LUA_TSTRING: {
            std::size_t length = 0;
            const char* const text = lua_tolstring(lua, -1, &length);
            return std::string(text, std::min(length, error_bytes_max));
        }
        case LUA_TNIL:
            return "nil was raised as an error";
        case LUA_TBOOLEAN:
            return std::string(lua_toboolean(lua, -1) ? "true" : "false") +
                   " was raised as an error";
        case LUA_TNUMBER:
            return lua_isinteger(lua, -1)
                       ? std::to_string(lua_tointeger(lua, -1)) + " was raised as an error"
                       : "a number was raised as an error";
        default:
            return std::string("a ") + lua_typename(lua, lua_type(lua, -1)) +
                   " was raised as an error; raise a text";
    }
}

std::string current_place(lua_State* lua) {
    lua_Debug activation;
    for (int level = 0; level < calls_shown_max && lua_getstack(lua, level, &activation) == 1;
         ++level) {
        std::string place = place_of(lua, activation);
        if (!place.empty()) {
            return place;
        }
    }
    return {};
}

std::string calls_until_here(lua_State* lua) {
    std::string calls;
    lua_Debug activation;
    int shown = 0;
    for (int level = 0; shown < calls_shown_max && lua_getstack(lua, level, &activation) == 1;
         ++level) {
        const std::string place = place_of(lua, activation);
        if (place.empty()) {
            continue;
        }
        lua_getinfo(lua, "n", &activation);
        calls += "\n  at " + printable(place, 200);
        if (activation.name != nullptr) {
            calls += " in " + printable(activation.name, 80);
        }
        ++shown;
    }
    return calls;
}

}  // namespace moothall::scripting
