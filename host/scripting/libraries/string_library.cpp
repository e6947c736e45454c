#include <algorithm>

#include "scripting/compiling/bytecode.h"
#include "scripting/libraries/libraries.h"
#include "scripting/libraries/text_positions.h"
#include "scripting/lua_api.h"

namespace moothall::scripting {

namespace {

constexpr std::size_t bytes_given_max = 8000;

void charge_for(lua_State* lua, std::size_t bytes) {
    Budget::of(lua).charge(lua, static_cast<lua_Integer>(bytes / 64));
}

int string_len(lua_State* lua) {
    lua_pushinteger(lua, static_cast<lua_Integer>(text_argument(lua, 1).size()));
    return 1;
}

int string_sub(lua_State* lua) {
    const std::string_view text = text_argument(lua, 1);
    const std::size_t first = first_position(integer_argument(lua, 2), text.size());
    const std::size_t last = last_position(integer_argument_or(lua, 3, -1), text.size());
    if (first > last) {
        lua_pushliteral(lua, "");
        return 1;
    }
    charge_for(lua, last - first);
    push_text(lua, text.substr(first - 1, last - first + 1));
    return 1;
}

template <class Change>
int changed(lua_State* lua, Change change) {
    std::string text(text_argument(lua, 1));
    charge_for(lua, 4 * text.size());
    change(text);
    push_text(lua, text);
    return 1;
}

int string_upper(lua_State* lua) {
    return changed(lua, [](std::string& text) {
        for (char& c : text) {
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        }
    });
}

int string_lower(lua_State* lua) {
    return changed(lua, [](std::string& text) {
        for (char& c : text) {
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        }
    });
}

int string_reverse(lua_State* lua) {
    return changed(lua, [](std::string& text) { std::reverse(text.begin(), text.end()); });
}

int string_rep(lua_State* lua) {
    const std::string_view text = text_argument(lua, 1);
    const lua_Integer count = integer_argument(lua, 2);
    const std::string_view separator =
        lua_isnoneornil(lua, 3) ? std::string_view() : text_argument(lua, 3);
    const std::size_t piece = text.size() + separator.size();
    if (count <= 0 || piece == 0) {
        lua_pushliteral(lua, "");
        return 1;
    }
    Budget& budget = Budget::of(lua);
    const std::size_t most = budget.limits().string_bytes;
    const auto times = static_cast<std::size_t>(count);
    if (times > (most + separator.size()) / piece) {
        budget.stop(lua, Ending::memory_limit);
    }
    const std::size_t total = times * piece - separator.size();
    charge_for(lua, total + 16 * times);
    std::string out;
    out.reserve(total);
    for (std::size_t done = 0; done < times; ++done) {
        out += done == 0 ? std::string_view() : separator;
        out += text;
    }
    push_text(lua, out);
    return 1;
}

int string_byte(lua_State* lua) {
    const std::string_view text = text_argument(lua, 1);
    const lua_Integer from = integer_argument_or(lua, 2, 1);
    const std::size_t first = first_position(from, text.size());
    const std::size_t last =
        last_position(integer_argument_or(lua, 3, static_cast<lua_Integer>(first)), text.size());
    if (first > last) {
        return 0;
    }
    const std::size_t count = last - first + 1;
    if (count > bytes_given_max) {
        raise(lua, "string slice too long; at most 8,000 bytes");
    }
    luaL_checkstack(lua, static_cast<int>(count), "string slice too long");
    Budget::of(lua).charge(lua, static_cast<lua_Integer>(count));
    for (std::size_t at = first - 1; at < last; ++at) {
        lua_pushinteger(lua, static_cast<unsigned char>(text[at]));
    }
    return static_cast<int>(count);
}

int string_char(lua_State* lua) {
    std::string out;
    for (int at = 1; at <= lua_gettop(lua); ++at) {
        const lua_Integer code = integer_argument(lua, at);
        if (code < 0 || code > 255) {
            raise_argument(lua, at, "value out of range");
        }
        out += static_cast<char>(code);
    }
    push_text(lua, out);
    return 1;
}

/// Does the work of `..`. Lua's own would turn any float into text.
int join(lua_State* lua) {
    const int count = lua_gettop(lua);
    TextBuilder builder(lua);
    for (int at = 1; at <= count; ++at) {
        const int type = lua_type(lua, at);
        if (type != LUA_TSTRING && type != LUA_TNUMBER && type != LUA_TUSERDATA) {
            raise(lua, std::string("attempt to concatenate a ") + type_name(lua, at) +
                           " value (part " + std::to_string(at) + " of " + std::to_string(count) +
                           " joined with '..')");
        }
        push_as_text(lua, at);
        builder.add(text_argument(lua, -1));
        lua_pop(lua, 1);
    }
    builder.push();
    return 1;
}

constexpr std::array<NamedFunction, 13> functions = {{
    {"byte", binding<string_byte>},
    {"char", binding<string_char>},
    {"find", binding<string_find>},
    {"format", binding<string_format>},
    {"gmatch", binding<string_gmatch>},
    {"gsub", binding<string_gsub>},
    {"len", binding<string_len>},
    {"lower", binding<string_lower>},
    {"match", binding<string_match>},
    {"rep", binding<string_rep>},
    {"reverse", binding<string_reverse>},
    {"sub", binding<string_sub>},
    {"upper", binding<string_upper>},
}};

const char library_key = 0;

/// What a text answers to `text.name`. The reserved key lies outside of the library, where no
/// script can see or change it.
int text_method(lua_State* lua) {
    lua_settop(lua, 2);
    if (lua_rawequal(lua, 2, lua_upvalueindex(2)) != 0) {
        lua_pushcfunction(lua, binding<join>);
        return 1;
    }
    push_string_library(lua);
    lua_pushvalue(lua, 2);
    lua_rawget(lua, -2);
    return 1;
}

}  // namespace

void push_string_library(lua_State* lua) {
    if (lua_rawgetp(lua, LUA_REGISTRYINDEX, &library_key) == LUA_TTABLE) {
        return;
    }
    lua_pop(lua, 1);
    push_functions(lua, functions);
    lua_pushvalue(lua, -1);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &library_key);
}

void open_text_methods(lua_State* lua) {
    lua_pushliteral(lua, "");
    lua_createtable(lua, 0, 2);
    lua_pushnil(lua);
    push_text(lua, join_key);
    lua_pushcclosure(lua, text_method, 2);
    lua_setfield(lua, -2, "__index");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, -2);
    lua_pop(lua, 1);
}

}  // namespace moothall::scripting
