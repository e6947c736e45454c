#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace moothall::scripting {

/// Looks over a source before Lua does: size, UTF-8, NUL, bytecode, and the operator `^`.
/// Gives the sentence of the refusal, with name and line, or nothing if all is well.
std::optional<std::string> fault_in_source(std::string_view name, std::string_view source);

}  // namespace moothall::scripting
