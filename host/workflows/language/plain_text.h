#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace moothall::workflows {

/// The number of characters of a text that may be kept: valid UTF-8 without NUL or other control
/// characters, save tab and line ends. Nothing for any other bytes.
std::optional<std::size_t> characters_of(std::string_view text);

}  // namespace moothall::workflows
