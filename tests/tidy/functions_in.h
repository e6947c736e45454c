#pragma once

#include <string_view>
#include <vector>

namespace moothall::tidy {

/// A function as it stands in a C++ file, by the lines of its head and of its last brace.
struct FunctionFound {
    std::size_t first_line = 0;
    std::size_t last_line = 0;

    std::size_t lines() const { return last_line - first_line + 1; }
};

/// The functions of a C++ text, by counting braces: what stands directly in a namespace or a class,
/// has a head with parentheses and a body in braces.
std::vector<FunctionFound> functions_in(std::string_view text);

}  // namespace moothall::tidy
