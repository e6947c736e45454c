#include <moothall/service/fraction.h>

#include <algorithm>

#include "scripting/errors.h"
#include "scripting/libraries/libraries.h"
#include "scripting/lua_api.h"
#include "scripting/values.h"

namespace moothall::scripting {

namespace {

int base_assert(lua_State* lua) {
    if (lua_toboolean(lua, 1)) {
        return lua_gettop(lua);
    }
    luaL_checkany(lua, 1);
    if (lua_gettop(lua) == 1) {
        raise(lua, "assertion failed!");
    }
    lua_settop(lua, 2);
    return lua_error(lua);
}

int base_error(lua_State* lua) {
    const lua_Integer level = integer_argument_or(lua, 2, 1);
    lua_settop(lua, 1);
    if (lua_type(lua, 1) == LUA_TSTRING && level > 0 && level < 100) {
        luaL_where(lua, static_cast<int>(level));
        lua_pushvalue(lua, 1);
        lua_concat(lua, 2);
    }
    return lua_error(lua);
}

int base_pcall(lua_State* lua) {
    luaL_checkany(lua, 1);
    lua_pushboolean(lua, 1);
    lua_insert(lua, 1);
    const int status = lua_pcall(lua, lua_gettop(lua) - 2, LUA_MULTRET, 0);
    Budget::of(lua).after_protected_call(lua, status);
    if (status == LUA_OK) {
        return lua_gettop(lua);
    }
    lua_pushboolean(lua, 0);
    lua_insert(lua, -2);
    return 2;
}

/// Calls the handler only after the failed call was unwound, so that no script code ever runs
/// inside Lua's own error handling, where hooks may be off.
int base_xpcall(lua_State* lua) {
    luaL_checktype(lua, 2, LUA_TFUNCTION);
    lua_pushvalue(lua, 2);
    lua_remove(lua, 2);
    lua_insert(lua, 1);  // handler, function, arguments
    const int status = lua_pcall(lua, lua_gettop(lua) - 2, LUA_MULTRET, 0);
    Budget::of(lua).after_protected_call(lua, status);
    if (status == LUA_OK) {
        lua_pushboolean(lua, 1);
        lua_replace(lua, 1);
        return lua_gettop(lua);
    }
    // The handler lies below the error value; where it fails, its own error is the result.
    const int handled = lua_pcall(lua, 1, LUA_MULTRET, 0);
    Budget::of(lua).after_protected_call(lua, handled);
    lua_pushboolean(lua, 0);
    lua_insert(lua, 1);
    return lua_gettop(lua);
}

int base_select(lua_State* lua) {
    const int count = lua_gettop(lua);
    if (lua_type(lua, 1) == LUA_TSTRING && text_argument(lua, 1) == "#") {
        lua_pushinteger(lua, count - 1);
        return 1;
    }
    lua_Integer first = integer_argument(lua, 1);
    if (first < 0) {
        first = count + first;
    } else if (first > count) {
        first = count;
    }
    if (first < 1) {
        raise_argument(lua, 1, "index out of range");
    }
    return count - static_cast<int>(first);
}

int base_type(lua_State* lua) {
    luaL_checkany(lua, 1);
    lua_pushstring(lua, type_name(lua, 1));
    return 1;
}

int base_tostring(lua_State* lua) {
    luaL_checkany(lua, 1);
    push_as_text(lua, 1);
    return 1;
}

/// Reads a whole number in another base; nothing if the text is none.
bool push_in_base(lua_State* lua, std::string_view text, lua_Integer base) {
    constexpr std::string_view spaces = " \f\n\r\t\v";
    const std::size_t begin = std::min(text.find_first_not_of(spaces), text.size());
    text.remove_prefix(begin);
    text = text.substr(0, text.find_last_not_of(spaces) + 1);
    const bool negative = text.substr(0, 1) == "-";
    text.remove_prefix(negative ? 1 : 0);
    if (text.empty()) {
        return false;
    }
    lua_Unsigned value = 0;
    for (const char digit : text) {
        const bool letter = (digit | 32) >= 'a' && (digit | 32) <= 'z';
        const int worth = digit >= '0' && digit <= '9' ? digit - '0'
                          : letter                     ? (digit | 32) - 'a' + 10
                                                       : 99;
        if (worth >= base) {
            return false;
        }
        value = value * static_cast<lua_Unsigned>(base) + static_cast<lua_Unsigned>(worth);
    }
    lua_pushinteger(lua, static_cast<lua_Integer>(negative ? 0 - value : value));
    return true;
}

/// Exact or nothing: a whole number, or a decimal as a fraction.
bool push_exact(lua_State* lua, std::string_view text) {
    if (text.size() > 200) {
        return false;
    }
    const std::string terminated(text);
    if (lua_stringtonumber(lua, terminated.c_str()) == text.size() + 1) {
        int is_whole = 0;
        const lua_Integer whole = lua_tointegerx(lua, -1, &is_whole);
        lua_pop(lua, 1);
        if (is_whole != 0) {
            lua_pushinteger(lua, whole);
            return true;
        }
    }
    if (const auto exact = Fraction::parse(text)) {
        push_exact_number(lua, *exact);
        return true;
    }
    return false;
}

int base_tonumber(lua_State* lua) {
    luaL_checkany(lua, 1);
    const int type = lua_type(lua, 1);
    bool pushed = false;
    if (!lua_isnoneornil(lua, 2)) {
        const lua_Integer base = integer_argument(lua, 2);
        luaL_checktype(lua, 1, LUA_TSTRING);
        if (base < 2 || base > 36) {
            raise_argument(lua, 2, "base out of range");
        }
        Budget::of(lua).charge(lua, static_cast<lua_Integer>(text_argument(lua, 1).size() / 16));
        pushed = push_in_base(lua, text_argument(lua, 1), base);
    } else if (type == LUA_TNUMBER || type == LUA_TUSERDATA) {
        lua_settop(lua, 1);
        return 1;
    } else if (type == LUA_TSTRING) {
        pushed = push_exact(lua, text_argument(lua, 1));
    }
    if (!pushed) {
        lua_pushnil(lua);
    }
    return 1;
}

int base_getmetatable(lua_State* lua) {
    luaL_checkany(lua, 1);
    if (lua_getmetatable(lua, 1) == 0) {
        lua_pushnil(lua);
        return 1;
    }
    lua_pushliteral(lua, "__metatable");
    if (lua_rawget(lua, -2) == LUA_TNIL) {
        lua_pop(lua, 1);
    }
    return 1;
}

void refuse_if_protected(lua_State* lua, int index, std::string_view what) {
    if (luaL_getmetafield(lua, index, "__metatable") != LUA_TNIL) {
        raise(lua, what);
    }
}

int base_setmetatable(lua_State* lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    const int type = lua_type(lua, 2);
    if (type != LUA_TNIL && type != LUA_TTABLE) {
        raise_argument(lua, 2, "nil or table expected");
    }
    refuse_if_protected(lua, 1, "cannot change a protected metatable");
    if (type == LUA_TTABLE) {
        // What they do depends on when the collector runs, and finalizers run with hooks off.
        for (const char* const name : {"__gc", "__mode"}) {
            lua_pushstring(lua, name);
            if (lua_rawget(lua, 2) != LUA_TNIL) {
                raise(lua, std::string("'") + name + "' is not available in metatables");
            }
            lua_pop(lua, 1);
        }
    }
    lua_settop(lua, 2);
    lua_setmetatable(lua, 1);
    return 1;
}

int base_rawequal(lua_State* lua) {
    luaL_checkany(lua, 2);
    lua_pushboolean(lua, lua_rawequal(lua, 1, 2));
    return 1;
}

int base_rawlen(lua_State* lua) {
    const int type = lua_type(lua, 1);
    if (type != LUA_TTABLE && type != LUA_TSTRING) {
        raise_argument(lua, 1, "table or string expected");
    }
    lua_pushinteger(lua, static_cast<lua_Integer>(lua_rawlen(lua, 1)));
    return 1;
}

int base_rawget(lua_State* lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    luaL_checkany(lua, 2);
    lua_settop(lua, 2);
    lua_rawget(lua, 1);
    return 1;
}

int base_rawset(lua_State* lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    luaL_checkany(lua, 2);
    luaL_checkany(lua, 3);
    lua_settop(lua, 3);
    refuse_if_protected(lua, 1, "cannot change a protected table");
    lua_rawset(lua, 1);
    return 1;
}

int next_of_list(lua_State* lua) {
    const lua_Integer at =
        static_cast<lua_Integer>(static_cast<lua_Unsigned>(integer_argument(lua, 2)) + 1);
    lua_pushinteger(lua, at);
    return lua_geti(lua, 1, at) == LUA_TNIL ? 1 : 2;
}

int base_ipairs(lua_State* lua) {
    luaL_checkany(lua, 1);
    lua_pushcfunction(lua, binding<next_of_list>);
    lua_pushvalue(lua, 1);
    lua_pushinteger(lua, 0);
    return 3;
}

constexpr std::array<NamedFunction, 17> functions = {{
    {"assert", binding<base_assert>},
    {"error", binding<base_error>},
    {"getmetatable", binding<base_getmetatable>},
    {"ipairs", binding<base_ipairs>},
    {"next", binding<ordered_next>},
    {"pairs", binding<ordered_pairs>},
    {"pcall", binding<base_pcall>},
    {"rawequal", binding<base_rawequal>},
    {"rawget", binding<base_rawget>},
    {"rawlen", binding<base_rawlen>},
    {"rawset", binding<base_rawset>},
    {"select", binding<base_select>},
    {"setmetatable", binding<base_setmetatable>},
    {"tonumber", binding<base_tonumber>},
    {"tostring", binding<base_tostring>},
    {"type", binding<base_type>},
    {"xpcall", binding<base_xpcall>},
}};

}  // namespace

LuaFunction find_base_function(std::string_view name) {
    for (const NamedFunction& each : functions) {
        if (each.name == name) {
            return each.function;
        }
    }
    return nullptr;
}

void push_as_text(lua_State* lua, int index) {
    luaL_checkstack(lua, 4, nullptr);
    switch (lua_type(lua, index)) {
        case LUA_TSTRING:
            lua_pushvalue(lua, index);
            return;
        case LUA_TNUMBER:
            if (!lua_isinteger(lua, index)) {
                raise(lua,
                      "a number with a floating point has no text here; use whole numbers, "
                      "fraction(n, d) or round_half_up(x)");
            }
            lua_pushvalue(lua, index);
            lua_tolstring(lua, -1, nullptr);
            return;
        case LUA_TBOOLEAN:
            lua_pushstring(lua, lua_toboolean(lua, index) ? "true" : "false");
            return;
        case LUA_TUSERDATA:
            push_text(lua, exact_number_at(lua, index)->text());
            return;
        default:
            break;
    }
    if (lua_type(lua, index) == LUA_TTABLE && luaL_callmeta(lua, index, "__tostring")) {
        if (lua_type(lua, -1) != LUA_TSTRING) {
            raise(lua, "'__tostring' must return a string");
        }
        return;
    }
    lua_pushstring(lua, luaL_typename(lua, index));  // Never an address.
}

}  // namespace moothall::scripting
