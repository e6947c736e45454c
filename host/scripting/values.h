#pragma once

#include <moothall/service/fraction.h>
#include <moothall/service/value.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

struct lua_State;

namespace moothall::scripting {

/// What may cross between a script and the host at once.
inline constexpr int crossing_depth_max = 32;
inline constexpr std::size_t crossing_values_max = 100'000;

/// What to do with a Lua function inside a value that leaves the state.
enum class Functions { refused, described };

/// The value at `index` as a Value. Whole numbers, yes or no, clean UTF-8 text without NUL, exact
/// numbers, lists (keys 1 to n) and tables of names cross; an empty table is an empty Table. A
/// table made by a word may have both: its numbers become names. All else raises a Lua error that
/// begins with `what`, the name of the argument, and says where inside it.
Value to_value(lua_State* lua, int index, std::string_view what, Functions functions);

/// Pushes a value. Raises where it is deeper than may cross.
void push_value(lua_State* lua, const Value& value);

/// Pushes an exact number: an integer where it is whole.
void push_exact_number(lua_State* lua, const Fraction& number);

/// The exact number at `index`, if it is one: an integer or a fraction.
std::optional<Fraction> exact_number_at(lua_State* lua, int index);

/// The same, or an error that names the argument. A text such as "4.5" is taken too.
Fraction exact_argument(lua_State* lua, int argument);

}  // namespace moothall::scripting
