#include <optional>

#include "scripting/libraries/libraries.h"
#include "scripting/libraries/text_positions.h"
#include "scripting/lua_api.h"

namespace moothall::scripting {

namespace {

constexpr std::uint32_t code_max = 0x7FFFFFFF;
constexpr std::uint32_t unicode_max = 0x10FFFF;
constexpr lua_Integer codes_given_max = 8000;

enum class Strictness { strict, lax };

struct Decoded {
    std::uint32_t code = 0;
    std::size_t length = 0;
};

bool is_continuation(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

/// The character that begins at `at`; nothing if none well formed does.
std::optional<Decoded> decode(std::string_view text, std::size_t at, Strictness strictness) {
    static constexpr std::uint32_t least[] = {0, 0x80, 0x800, 0x10000, 0x200000, 0x4000000};
    if (at >= text.size()) {
        return std::nullopt;
    }
    auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {
        return Decoded{first, 1};
    }
    if (first < 0xC0 || first >= 0xFE) {
        return std::nullopt;
    }
    std::size_t more = 1;
    while ((first & (0x40u >> more)) != 0) {
        ++more;
    }
    std::uint32_t code = first & (0x3Fu >> more);
    for (std::size_t step = 1; step <= more; ++step) {
        if (!is_continuation(text, at + step)) {
            return std::nullopt;
        }
        code = (code << 6) | (static_cast<unsigned char>(text[at + step]) & 0x3Fu);
    }
    if (code < least[more]) {
        return std::nullopt;
    }
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (strictness == Strictness::strict && (code > unicode_max || surrogate)) {
        return std::nullopt;
    }
    return Decoded{code, more + 1};
}

std::string encode(std::uint32_t code) {
    if (code < 0x80) {
        return std::string(1, static_cast<char>(code));
    }
    std::string reversed;
    std::uint32_t first_max = 0x3F;
    do {
        reversed += static_cast<char>(0x80 | (code & 0x3F));
        code >>= 6;
        first_max >>= 1;
    } while (code > first_max);
    reversed += static_cast<char>((~first_max << 1) | code);
    return {reversed.rbegin(), reversed.rend()};
}

Strictness strictness_argument(lua_State* lua, int argument) {
    return lua_toboolean(lua, argument) != 0 ? Strictness::lax : Strictness::strict;
}

int utf8_char(lua_State* lua) {
    std::string out;
    for (int at = 1; at <= lua_gettop(lua); ++at) {
        const lua_Integer code = integer_argument(lua, at);
        if (code < 0 || code > code_max) {
            raise_argument(lua, at, "value out of range");
        }
        out += encode(static_cast<std::uint32_t>(code));
    }
    push_text(lua, out);
    return 1;
}

int utf8_codepoint(lua_State* lua) {
    const std::string_view text = text_argument(lua, 1);
    const auto length = static_cast<lua_Integer>(text.size());
    const lua_Integer from = integer_argument_or(lua, 2, 1);
    const auto first = static_cast<lua_Integer>(first_position(from, text.size()));
    const lua_Integer to = integer_argument_or(lua, 3, first);
    const auto last = to < 0 ? static_cast<lua_Integer>(last_position(to, text.size())) : to;
    if (first < 1 || from == 0 || from < -length) {
        raise_argument(lua, 2, "out of bounds");
    }
    if (last > length) {
        raise_argument(lua, 3, "out of bounds");
    }
    if (last - first >= codes_given_max) {
        raise(lua, "string slice too long; at most 8,000 bytes");
    }
    if (first > last) {
        return 0;
    }
    luaL_checkstack(lua, static_cast<int>(last - first) + 1, "string slice too long");
    int count = 0;
    for (auto at = static_cast<std::size_t>(first - 1); at < static_cast<std::size_t>(last);) {
        const auto decoded = decode(text, at, strictness_argument(lua, 4));
        if (!decoded) {
            raise(lua, "invalid UTF-8 code");
        }
        lua_pushinteger(lua, decoded->code);
        at += decoded->length;
        ++count;
    }
    Budget::of(lua).charge(lua, count);
    return count;
}

int utf8_len(lua_State* lua) {
    const std::string_view text = text_argument(lua, 1);
    const auto length = static_cast<lua_Integer>(text.size());
    const lua_Integer from = integer_argument_or(lua, 2, 1);
    const lua_Integer to = integer_argument_or(lua, 3, -1);
    const std::size_t first = first_position(from, text.size()) - 1;
    if (from == 0 || from < -length || first > text.size()) {
        raise_argument(lua, 2, "initial position out of bounds");
    }
    if (to > length) {
        raise_argument(lua, 3, "final position out of bounds");
    }
    const std::size_t last = last_position(to, text.size());
    lua_Integer count = 0;
    for (std::size_t at = first; at < last;) {
        const auto decoded = decode(text, at, strictness_argument(lua, 4));
        if (!decoded) {
            lua_pushnil(lua);
            lua_pushinteger(lua, static_cast<lua_Integer>(at) + 1);
            return 2;
        }
        at += decoded->length;
        ++count;
    }
    Budget::of(lua).charge(lua, count);
    lua_pushinteger(lua, count);
    return 1;
}

/// Moves `at` over `n` characters; -1 where there are not so many.
lua_Integer move_over(std::string_view text, lua_Integer at, lua_Integer n) {
    const auto length = static_cast<lua_Integer>(text.size());
    const auto inside = [text](lua_Integer place) {
        return place >= 0 && is_continuation(text, static_cast<std::size_t>(place));
    };
    while (n < 0 && at > 0) {
        do {
            --at;
        } while (at > 0 && inside(at));
        ++n;
    }
    while (n > 0 && at < length) {
        do {
            ++at;
        } while (inside(at));
        --n;
    }
    return n == 0 ? at : -1;
}

int utf8_offset(lua_State* lua) {
    const std::string_view text = text_argument(lua, 1);
    const auto length = static_cast<lua_Integer>(text.size());
    const lua_Integer n = integer_argument(lua, 2);
    const lua_Integer given = integer_argument_or(lua, 3, n > 0 ? 1 : length + 1);
    const lua_Integer start = given >= 0 ? given : given < -length ? 0 : length + given + 1;
    lua_Integer at = start - 1;
    if (at < 0 || at > length) {
        raise_argument(lua, 3, "position out of bounds");
    }
    Budget::of(lua).charge(lua, length / 16);
    const auto inside = [&text](lua_Integer place) {
        return is_continuation(text, static_cast<std::size_t>(place));
    };
    if (n == 0) {
        while (at > 0 && inside(at)) {
            --at;
        }
        lua_pushinteger(lua, at + 1);
        return 1;
    }
    if (inside(at)) {
        raise(lua, "initial position is a continuation byte");
    }
    const lua_Integer found = move_over(text, at, n > 0 ? n - 1 : n);
    if (found < 0) {
        lua_pushnil(lua);
    } else {
        lua_pushinteger(lua, found + 1);
    }
    return 1;
}

int next_code(lua_State* lua, Strictness strictness) {
    const std::string_view text = text_argument(lua, 1);
    const lua_Integer previous = integer_argument(lua, 2);
    if (previous < 0) {
        raise(lua, "invalid position in utf8.codes");
    }
    auto at = static_cast<std::size_t>(previous);
    if (at > 0) {
        const std::size_t start = at;
        while (is_continuation(text, at)) {
            ++at;  // Over the rest of the character before.
        }
        Budget::of(lua).charge(lua, static_cast<lua_Integer>((at - start) / 16));
    }
    if (at >= text.size()) {
        return 0;
    }
    const auto decoded = decode(text, at, strictness);
    if (!decoded || is_continuation(text, at + decoded->length)) {
        raise(lua, "invalid UTF-8 code");
    }
    lua_pushinteger(lua, static_cast<lua_Integer>(at) + 1);
    lua_pushinteger(lua, decoded->code);
    return 2;
}

int next_strict(lua_State* lua) {
    return next_code(lua, Strictness::strict);
}
int next_lax(lua_State* lua) {
    return next_code(lua, Strictness::lax);
}

int utf8_codes(lua_State* lua) {
    text_argument(lua, 1);
    const bool lax = strictness_argument(lua, 2) == Strictness::lax;
    lua_pushcfunction(lua, lax ? binding<next_lax> : binding<next_strict>);
    lua_pushvalue(lua, 1);
    lua_pushinteger(lua, 0);
    return 3;
}

constexpr std::array<NamedFunction, 5> functions = {{
    {"char", binding<utf8_char>},
    {"codepoint", binding<utf8_codepoint>},
    {"codes", binding<utf8_codes>},
    {"len", binding<utf8_len>},
    {"offset", binding<utf8_offset>},
}};

}  // namespace

void push_utf8_library(lua_State* lua) {
    push_functions(lua, functions);
    lua_pushlstring(lua, "[\0-\x7F\xC2-\xFD][\x80-\xBF]*", 14);
    lua_setfield(lua, -2, "charpattern");
}

}  // namespace moothall::scripting
