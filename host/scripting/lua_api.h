#pragma once

#include <exception>
#include <lua.hpp>
#include <string>
#include <string_view>

#include "scripting/budget.h"

namespace moothall::scripting {

/// Raises a Lua error that begins with the script's file and line. The text may hold anything.
[[noreturn]] void raise(lua_State* lua, std::string_view what);

/// Raises "bad argument #n to 'function' (…)" as Lua itself would.
[[noreturn]] void raise_argument(lua_State* lua, int argument, std::string_view what);

/// Wraps a function written in C++ so that it is refused once the run was stopped, and so that
/// whatever it throws reaches the script as a Lua error.
/// Never catch (...) in here or in a binding: Lua's own errors are C++ exceptions too, and must
/// pass.
template <lua_CFunction function>
int binding(lua_State* lua) {
    std::string thrown;
    try {
        Budget::of(lua).charge(lua, 1);
        return function(lua);
    } catch (const std::exception& exception) {
        thrown = exception.what();
    }
    raise(lua, thrown);
}

/// The text at `index`, which must be a text or a whole number. A view into the Lua string.
std::string_view text_argument(lua_State* lua, int index);

/// The whole number at `index`: an integer, or a float that equals one. Never a text.
lua_Integer integer_argument(lua_State* lua, int index);
lua_Integer integer_argument_or(lua_State* lua, int index, lua_Integer otherwise);

/// The name of a value's type as scripts see it: a fraction is a number.
const char* type_name(lua_State* lua, int index);

/// Pushes a text. One of more than 1 KiB must not hold NUL: Lua compares texts piece by piece
/// between the NULs, and a megabyte of them would take it 20 ms for a single instruction.
void push_text(lua_State* lua, std::string_view text);

/// Collects a text that may not grow past the longest text allowed, and charges for it.
class TextBuilder {
public:
    explicit TextBuilder(lua_State* lua) : lua_(lua) {}

    void add(std::string_view piece);
    void add(char piece) { add(std::string_view(&piece, 1)); }
    void push() const { push_text(lua_, text_); }

private:
    lua_State* lua_;
    std::string text_;
};

}  // namespace moothall::scripting
