#include <moothall/service/fraction.h>

#include <cmath>
#include <limits>

#include "scripting/libraries/libraries.h"
#include "scripting/lua_api.h"
#include "scripting/values.h"

namespace moothall::scripting {

namespace {

bool is_number(lua_State* lua, int index) {
    return lua_type(lua, index) == LUA_TNUMBER || lua_type(lua, index) == LUA_TUSERDATA;
}

void check_number(lua_State* lua, int argument) {
    if (!is_number(lua, argument)) {
        raise_argument(lua, argument,
                       std::string("a number is needed, not ") + type_name(lua, argument));
    }
}

/// Pushes a float that is whole as an integer where it fits, as Lua's own library does.
int push_whole_float(lua_State* lua, lua_Number whole) {
    lua_Integer integer = 0;
    if (lua_numbertointeger(whole, &integer)) {
        lua_pushinteger(lua, integer);
    } else {
        lua_pushnumber(lua, whole);
    }
    return 1;
}

int math_abs(lua_State* lua) {
    check_number(lua, 1);
    if (lua_isinteger(lua, 1)) {
        const lua_Integer value = lua_tointeger(lua, 1);
        lua_pushinteger(lua, value < 0
                                 ? static_cast<lua_Integer>(0U - static_cast<lua_Unsigned>(value))
                                 : value);
    } else if (const auto exact = exact_number_at(lua, 1)) {
        push_exact_number(lua, *exact < Fraction(0) ? Fraction(0) - *exact : *exact);
    } else {
        lua_pushnumber(lua, std::fabs(lua_tonumber(lua, 1)));
    }
    return 1;
}

int math_ceil(lua_State* lua) {
    check_number(lua, 1);
    if (const auto exact = exact_number_at(lua, 1)) {
        lua_pushinteger(lua, exact->rounded_up());
        return 1;
    }
    return push_whole_float(lua, std::ceil(lua_tonumber(lua, 1)));
}

int math_floor(lua_State* lua) {
    check_number(lua, 1);
    if (const auto exact = exact_number_at(lua, 1)) {
        lua_pushinteger(lua, exact->rounded_down());
        return 1;
    }
    return push_whole_float(lua, std::floor(lua_tonumber(lua, 1)));
}

int math_fmod(lua_State* lua) {
    check_number(lua, 1);
    check_number(lua, 2);
    const auto over = exact_number_at(lua, 1);
    const auto under = exact_number_at(lua, 2);
    if (!over || !under) {
        lua_pushnumber(lua, std::fmod(lua_tonumber(lua, 1), lua_tonumber(lua, 2)));
        return 1;
    }
    if (*under == Fraction(0)) {
        raise_argument(lua, 2, "zero");
    }
    if (over->is_whole() && under->is_whole()) {
        // The quotient of the least integer and -1 is the only one that does not fit.
        lua_pushinteger(lua, under->numerator() == -1 ? 0 : over->numerator() % under->numerator());
        return 1;
    }
    const Fraction quotient = *over / *under;
    const Fraction whole(quotient < Fraction(0) ? quotient.rounded_up() : quotient.rounded_down());
    push_exact_number(lua, *over - *under * whole);
    return 1;
}

int math_max(lua_State* lua) {
    check_number(lua, 1);
    int greatest = 1;
    for (int at = 2; at <= lua_gettop(lua); ++at) {
        check_number(lua, at);
        greatest = lua_compare(lua, greatest, at, LUA_OPLT) != 0 ? at : greatest;
    }
    lua_pushvalue(lua, greatest);
    return 1;
}

int math_min(lua_State* lua) {
    check_number(lua, 1);
    int least = 1;
    for (int at = 2; at <= lua_gettop(lua); ++at) {
        check_number(lua, at);
        least = lua_compare(lua, at, least, LUA_OPLT) != 0 ? at : least;
    }
    lua_pushvalue(lua, least);
    return 1;
}

int math_tointeger(lua_State* lua) {
    luaL_checkany(lua, 1);
    int is_whole = 0;
    const lua_Integer whole =
        lua_type(lua, 1) == LUA_TNUMBER ? lua_tointegerx(lua, 1, &is_whole) : 0;
    if (is_whole != 0) {
        lua_pushinteger(lua, whole);
    } else {
        lua_pushnil(lua);
    }
    return 1;
}

int math_type(lua_State* lua) {
    luaL_checkany(lua, 1);
    if (!is_number(lua, 1)) {
        lua_pushnil(lua);
    } else if (lua_type(lua, 1) == LUA_TUSERDATA) {
        lua_pushliteral(lua, "fraction");
    } else {
        lua_pushstring(lua, lua_isinteger(lua, 1) ? "integer" : "float");
    }
    return 1;
}

int math_ult(lua_State* lua) {
    const auto a = static_cast<lua_Unsigned>(integer_argument(lua, 1));
    const auto b = static_cast<lua_Unsigned>(integer_argument(lua, 2));
    lua_pushboolean(lua, a < b);
    return 1;
}

constexpr std::array<NamedFunction, 9> functions = {{
    {"abs", binding<math_abs>},
    {"ceil", binding<math_ceil>},
    {"floor", binding<math_floor>},
    {"fmod", binding<math_fmod>},
    {"max", binding<math_max>},
    {"min", binding<math_min>},
    {"tointeger", binding<math_tointeger>},
    {"type", binding<math_type>},
    {"ult", binding<math_ult>},
}};

}  // namespace

void push_math_library(lua_State* lua) {
    push_functions(lua, functions);
    lua_pushinteger(lua, LUA_MAXINTEGER);
    lua_setfield(lua, -2, "maxinteger");
    lua_pushinteger(lua, LUA_MININTEGER);
    lua_setfield(lua, -2, "mininteger");
}

}  // namespace moothall::scripting
