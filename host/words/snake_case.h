#pragma once

#include <string_view>

namespace moothall::words {

/// Whether a text is one word for programs, such as "council_tax": small letters, digits and
/// underscores, 1 to 60 of them. Such a word may stand in the facts of an event, which nothing
/// takes away again. Pure.
bool is_snake_case(std::string_view text);

}  // namespace moothall::words
