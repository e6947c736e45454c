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

/// The one of `names` that is most like `wanted`; empty if none is near.
template <class Names>
std::string nearest_name(std::string_view wanted, const Names& names);

std::size_t edit_distance(std::string_view a, std::string_view b);

template <class Names>
std::string nearest_name(std::string_view wanted, const Names& names) {
    std::string nearest;
    std::size_t least = wanted.size() < 4 ? 2 : 3;
    for (const auto& name : names) {
        const std::size_t distance = edit_distance(wanted, name);
        if (distance < least) {
            least = distance;
            nearest = name;
        }
    }
    return nearest;
}

}  // namespace moothall::scripting
