#include <limits>

#include "scripting/libraries/libraries.h"
#include "scripting/lua_api.h"

namespace moothall::scripting {

namespace {

constexpr lua_Integer unpacked_max = 8000;

lua_Integer length_of(lua_State* lua, int argument) {
    return static_cast<lua_Integer>(lua_rawlen(lua, argument));
}

/// Work on `count` entries, refused at once where it is more than could ever be done.
void charge_for(lua_State* lua, lua_Integer first, lua_Integer last) {
    if (last < first) {
        return;
    }
    const lua_Unsigned count =
        static_cast<lua_Unsigned>(last) - static_cast<lua_Unsigned>(first) + 1;
    Budget& budget = Budget::of(lua);
    const auto most = static_cast<lua_Unsigned>(budget.limits().instructions);
    if (count == 0 || count > most) {
        budget.stop(lua, Ending::instruction_limit);
    }
    budget.charge(lua, static_cast<lua_Integer>(count));
}

int table_insert(lua_State* lua) {
    check_plain_table(lua, 1);
    const lua_Integer end = length_of(lua, 1) + 1;
    const int arguments = lua_gettop(lua);
    if (arguments == 2) {
        lua_rawseti(lua, 1, end);
        return 0;
    }
    if (arguments != 3) {
        raise(lua, "wrong number of arguments to 'insert'");
    }
    const lua_Integer at = integer_argument(lua, 2);
    if (at < 1 || at > end) {
        raise_argument(lua, 2, "position out of bounds");
    }
    charge_for(lua, at, end);
    for (lua_Integer to = end; to > at; --to) {
        lua_rawgeti(lua, 1, to - 1);
        lua_rawseti(lua, 1, to);
    }
    lua_rawseti(lua, 1, at);
    return 0;
}

int table_remove(lua_State* lua) {
    check_plain_table(lua, 1);
    const lua_Integer size = length_of(lua, 1);
    lua_Integer at = integer_argument_or(lua, 2, size);
    const bool given = lua_gettop(lua) > 1;
    if (given && !(size == 0 && at == 0) && (at < 1 || at > size + 1)) {
        raise_argument(lua, 2, "position out of bounds");
    }
    lua_rawgeti(lua, 1, at);
    charge_for(lua, at, size);
    for (; at < size; ++at) {
        lua_rawgeti(lua, 1, at + 1);
        lua_rawseti(lua, 1, at);
    }
    lua_pushnil(lua);
    lua_rawseti(lua, 1, at);
    return 1;
}

int table_move(lua_State* lua) {
    check_plain_table(lua, 1);
    const lua_Integer first = integer_argument(lua, 2);
    const lua_Integer last = integer_argument(lua, 3);
    const lua_Integer to = integer_argument(lua, 4);
    const int target = lua_isnoneornil(lua, 5) ? 1 : 5;
    check_plain_table(lua, target);
    if (last >= first) {
        if (!(first > 0 || last < LUA_MAXINTEGER + first)) {
            raise_argument(lua, 3, "too many elements to move");
        }
        if (to > LUA_MAXINTEGER - (last - first)) {
            raise_argument(lua, 4, "destination wrap around");
        }
        charge_for(lua, first, last);
        const bool forwards =
            to > last || to <= first || (target != 1 && lua_rawequal(lua, 1, target) == 0);
        const lua_Integer count = last - first;
        for (lua_Integer step = 0; step <= count; ++step) {
            const lua_Integer at = forwards ? step : count - step;
            lua_rawgeti(lua, 1, first + at);
            lua_rawseti(lua, target, to + at);
        }
    }
    lua_pushvalue(lua, target);
    return 1;
}

int table_concat(lua_State* lua) {
    check_plain_table(lua, 1);
    const std::string_view separator =
        lua_isnoneornil(lua, 2) ? std::string_view() : text_argument(lua, 2);
    const lua_Integer first = integer_argument_or(lua, 3, 1);
    const lua_Integer last = integer_argument_or(lua, 4, length_of(lua, 1));
    TextBuilder builder(lua);
    for (lua_Integer at = first; at <= last; ++at) {
        Budget::of(lua).charge(lua, 1);
        const int type = lua_rawgeti(lua, 1, at);
        if (type != LUA_TSTRING && type != LUA_TNUMBER && type != LUA_TUSERDATA) {
            raise(lua, std::string("invalid value (a ") + type_name(lua, -1) + ") at index " +
                           std::to_string(at) + " in table for 'concat'");
        }
        push_as_text(lua, -1);
        builder.add(text_argument(lua, -1));
        lua_pop(lua, 2);
        if (at == last) {
            break;  // `last` may be the greatest integer.
        }
        builder.add(separator);
    }
    builder.push();
    return 1;
}

int table_pack(lua_State* lua) {
    const int count = lua_gettop(lua);
    lua_createtable(lua, count, 1);
    lua_insert(lua, 1);
    for (int at = count; at >= 1; --at) {
        lua_rawseti(lua, 1, at);
    }
    lua_pushinteger(lua, count);
    lua_setfield(lua, 1, "n");
    return 1;
}

int table_unpack(lua_State* lua) {
    check_plain_table(lua, 1);
    const lua_Integer first = integer_argument_or(lua, 2, 1);
    const lua_Integer last = integer_argument_or(lua, 3, length_of(lua, 1));
    if (first > last) {
        return 0;
    }
    const lua_Unsigned more = static_cast<lua_Unsigned>(last) - static_cast<lua_Unsigned>(first);
    if (more >= static_cast<lua_Unsigned>(unpacked_max)) {
        raise(lua, "too many results to unpack; at most 8,000");
    }
    const int count = static_cast<int>(more) + 1;
    charge_for(lua, first, last);
    luaL_checkstack(lua, count, "too many results to unpack");
    for (int at = 0; at < count; ++at) {
        lua_rawgeti(lua, 1, first + at);
    }
    return count;
}

constexpr std::array<NamedFunction, 7> functions = {{
    {"concat", binding<table_concat>},
    {"insert", binding<table_insert>},
    {"move", binding<table_move>},
    {"pack", binding<table_pack>},
    {"remove", binding<table_remove>},
    {"sort", binding<table_sort>},
    {"unpack", binding<table_unpack>},
}};

}  // namespace

void check_plain_table(lua_State* lua, int argument) {
    if (lua_type(lua, argument) != LUA_TTABLE) {
        raise_argument(lua, argument,
                       std::string("a table is needed, not ") + type_name(lua, argument));
    }
    if (lua_getmetatable(lua, argument) != 0) {
        raise_argument(lua, argument, "a plain table is needed, this one has a metatable");
    }
}

void push_table_library(lua_State* lua) {
    push_functions(lua, functions);
}

}  // namespace moothall::scripting
