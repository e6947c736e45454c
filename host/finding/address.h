#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::finding {

/// The postcode in `text`, the last if there are several, as "as14qt", whether it was written with
/// a blank or not. It has the form of a postcode of the United Kingdom; none may be delivered to
/// it.
std::optional<std::string> postcode_in(std::string_view text);

/// A postcode in one or two words that begin at `at`, and how many it takes.
struct PostcodeAt {
    std::string postcode;
    std::size_t words;
};
std::optional<PostcodeAt> postcode_at(const std::vector<std::string>& words, std::size_t at);

/// A word of an address as everybody shortens it: "street" and "st" are "st".
std::string short_form(const std::string& word);

/// The words of an address, in short form.
std::set<std::string> words_of_address(std::string_view address);

/// The numbers of an address with the word after them: "12 high" of "Flat 3, 12 High Street".
std::vector<std::string> numbers_in_streets(const std::vector<std::string>& words);

}  // namespace moothall::finding
