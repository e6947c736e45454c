#pragma once

#include <cstddef>
#include <string>
#include <string_view>

struct lua_State;

namespace moothall::scripting {

inline constexpr std::size_t error_bytes_max = 4096;

/// The error value at the top of the stack in words, without running anything of the script.
std::string describe_error(lua_State* lua);

/// The file and line that are being executed, as "review.lua:12"; empty outside of a script.
std::string current_place(lua_State* lua);

/// The calls that led here, innermost first, one a line; at most twenty.
std::string calls_until_here(lua_State* lua);

/// The text with control characters and bytes that are no UTF-8 written out, cut to `most` bytes.
std::string printable(std::string_view text, std::size_t most);

/// True if `text` is UTF-8 without NUL.
bool is_clean_text(std::string_view text);

}  // namespace moothall::scripting
