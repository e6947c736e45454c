#include "finding/double_metaphone.h"

#include <algorithm>

#include "finding/sound_rules.h"

namespace moothall::finding {
namespace {

bool is_vowel(char letter) {
    return std::string_view("AEIOUY").find(letter) != std::string_view::npos;
}

/// `place` is a letter of the word, or one of its ends.
bool fits(char sign, char place) {
    const bool is_letter = place != '^' && place != '$';
    switch (sign) {
        case '@':
            return is_letter && is_vowel(place);
        case '#':
            return is_letter && !is_vowel(place);
        case '.':
            return is_letter;
        default:
            return sign == place;
    }
}

/// Whether `text` fits `pattern` from its first sign on, which need not reach to its end.
bool begins_like(std::string_view text, std::string_view pattern) {
    return text.size() >= pattern.size() &&
           std::equal(pattern.begin(), pattern.end(), text.begin(), fits);
}

bool ends_like(std::string_view text, std::string_view pattern) {
    return text.size() >= pattern.size() &&
           begins_like(text.substr(text.size() - pattern.size()), pattern);
}

template <class Test>
bool one_fits(std::string_view patterns, const Test& test) {
    if (patterns.empty()) {
        return true;
    }
    const bool is_wanted = patterns.front() != '!';
    patterns.remove_prefix(is_wanted ? 0 : 1);
    while (true) {
        const std::size_t end = patterns.find('|');
        if (test(patterns.substr(0, end))) {
            return is_wanted;
        }
        if (end == std::string_view::npos) {
            return !is_wanted;
        }
        patterns.remove_prefix(end + 1);
    }
}

/// A word in capital letters between ^ and $.
class Word {
public:
    explicit Word(std::string_view small) : text_("^") {
        for (const char letter : small) {
            text_ += static_cast<char>(letter - 'a' + 'A');
        }
        text_ += '$';
    }

    bool is_at_end(std::size_t at) const { return at + 1 >= text_.size(); }
    char letter(std::size_t at) const { return text_[at]; }

    bool obeys(const SoundRule& rule, std::size_t at) const {
        const std::string_view text(text_);
        const std::string_view rest = text.substr(at);
        return rest.starts_with(rule.letters) && is_for(rule.words) &&
               one_fits(rule.before,
                        [&](auto pattern) { return ends_like(text.substr(0, at), pattern); }) &&
               one_fits(rule.after, [&](auto pattern) {
                   return begins_like(rest.substr(rule.letters.size()), pattern);
               });
    }

private:
    bool is_slavic_or_germanic() const {
        return text_.find_first_of("WK") != std::string::npos ||
               text_.find("CZ") != std::string::npos;
    }

    bool is_for(RuleFor words) const {
        switch (words) {
            case RuleFor::slavic_or_germanic:
                return is_slavic_or_germanic();
            case RuleFor::neither:
                return !is_slavic_or_germanic();
            case RuleFor::begins_with_sch:
                return text_.starts_with("^SCH");
            case RuleFor::begins_with_mc:
                return text_.starts_with("^MC");
            case RuleFor::ends_as_spanish:
                return one_fits("AS$|OS$|A$|O$",
                                [&](auto pattern) { return ends_like(text_, pattern); });
            case RuleFor::any:
                break;
        }
        return true;
    }

    std::string text_;
};

bool is_small_letters(std::string_view word) {
    return std::ranges::all_of(word, [](char letter) { return letter >= 'a' && letter <= 'z'; });
}

}  // namespace

Sounds double_metaphone(std::string_view word) {
    Sounds sounds;
    if (!is_small_letters(word)) {
        return sounds;
    }
    const Word letters(word);
    std::size_t at = 1;
    while (!letters.is_at_end(at)) {
        if (is_vowel(letters.letter(at))) {
            sounds.first += at == 1 ? "A" : "";
            sounds.second += at == 1 ? "A" : "";
            ++at;
            continue;
        }
        // Each consonant has a rule without a condition.
        const auto rule = std::ranges::find_if(
            sound_rules(), [&](const SoundRule& each) { return letters.obeys(each, at); });
        sounds.first += rule->first;
        sounds.second += rule->second;
        at += rule->letters.size();
    }
    sounds.first.resize(std::min(sounds.first.size(), sound_max));
    sounds.second.resize(std::min(sounds.second.size(), sound_max));
    return sounds;
}

}  // namespace moothall::finding
