#include <cstdio>
#include <optional>

#include "scripting/libraries/libraries.h"
#include "scripting/lua_api.h"

namespace moothall::scripting {

namespace {

/// One "%-10.3s", taken apart. Width and precision have two digits at most.
struct Conversion {
    std::string flags;
    std::size_t width = 0;
    std::optional<std::size_t> precision;
    char kind = '\0';
    std::string text;  // As it was written.
};

[[noreturn]] void refuse(lua_State* lua, const std::string& text) {
    raise(lua, "invalid conversion '%" + text + "' to 'format'");
}

std::size_t two_digits(std::string_view format, std::size_t& at) {
    std::size_t value = 0;
    for (int digits = 0; digits < 2 && at < format.size() && format[at] >= '0' && format[at] <= '9';
         ++digits) {
        value = value * 10 + static_cast<std::size_t>(format[at++] - '0');
    }
    return value;
}

/// `at` stands behind the '%', and then behind the whole conversion.
Conversion take_conversion(lua_State* lua, std::string_view format, std::size_t& at) {
    Conversion conversion;
    const std::size_t begin = at;
    while (at < format.size() && std::string_view("-+ #0").find(format[at]) != format.npos) {
        if (conversion.flags.find(format[at]) == std::string::npos) {
            conversion.flags += format[at];
        }
        ++at;
    }
    conversion.width = two_digits(format, at);
    if (at < format.size() && format[at] == '.') {
        ++at;
        conversion.precision = two_digits(format, at);
    }
    const std::size_t shown = std::min<std::size_t>(at + 1 - begin, 20);
    conversion.text = format.substr(begin, shown);
    if (at >= format.size()) {
        refuse(lua, conversion.text);
    }
    conversion.kind = format[at++];
    return conversion;
}

void allow_flags(lua_State* lua, const Conversion& conversion, std::string_view allowed) {
    if (conversion.flags.find_first_not_of(allowed) != std::string::npos) {
        refuse(lua, conversion.text);
    }
}

void add_padded(TextBuilder& out, const Conversion& conversion, std::string_view text) {
    const std::size_t missing = text.size() < conversion.width ? conversion.width - text.size() : 0;
    const std::string padding(missing, ' ');
    const bool left = conversion.flags.find('-') != std::string::npos;
    out.add(left ? std::string_view() : std::string_view(padding));
    out.add(text);
    out.add(left ? std::string_view(padding) : std::string_view());
}

void add_integer(lua_State* lua, TextBuilder& out, Conversion conversion, int argument) {
    const lua_Integer value = integer_argument(lua, argument);
    if (conversion.kind == 'i') {
        conversion.kind = 'd';
    }
    std::string form = "%" + conversion.flags;
    form += conversion.width > 0 ? std::to_string(conversion.width) : "";
    form += conversion.precision ? "." + std::to_string(*conversion.precision) : "";
    form += std::string("ll") + conversion.kind;
    char written[256];  // Two digits of width and of precision make at most 99 places.
    const int length =
        std::snprintf(written, sizeof written, form.c_str(), static_cast<long long>(value));
    out.add(std::string_view(written, static_cast<std::size_t>(length)));
}

void add_quoted_text(TextBuilder& out, std::string_view text) {
    out.add('"');
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte == '"' || byte == '\\' || byte == '\n') {
            out.add('\\');
            out.add(text[at]);
        } else if (byte < 0x20 || byte == 0x7F) {
            const bool digit_follows =
                at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9';
            std::string code = std::to_string(byte);
            code.insert(0, digit_follows ? 3 - code.size() : 0, '0');
            out.add("\\" + code);
        } else {
            out.add(text[at]);
        }
    }
    out.add('"');
}

void add_quoted(lua_State* lua, TextBuilder& out, const Conversion& conversion, int argument) {
    if (conversion.text != "q") {
        raise(lua, "specifier '%q' cannot have modifiers");
    }
    const int type = lua_type(lua, argument);
    if (type == LUA_TSTRING) {
        add_quoted_text(out, text_argument(lua, argument));
    } else if (type == LUA_TNUMBER || type == LUA_TBOOLEAN || type == LUA_TNIL) {
        if (lua_isinteger(lua, argument) && lua_tointeger(lua, argument) == LUA_MININTEGER) {
            out.add("0x8000000000000000");
            return;
        }
        push_as_text(lua, argument);
        out.add(text_argument(lua, -1));
        lua_pop(lua, 1);
    } else {
        raise_argument(lua, argument, "value has no literal form");
    }
}

void add_text(lua_State* lua, TextBuilder& out, const Conversion& conversion, int argument) {
    luaL_checkany(lua, argument);
    push_as_text(lua, argument);
    std::string_view text = text_argument(lua, -1);
    if (conversion.precision) {
        text = text.substr(0, *conversion.precision);
    }
    add_padded(out, conversion, text);
    lua_pop(lua, 1);
}

void add_conversion(lua_State* lua, TextBuilder& out, const Conversion& conversion, int argument) {
    switch (conversion.kind) {
        case 'c': {
            allow_flags(lua, conversion, "-");
            const char byte = static_cast<char>(integer_argument(lua, argument));
            add_padded(out, conversion, std::string_view(&byte, 1));
            return;
        }
        case 'd':
        case 'i':
            allow_flags(lua, conversion, "-+0 ");
            add_integer(lua, out, conversion, argument);
            return;
        case 'u':
            allow_flags(lua, conversion, "-0");
            add_integer(lua, out, conversion, argument);
            return;
        case 'o':
        case 'x':
        case 'X':
            allow_flags(lua, conversion, "-#0");
            add_integer(lua, out, conversion, argument);
            return;
        case 'q':
            add_quoted(lua, out, conversion, argument);
            return;
        case 's':
            allow_flags(lua, conversion, "-");
            add_text(lua, out, conversion, argument);
            return;
        case 'a':
        case 'A':
        case 'e':
        case 'E':
        case 'f':
        case 'F':
        case 'g':
        case 'G':
            raise(lua, std::string("'%") + conversion.kind +
                           "' writes floating point, which differs between machines; use "
                           "pounds(pence), or %d of round_half_up(x), or %s of a fraction");
        case 'p':
            raise(lua, "'%p' writes an address, which is not available");
        default:
            refuse(lua, conversion.text);
    }
}

}  // namespace

int string_format(lua_State* lua) {
    const std::string_view format = text_argument(lua, 1);
    const int arguments = lua_gettop(lua);
    TextBuilder out(lua);
    int argument = 1;
    std::size_t at = 0;
    while (at < format.size()) {
        const std::size_t mark = std::min(format.find('%', at), format.size());
        out.add(format.substr(at, mark - at));
        at = mark + 1;
        if (mark == format.size()) {
            break;
        }
        if (at < format.size() && format[at] == '%') {
            out.add('%');
            ++at;
            continue;
        }
        const Conversion conversion = take_conversion(lua, format, at);
        if (++argument > arguments) {
            raise_argument(lua, argument, "no value");
        }
        add_conversion(lua, out, conversion, argument);
    }
    out.push();
    return 1;
}

}  // namespace moothall::scripting
