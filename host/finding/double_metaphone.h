#pragma once

#include <string>
#include <string_view>

namespace moothall::finding {

/// How a name sounds: two names that share a code sound alike. The second code is how it may sound
/// otherwise, in another language say, and equals the first where there is nothing to choose.
struct Sounds {
    std::string first;
    std::string second;

    friend bool operator==(const Sounds&, const Sounds&) = default;
};

/// The codes of one word by Lawrence Philips' Double Metaphone (C/C++ Users Journal, June 2000):
/// "Smith" is SM0 and XMT, "Schmidt" XMT and SMT. Requires small letters of ASCII: for anything
/// else, a digit say, both codes are empty. A code has at most `sound_max` letters, not four, so
/// that "Christopher" and "Christina" stay two names.
Sounds double_metaphone(std::string_view word);

inline constexpr std::size_t sound_max = 12;

}  // namespace moothall::finding
