#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::finding {

inline constexpr std::size_t word_max = 40;    ///< Bytes of a word that count.
inline constexpr std::size_t words_max = 100;  ///< Words of a text that count.

/// The words of `text` in order, folded: letters and digits, apostrophes left out ("O'Brien" is
/// "obrien"). UTF-8 whatever bytes come in.
std::vector<std::string> words_of(std::string_view text);

/// The words somebody typed to find a name: as words_of, but what belongs to the name after it is
/// one with it ("O Brien" is "obrien", "Mc Donald" is "mcdonald").
std::vector<std::string> typed_words(std::string_view text);

/// Every word by which somebody may look for a name: "Siân O'Brien-Jones" is found by "sian",
/// "obrien", "brien", "jones" and "obrienjones", "van der Berg" by "vanderberg" too.
std::set<std::string> words_to_find(std::string_view name);

}  // namespace moothall::finding
