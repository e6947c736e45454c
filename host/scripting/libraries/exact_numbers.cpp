// Exact numbers: whole ones are Lua integers, all others are userdata that hold a Fraction. So a
// number is equal to another exactly if `==` says so, and userdata of another kind do not exist.

#include <moothall/service/fraction.h>

#include <limits>
#include <new>
#include <type_traits>

#include "scripting/libraries/libraries.h"
#include "scripting/lua_api.h"
#include "scripting/values.h"

namespace moothall::scripting {

namespace {

const char metatable_key = 0;

/// A side of an operator.
Fraction operand(lua_State* lua, int index) {
    if (const auto number = exact_number_at(lua, index)) {
        return *number;
    }
    if (lua_type(lua, index) == LUA_TNUMBER) {
        raise(
            lua,
            "a number with a floating point cannot be used with a fraction; write fraction(n, d)");
    }
    raise(lua,
          std::string("attempt to perform arithmetic on a ") + type_name(lua, index) + " value");
}

/// Both operands of a division may be floats, which Lua divides as ever.
int divide(lua_State* lua) {
    const bool numbers = lua_type(lua, 1) == LUA_TNUMBER && lua_type(lua, 2) == LUA_TNUMBER;
    if (numbers && !(lua_isinteger(lua, 1) && lua_isinteger(lua, 2))) {
        lua_pushnumber(lua, lua_tonumber(lua, 1) / lua_tonumber(lua, 2));
        return 1;
    }
    const Fraction over = operand(lua, 1);
    const Fraction under = operand(lua, 2);
    if (under == Fraction(0)) {
        raise(lua, "division by zero");
    }
    push_exact_number(lua, over / under);
    return 1;
}

template <class Operation>
int apply(lua_State* lua, Operation operation) {
    push_exact_number(lua, operation(operand(lua, 1), operand(lua, 2)));
    return 1;
}

Fraction floor_division(const Fraction& over, const Fraction& under) {
    return Fraction((over / under).rounded_down());
}

int add(lua_State* lua) {
    return apply(lua, [](const Fraction& a, const Fraction& b) { return a + b; });
}
int subtract(lua_State* lua) {
    return apply(lua, [](const Fraction& a, const Fraction& b) { return a - b; });
}
int multiply(lua_State* lua) {
    return apply(lua, [](const Fraction& a, const Fraction& b) { return a * b; });
}
int divide_whole(lua_State* lua) {
    return apply(lua, floor_division);
}
int remainder(lua_State* lua) {
    return apply(lua,
                 [](const Fraction& a, const Fraction& b) { return a - b * floor_division(a, b); });
}
int negate(lua_State* lua) {
    push_exact_number(lua, Fraction(0) - operand(lua, 1));
    return 1;
}
int equal(lua_State* lua) {
    lua_pushboolean(lua, operand(lua, 1) == operand(lua, 2));
    return 1;
}
int less(lua_State* lua) {
    lua_pushboolean(lua, operand(lua, 1) < operand(lua, 2));
    return 1;
}
int less_or_equal(lua_State* lua) {
    lua_pushboolean(lua, operand(lua, 1) <= operand(lua, 2));
    return 1;
}

constexpr std::array<NamedFunction, 10> operators = {{
    {"__add", binding<add>},
    {"__sub", binding<subtract>},
    {"__mul", binding<multiply>},
    {"__div", binding<divide>},
    {"__idiv", binding<divide_whole>},
    {"__mod", binding<remainder>},
    {"__unm", binding<negate>},
    {"__eq", binding<equal>},
    {"__lt", binding<less>},
    {"__le", binding<less_or_equal>},
}};

void push_metatable(lua_State* lua) {
    if (lua_rawgetp(lua, LUA_REGISTRYINDEX, &metatable_key) == LUA_TTABLE) {
        return;
    }
    lua_pop(lua, 1);
    push_functions(lua, operators);
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_pushliteral(lua, "fraction");
    lua_setfield(lua, -2, "__name");
    lua_pushvalue(lua, -1);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, &metatable_key);
}

int make_fraction(lua_State* lua) {
    const Fraction over = exact_argument(lua, 1);
    if (lua_isnoneornil(lua, 2)) {
        push_exact_number(lua, over);
        return 1;
    }
    const Fraction under = exact_argument(lua, 2);
    if (under == Fraction(0)) {
        raise_argument(lua, 2, "a fraction cannot have zero below the line");
    }
    push_exact_number(lua, over / under);
    return 1;
}

int round_half_up(lua_State* lua) {
    lua_pushinteger(lua, exact_argument(lua, 1).rounded_half_up());
    return 1;
}
int round_up(lua_State* lua) {
    lua_pushinteger(lua, exact_argument(lua, 1).rounded_up());
    return 1;
}
int round_down(lua_State* lua) {
    lua_pushinteger(lua, exact_argument(lua, 1).rounded_down());
    return 1;
}

constexpr std::array<NamedFunction, 4> functions = {{
    {"fraction", binding<make_fraction>},
    {"round_half_up", binding<round_half_up>},
    {"round_up", binding<round_up>},
    {"round_down", binding<round_down>},
}};

}  // namespace

void push_exact_number(lua_State* lua, const Fraction& number) {
    if (number.is_whole()) {
        lua_pushinteger(lua, number.numerator());
        return;
    }
    // Fraction needs no destructor: the collector only frees the block.
    static_assert(std::is_trivially_destructible_v<Fraction>);
    static_assert(std::is_trivially_destructible_v<Fraction>);  // Nobody will destroy it.
    new (lua_newuserdatauv(lua, sizeof(Fraction), 0)) Fraction(number);
    push_metatable(lua);
    lua_setmetatable(lua, -2);
}

std::optional<Fraction> exact_number_at(lua_State* lua, int index) {
    if (lua_isinteger(lua, index)) {
        return Fraction(lua_tointeger(lua, index));
    }
    if (lua_type(lua, index) == LUA_TUSERDATA) {
        return *static_cast<const Fraction*>(lua_touserdata(lua, index));
    }
    return std::nullopt;
}

Fraction exact_argument(lua_State* lua, int argument) {
    if (const auto number = exact_number_at(lua, argument)) {
        return *number;
    }
    if (lua_type(lua, argument) == LUA_TSTRING) {
        if (const auto number = Fraction::parse(text_argument(lua, argument))) {
            return *number;
        }
        raise_argument(lua, argument, "the text is no exact number such as \"4.5\" or \"9/2\"");
    }
    if (lua_type(lua, argument) == LUA_TNUMBER) {
        raise_argument(lua, argument,
                       "a number with a floating point is not exact; write it as a text such as "
                       "\"4.5\" or as fraction(9, 2)");
    }
    raise_argument(lua, argument,
                   std::string("an exact number is needed, not ") + type_name(lua, argument));
}

void open_exact_division(lua_State* lua) {
    lua_pushinteger(lua, 0);
    lua_createtable(lua, 0, 2);
    lua_pushcfunction(lua, binding<divide>);
    lua_setfield(lua, -2, "__div");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, -2);
    lua_pop(lua, 1);
}

LuaFunction find_exact_function(std::string_view name) {
    for (const NamedFunction& each : functions) {
        if (each.name == name) {
            return each.function;
        }
    }
    return nullptr;
}

}  // namespace moothall::scripting
