#include "finding/address.h"

#include <algorithm>
#include <array>
#include <utility>

#include "finding/name_words.h"

namespace moothall::finding {
namespace {

bool is_letter(char letter) {
    return letter >= 'a' && letter <= 'z';
}

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// The half before the blank: A9, A99, AA9, AA99, A9A, AA9A.
bool is_outward(std::string_view text) {
    const std::size_t letters = text.size() > 1 && is_letter(text[1]) ? 2 : 1;
    if (text.size() <= letters || text.size() > letters + 2 || !is_letter(text[0])) {
        return false;
    }
    return is_digit(text[letters]) &&
           (text.size() == letters + 1 || is_digit(text.back()) || is_letter(text.back()));
}

bool is_inward(std::string_view text) {
    return text.size() == 3 && is_digit(text[0]) && is_letter(text[1]) && is_letter(text[2]);
}

bool is_postcode(std::string_view text) {
    constexpr std::size_t inward = 3;
    return text.size() > inward && is_outward(text.substr(0, text.size() - inward)) &&
           is_inward(text.substr(text.size() - inward));
}

// As Royal Mail and the National Land and Property Gazette shorten them.
constexpr auto short_forms = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"apartment", "apt"}, {"avenue", "ave"},  {"boulevard", "blvd"}, {"buildings", "bldgs"},
    {"close", "cl"},      {"court", "ct"},    {"crescent", "cres"},  {"drive", "dr"},
    {"east", "e"},        {"estate", "est"},  {"gardens", "gdns"},   {"green", "grn"},
    {"grove", "gr"},      {"house", "hse"},   {"lane", "ln"},        {"mount", "mt"},
    {"north", "n"},       {"parade", "pde"},  {"park", "pk"},        {"place", "pl"},
    {"road", "rd"},       {"saint", "st"},    {"south", "s"},        {"square", "sq"},
    {"street", "st"},     {"terrace", "ter"}, {"west", "w"},
});

}  // namespace

std::optional<PostcodeAt> postcode_at(const std::vector<std::string>& words, std::size_t at) {
    if (at + 1 < words.size() && is_outward(words[at]) && is_inward(words[at + 1])) {
        return PostcodeAt{words[at] + words[at + 1], 2};
    }
    if (at < words.size() && is_postcode(words[at])) {
        return PostcodeAt{words[at], 1};
    }
    return std::nullopt;
}

std::optional<std::string> postcode_in(std::string_view text) {
    const std::vector<std::string> words = words_of(text);
    for (std::size_t at = words.size(); at > 0; --at) {
        if (auto found = postcode_at(words, at - 1)) {
            return std::move(found->postcode);
        }
    }
    return std::nullopt;
}

std::string short_form(const std::string& word) {
    const auto found =
        std::ranges::find(short_forms, word, &std::pair<std::string_view, std::string_view>::first);
    return found == short_forms.end() ? word : std::string(found->second);
}

std::set<std::string> words_of_address(std::string_view address) {
    std::set<std::string> words;
    for (const std::string& word : words_to_find(address)) {
        words.insert(short_form(word));
    }
    return words;
}

std::vector<std::string> numbers_in_streets(const std::vector<std::string>& words) {
    std::vector<std::string> numbers;
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        const bool is_in_street = is_digit(words[at].front()) && !is_inward(words[at]) &&
                                  !is_digit(words[at + 1].front()) && !postcode_at(words, at + 1);
        if (is_in_street) {
            numbers.push_back(words[at] + " " + short_form(words[at + 1]));
        }
    }
    return numbers;
}

}  // namespace moothall::finding
