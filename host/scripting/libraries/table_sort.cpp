#include <algorithm>
#include <cstddef>
#include <vector>

#include "scripting/libraries/libraries.h"
#include "scripting/lua_api.h"

namespace moothall::scripting {

namespace {

constexpr lua_Integer sorted_max = 100'000;
constexpr int scratch = 3;  // Where the copy of the entries lies on the stack.

/// True if entry `a` of the scratch table stands before entry `b`.
bool stands_before(lua_State* lua, lua_Integer a, lua_Integer b) {
    Budget::of(lua).charge(lua, 4);
    if (lua_isnil(lua, 2)) {
        lua_rawgeti(lua, scratch, a);
        lua_rawgeti(lua, scratch, b);
        if (lua_type(lua, -1) == LUA_TSTRING && lua_type(lua, -2) == LUA_TSTRING) {
            const lua_Unsigned shorter = std::min(lua_rawlen(lua, -1), lua_rawlen(lua, -2));
            Budget::of(lua).charge(lua, static_cast<lua_Integer>(shorter / 64));
        }
        const bool before = lua_compare(lua, -2, -1, LUA_OPLT) != 0;
        lua_pop(lua, 2);
        return before;
    }
    lua_pushvalue(lua, 2);
    lua_rawgeti(lua, scratch, a);
    lua_rawgeti(lua, scratch, b);
    lua_call(lua, 2, 1);
    const bool before = lua_toboolean(lua, -1) != 0;
    lua_pop(lua, 1);
    return before;
}

/// Bottom-up and stable: every order function, however wrong, ends it after the same steps.
void sort_entries(lua_State* lua, std::vector<lua_Integer>& order) {
    std::vector<lua_Integer> merged(order.size());
    for (std::size_t width = 1; width < order.size(); width *= 2) {
        for (std::size_t begin = 0; begin < order.size(); begin += 2 * width) {
            const std::size_t middle = std::min(begin + width, order.size());
            const std::size_t end = std::min(begin + 2 * width, order.size());
            std::size_t left = begin;
            std::size_t right = middle;
            for (std::size_t to = begin; to < end; ++to) {
                const bool take_right =
                    left == middle ||
                    (right < end && stands_before(lua, order[right], order[left]));
                merged[to] = take_right ? order[right++] : order[left++];
            }
        }
        order.swap(merged);
    }
}

}  // namespace

int table_sort(lua_State* lua) {
    check_plain_table(lua, 1);
    if (!lua_isnoneornil(lua, 2)) {
        luaL_checktype(lua, 2, LUA_TFUNCTION);
    }
    lua_settop(lua, 2);
    const auto count = static_cast<lua_Integer>(lua_rawlen(lua, 1));
    if (count > sorted_max) {
        raise(lua, "at most 100,000 entries can be sorted");
    }
    Budget::of(lua).charge(lua, 2 * count);
    lua_createtable(lua, static_cast<int>(count), 0);
    std::vector<lua_Integer> order;
    order.reserve(static_cast<std::size_t>(count));
    for (lua_Integer at = 1; at <= count; ++at) {
        lua_rawgeti(lua, 1, at);
        lua_rawseti(lua, scratch, at);
        order.push_back(at);
    }
    sort_entries(lua, order);
    lua_Integer at = 0;
    for (const lua_Integer from : order) {
        lua_rawgeti(lua, scratch, from);
        lua_rawseti(lua, 1, ++at);
    }
    return 0;
}

}  // namespace moothall::scripting
