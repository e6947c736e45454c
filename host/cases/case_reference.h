#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace moothall::cases {

/// "CT-26-000417-T": the service's letters, the year of recording, a number, and a check letter
/// that finds every wrong digit and every swap of two neighbours.
std::string make_reference(std::string_view letters, int year, std::int64_t number);

/// What was typed, in the form above; nothing if it cannot be a reference. Small letters and
/// missing hyphens are understood; the check letter is not looked at.
std::optional<std::string> normal_reference(std::string_view typed);

/// Whether the check letter of a reference in normal form is right.
bool check_letter_is_right(std::string_view reference);

}  // namespace moothall::cases
