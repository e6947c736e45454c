#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace moothall::csv {

/// Where `text` stops being UTF-8: the first byte that belongs to no character. Nothing if all of
/// it is UTF-8. Overlong forms, surrogates and what lies beyond U+10FFFF are no characters.
std::optional<std::size_t> first_not_utf8(std::string_view text);

}  // namespace moothall::csv
