#pragma once

#include <array>
#include <cstddef>
#include <string_view>

struct lua_State;

namespace moothall::scripting {

using LuaFunction = int (*)(lua_State*);

struct NamedFunction {
    std::string_view name;
    LuaFunction function;
};

/// The global functions of the language and of the council; null for any other name.
LuaFunction find_base_function(std::string_view name);
LuaFunction find_exact_function(std::string_view name);    ///< fraction, round_up …
LuaFunction find_council_function(std::string_view name);  ///< pounds, sum, age_on.

/// Each pushes its library as a fresh table.
void push_string_library(lua_State* lua);
void push_table_library(lua_State* lua);
void push_math_library(lua_State* lua);
void push_utf8_library(lua_State* lua);

/// Gives every number the one operator that Lua does not do exactly itself.
void open_exact_division(lua_State* lua);

/// Gives texts their methods, and `..` its function.
void open_text_methods(lua_State* lua);

/// All names that the language itself offers as globals.
inline constexpr std::array<std::string_view, 29> language_names = {
    "assert",       "error",    "getmetatable",  "ipairs",     "next",   "pairs",
    "pcall",        "rawequal", "rawget",        "rawlen",     "rawset", "select",
    "setmetatable", "tonumber", "tostring",      "type",       "xpcall", "string",
    "table",        "math",     "utf8",          "fraction",   "pounds", "sum",
    "age_on",       "round_up", "round_half_up", "round_down", "use",
};

// Shared between the files of this folder.
int string_format(lua_State* lua);
int string_find(lua_State* lua);
int string_match(lua_State* lua);
int string_gmatch(lua_State* lua);
int string_gsub(lua_State* lua);
int table_sort(lua_State* lua);
int ordered_pairs(lua_State* lua);
int ordered_next(lua_State* lua);

/// Pushes the text of the value at `index` without addresses. A float is an error.
void push_as_text(lua_State* lua, int index);

/// Raises unless the argument is a table without a metatable.
void check_plain_table(lua_State* lua, int argument);

void push_functions(lua_State* lua, const NamedFunction* first, std::size_t count);

/// Makes a table out of functions.
template <std::size_t count>
void push_functions(lua_State* lua, const std::array<NamedFunction, count>& functions) {
    push_functions(lua, functions.data(), functions.size());
}

}  // namespace moothall::scripting
