#pragma once

#include <string_view>

namespace moothall::words {

/// Whether a text says nothing: it is empty, or all spaces, tabs and line ends. Pure.
bool is_blank(std::string_view text);

}  // namespace moothall::words
