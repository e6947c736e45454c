#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scripting/chunk.h"

namespace moothall::scripting {

/// Thrown when the Lua library writes bytecode of another form than this host knows.
class BytecodeError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The reserved text under which the function that does the work of `..` is found in the methods
/// of texts. It cannot be written as a name.
inline constexpr std::string_view join_key = "\x01join";

struct Adapted {
    std::string bytecode;
    std::vector<GlobalUse> globals;
};

/// Changes what lua_dump wrote for Lua 5.4, so that no script can meet what cannot be bounded or
/// would bring floating point into a text:
///  - `a .. b` calls the function under join_key, since Lua itself turns any float into text there;
///  - `a / b` always asks the metatable of its operands, so that whole numbers divide exactly;
///  - the closing value of a generic `for` is ignored, and <close> is refused: there is nothing
///    that runs while a script that was stopped is being unwound.
/// Gives the sentence of a refusal otherwise. Throws BytecodeError for an unknown form.
std::variant<Adapted, std::string> adapt_bytecode(std::string_view name, std::string_view dumped);

}  // namespace moothall::scripting
