#include <moothall/service/date.h>
#include <moothall/service/money.h>

#include "scripting/libraries/libraries.h"
#include "scripting/lua_api.h"
#include "scripting/values.h"

namespace moothall::scripting {

namespace {

int council_pounds(lua_State* lua) {
    if (!lua_isinteger(lua, 1)) {
        raise_argument(lua, 1, "whole pence are needed; round first with round_half_up(x)");
    }
    push_text(lua, pounds(Pence{lua_tointeger(lua, 1)}));
    return 1;
}

/// Adds up one column. A row that has nothing there counts as nothing.
int council_sum(lua_State* lua) {
    check_plain_table(lua, 1);
    const std::string_view name = text_argument(lua, 2);
    lua_settop(lua, 2);
    Fraction total;
    const auto count = static_cast<lua_Integer>(lua_rawlen(lua, 1));
    for (lua_Integer at = 1; at <= count; ++at) {
        Budget::of(lua).charge(lua, 1);
        if (lua_rawgeti(lua, 1, at) != LUA_TTABLE) {
            raise_argument(lua, 1, "row " + std::to_string(at) + " is not a table");
        }
        lua_pushvalue(lua, 2);
        if (lua_rawget(lua, -2) != LUA_TNIL) {
            const auto number = exact_number_at(lua, -1);
            if (!number) {
                raise_argument(lua, 1,
                               "'" + std::string(name) + "' of row " + std::to_string(at) +
                                   " is not an exact number");
            }
            total = total + *number;
        }
        lua_pop(lua, 2);
    }
    push_exact_number(lua, total);
    return 1;
}

Date date_argument(lua_State* lua, int argument) {
    if (lua_type(lua, argument) == LUA_TSTRING) {
        if (const auto date = parse_date(text_argument(lua, argument))) {
            return *date;
        }
    }
    raise_argument(lua, argument, "a date such as \"2026-05-04\" is needed");
}

int council_age_on(lua_State* lua) {
    const Date born = date_argument(lua, 1);
    const Date on = date_argument(lua, 2);
    if (on < born) {
        raise_argument(lua, 2, "the day lies before the date of birth");
    }
    lua_pushinteger(lua, age_on(born, on));
    return 1;
}

constexpr std::array<NamedFunction, 3> functions = {{
    {"pounds", binding<council_pounds>},
    {"sum", binding<council_sum>},
    {"age_on", binding<council_age_on>},
}};

}  // namespace

LuaFunction find_council_function(std::string_view name) {
    for (const NamedFunction& each : functions) {
        if (each.name == name) {
            return each.function;
        }
    }
    return nullptr;
}

}  // namespace moothall::scripting
