#include "finding/name_words.h"

#include <algorithm>
#include <array>
#include <span>

#include "finding/folded.h"

namespace moothall::finding {
namespace {

constexpr auto parts_of_a_name = std::to_array<std::string_view>({"o", "d", "mc", "mac"});
constexpr auto often_joined = std::to_array<std::string_view>(
    {"o", "d", "mc", "mac", "de", "der", "den", "du", "da", "di", "la", "le", "st", "van", "von"});

bool is_of_a_word(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
           static_cast<unsigned char>(letter) >= 0x80;
}

/// Cut between two characters.
std::string cut(std::string word) {
    if (word.size() <= word_max) {
        return word;
    }
    std::size_t end = word_max;
    while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80) {
        --end;
    }
    word.resize(end);
    return word;
}

/// The words of a text that is folded: what stands in `within` is left out of them.
std::vector<std::string> words_without(const std::string& text, std::string_view within) {
    std::vector<std::string> words;
    std::string word;
    const auto end_word = [&] {
        if (!word.empty() && words.size() < words_max) {
            words.push_back(cut(std::move(word)));
        }
        word.clear();
    };
    for (const char letter : text) {
        if (is_of_a_word(letter)) {
            word += letter;
        } else if (within.find(letter) == std::string_view::npos) {
            end_word();
        }
    }
    end_word();
    return words;
}

/// Words one after another that stand in `parts`, made one with the word after them.
std::vector<std::string> joined(const std::vector<std::string>& words,
                                std::span<const std::string_view> parts) {
    std::vector<std::string> result;
    std::string before;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool is_part =
            at + 1 < words.size() && std::ranges::find(parts, words[at]) != parts.end();
        before += words[at];
        if (!is_part) {
            result.push_back(cut(std::move(before)));
            before.clear();
        }
    }
    return result;
}

void add(std::set<std::string>& all, const std::vector<std::string>& words, std::size_t least) {
    for (const std::string& word : words) {
        if (word.size() >= least) {
            all.insert(word);
        }
    }
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
    return words_without(folded(text), "'");
}

std::vector<std::string> typed_words(std::string_view text) {
    return joined(words_of(text), parts_of_a_name);
}

std::set<std::string> words_to_find(std::string_view name) {
    constexpr std::size_t no_ending = 3;  // The s of "John's" is nobody's name.
    const std::string text = folded(name);
    const std::vector<std::string> plain = words_without(text, "'");
    std::set<std::string> all(plain.begin(), plain.end());
    add(all, joined(plain, parts_of_a_name), 1);
    add(all, joined(plain, often_joined), 1);
    add(all, words_without(text, "'-"), 1);
    add(all, words_without(text, ""), no_ending);
    return all;
}

}  // namespace moothall::finding
