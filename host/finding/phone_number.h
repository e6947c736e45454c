#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace moothall::finding {

/// The digits of a telephone number as they are dialled in the United Kingdom: "+44 (0)1632
/// 960 123", "0044 1632 960123" and "01632 960123" are all "01632960123"; a number abroad begins
/// with 00. Nothing for what has fewer than six digits.
std::optional<std::string> dialled(std::string_view number);

/// Whether a word belongs to a telephone number: digits with + ( ) - between them.
bool may_be_dialled(std::string_view word);

}  // namespace moothall::finding
