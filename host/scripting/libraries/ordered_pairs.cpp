#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "scripting/libraries/libraries.h"
#include "scripting/lua_api.h"

namespace moothall::scripting {

namespace {

const char last_table = 0;  // Their addresses are keys in the registry.
const char last_key = 0;

/// The keys of a table as views into it: valid while the table is not changed.
struct Keys {
    std::vector<lua_Integer> integers;
    std::vector<std::string_view> texts;
};

[[noreturn]] void refuse_key(lua_State* lua) {
    raise(lua, "'pairs' and 'next' go by whole numbers and texts; this table has another key");
}

/// Calls `take` with each integer key or text key of the table at `table`.
template <class TakeInteger, class TakeText>
void for_each_key(lua_State* lua, int table, TakeInteger take_integer, TakeText take_text) {
    Budget& budget = Budget::of(lua);
    luaL_checkstack(lua, 3, nullptr);
    bool others = false;
    lua_pushnil(lua);
    while (lua_next(lua, table) != 0) {
        lua_pop(lua, 1);
        budget.charge(lua, 1);
        if (lua_isinteger(lua, -1)) {
            take_integer(lua_tointeger(lua, -1));
        } else if (lua_type(lua, -1) == LUA_TSTRING) {
            std::size_t length = 0;
            const char* const text = lua_tolstring(lua, -1, &length);
            take_text(std::string_view(text, length));
        } else {
            others = true;  // Said at the end, since Lua's own order varies.
        }
    }
    if (others) {
        refuse_key(lua);
    }
}

void push_sorted_keys(lua_State* lua, int table) {
    Keys keys;
    for_each_key(
        lua, table, [&keys](lua_Integer key) { keys.integers.push_back(key); },
        [&keys](std::string_view key) { keys.texts.push_back(key); });
    const std::size_t count = keys.integers.size() + keys.texts.size();
    const auto depth = static_cast<lua_Integer>(std::log2(static_cast<double>(count) + 1));
    Budget::of(lua).charge(lua, static_cast<lua_Integer>(count) * depth);
    std::sort(keys.integers.begin(), keys.integers.end());
    std::sort(keys.texts.begin(), keys.texts.end());
    lua_createtable(lua, static_cast<int>(count), 0);
    lua_Integer at = 0;
    for (const lua_Integer key : keys.integers) {
        lua_pushinteger(lua, key);
        lua_rawseti(lua, -2, ++at);
    }
    for (const std::string_view key : keys.texts) {
        push_text(lua, key);
        lua_rawseti(lua, -2, ++at);
    }
}

/// Upvalues: the keys as they were when the loop began, and how many were taken.
int next_pair(lua_State* lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_Integer at = lua_tointeger(lua, lua_upvalueindex(2));
    while (lua_rawgeti(lua, lua_upvalueindex(1), ++at) != LUA_TNIL) {
        lua_pushvalue(lua, -1);
        if (lua_rawget(lua, 1) != LUA_TNIL) {
            lua_pushinteger(lua, at);
            lua_replace(lua, lua_upvalueindex(2));
            return 2;
        }
        lua_pop(lua, 2);  // It was removed meanwhile.
        Budget::of(lua).charge(lua, 1);
    }
    return 1;
}

/// The least key above the one asked for.
struct Least {
    std::optional<lua_Integer> integer;
    std::optional<std::string_view> text;
};

Least least_key_above(lua_State* lua, std::optional<lua_Integer> integer,
                      std::optional<std::string_view> text) {
    Least least;
    for_each_key(
        lua, 1,
        [&](lua_Integer key) {
            const bool above = !text && (!integer || key > *integer);
            if (above && (!least.integer || key < *least.integer)) {
                least.integer = key;
            }
        },
        [&](std::string_view key) {
            const bool above = !text || key > *text;
            if (above && (!least.text || key < *least.text)) {
                least.text = key;
            }
        });
    return least;
}

/// A key that is there, or that was handed out last and has been removed since.
void check_known_key(lua_State* lua) {
    lua_pushvalue(lua, 2);
    if (lua_rawget(lua, 1) == LUA_TNIL) {
        lua_rawgetp(lua, LUA_REGISTRYINDEX, &last_table);
        lua_rawgetp(lua, LUA_REGISTRYINDEX, &last_key);
        if (lua_rawequal(lua, 1, -2) == 0 || lua_rawequal(lua, 2, -1) == 0) {
            raise(lua, "invalid key to 'next'");
        }
    }
    lua_settop(lua, 2);
}

}  // namespace

int ordered_pairs(lua_State* lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 1);
    Budget::of(lua).charge_for_walk(lua);
    push_sorted_keys(lua, 1);
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, binding<next_pair>, 2);
    lua_pushvalue(lua, 1);
    return 2;
}

int ordered_next(lua_State* lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 2);
    Budget::of(lua).charge_for_walk(lua);
    std::optional<lua_Integer> integer;
    std::optional<std::string_view> text;
    if (!lua_isnil(lua, 2)) {
        int is_whole = 0;
        const lua_Integer key = lua_tointegerx(lua, 2, &is_whole);
        if (lua_type(lua, 2) == LUA_TSTRING) {
            text = text_argument(lua, 2);
        } else if (is_whole != 0) {
            integer = key;
        } else {
            refuse_key(lua);
        }
        check_known_key(lua);
    }
    const Least least = least_key_above(lua, integer, text);
    if (!least.integer && !least.text) {
        lua_pushnil(lua);
        return 1;
    }
    if (least.integer) {
        lua_pushinteger(lua, *least.integer);
    } else {
        push_text(lua, *least.text);
    }
    lua_pushvalue(lua, 1);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &last_table);
    lua_pushvalue(lua, -1);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &last_key);
    lua_pushvalue(lua, -1);
    lua_rawget(lua, 1);
    return 2;
}

}  // namespace moothall::scripting
