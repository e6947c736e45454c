#include "finding/particulars.h"

#include <algorithm>

#include "finding/address.h"
#include "finding/double_metaphone.h"
#include "finding/folded.h"
#include "finding/name_words.h"
#include "finding/phone_number.h"

namespace moothall::finding {
namespace {

using Words = std::set<std::string>;

constexpr std::size_t name_words_most = 6;  // Pairs grow with their square.
constexpr std::size_t pairs_most = 4;
constexpr std::size_t value_max = 100;

std::string term(const char* kind, std::string_view value) {
    return std::string(kind) + " " + std::string(value.substr(0, value_max));
}

std::string pair_term(const char* kind, const std::string& one, const std::string& other) {
    return term(kind, std::min(one, other) + " " + std::max(one, other));
}

/// How a word sounds, once or twice; nothing for what has no sound.
std::vector<std::string> codes_of(const std::string& word) {
    const Sounds sounds = double_metaphone(word);
    std::vector<std::string> codes;
    if (!sounds.first.empty()) {
        codes.push_back(sounds.first);
    }
    if (!sounds.second.empty() && sounds.second != sounds.first) {
        codes.push_back(sounds.second);
    }
    return codes;
}

bool share_a_code(const std::string& one, const std::string& other) {
    const auto codes = codes_of(one);
    return std::ranges::any_of(codes_of(other), [&](const std::string& code) {
        return std::ranges::find(codes, code) != codes.end();
    });
}

bool one_begins_with(const Words& words, const std::string& beginning) {
    const auto found = words.lower_bound(beginning);
    return found != words.end() && found->starts_with(beginning);
}

std::string postcode_of(const Particulars& known) {
    return postcode_in(known.postcode.empty() ? known.address : known.postcode).value_or("");
}

/// Whether what stands for itself is known of them: born, postcode, phone, e-mail.
bool has_the_rest(const Question& question, const Particulars& known) {
    const bool is_born =
        question.born.empty() ||
        (known.born && std::ranges::find(question.born, *known.born) != question.born.end());
    return is_born && (question.postcode.empty() || question.postcode == postcode_of(known)) &&
           (question.phone.empty() || dialled(known.phone) == question.phone) &&
           (question.email.empty() || folded(known.email) == question.email);
}

Likeness likeness_of(const std::string& word, bool is_last, const Words& name,
                     const Words& address) {
    const bool is_number = word.front() >= '0' && word.front() <= '9';  // 12 is not 120.
    const bool is_initial = word.size() == 1 && !is_number;
    const bool may_go_on = is_last && !is_number;
    if (name.contains(word) || address.contains(short_form(word)) ||
        ((may_go_on || is_initial) && one_begins_with(name, word)) ||
        (may_go_on && one_begins_with(address, word))) {
        return Likeness::exact;
    }
    const bool sounds = std::ranges::any_of(
        name, [&](const std::string& known) { return share_a_code(word, known); });
    return sounds ? Likeness::by_sound : Likeness::none;
}

/// The words by which a name is found, initials left out.
std::vector<std::string> name_words(const Particulars& known) {
    std::vector<std::string> words;
    for (const std::string& word : words_to_find(known.name)) {
        if (word.size() > 1 && words.size() < name_words_most) {
            words.push_back(word);
        }
    }
    return words;
}

void add_pair(std::set<std::string>& terms, const std::string& one, const std::string& other) {
    terms.insert(pair_term("n", one, other));
    for (const std::string& code : codes_of(one)) {
        for (const std::string& other_code : codes_of(other)) {
            terms.insert(pair_term("s", code, other_code));
        }
    }
}

/// One after another in pairs, as names are said; one alone by itself.
WhereToLook under_names(const std::vector<std::string>& words) {
    WhereToLook where;
    if (words.size() == 1) {
        where.exact.push_back(term("n", words.front()));
        for (const std::string& code : codes_of(words.front())) {
            where.by_sound.push_back(term("s", code));
        }
    }
    for (std::size_t at = 0; at + 1 < words.size() && at < pairs_most; ++at) {
        where.exact.push_back(pair_term("n", words[at], words[at + 1]));
        for (const std::string& code : codes_of(words[at])) {
            for (const std::string& other_code : codes_of(words[at + 1])) {
                where.by_sound.push_back(pair_term("s", code, other_code));
            }
        }
    }
    return where;
}

}  // namespace

Likeness likeness(const Question& question, const Particulars& known) {
    if (!has_the_rest(question, known)) {
        return Likeness::none;
    }
    const Words name = words_to_find(known.name);
    const Words address = words_of_address(known.address);
    Likeness least = Likeness::exact;
    for (const std::string& word : question.words) {
        const bool is_last = &word == &question.words.back();
        least = std::min(least, likeness_of(word, is_last, name, address));
    }
    return least;
}

std::size_t words_not_typed(const Question& question, const Particulars& known) {
    const auto words = typed_words(known.name);
    return static_cast<std::size_t>(std::ranges::count_if(words, [&](const std::string& word) {
        return std::ranges::find(question.words, word) == question.words.end();
    }));
}

std::set<std::string> terms_of(const Particulars& known) {
    std::set<std::string> terms;
    const auto words = name_words(known);
    for (std::size_t at = 0; at < words.size(); ++at) {
        terms.insert(term("n", words[at]));
        for (const std::string& code : codes_of(words[at])) {
            terms.insert(term("s", code));
        }
        for (std::size_t other = at + 1; other < words.size(); ++other) {
            add_pair(terms, words[at], words[other]);
        }
    }
    if (known.born) {
        terms.insert(term("b", to_text(*known.born)));
    }
    if (const auto postcode = postcode_of(known); !postcode.empty()) {
        terms.insert(term("c", postcode));
    }
    constexpr std::size_t numbers_most = 8;
    auto numbers = numbers_in_streets(words_of(known.address));
    numbers.resize(std::min(numbers.size(), numbers_most));
    for (const std::string& number : numbers) {
        terms.insert(term("a", number));
    }
    if (const auto number = dialled(known.phone)) {
        terms.insert(term("p", *number));
    }
    if (!known.email.empty()) {
        terms.insert(term("e", folded(known.email)));
    }
    return terms;
}

WhereToLook where_to_look(const Question& question) {
    const auto numbers = numbers_in_streets(question.words);
    if (!question.email.empty()) {
        return {{term("e", question.email)}, {}};
    }
    if (!question.phone.empty()) {
        return {{term("p", question.phone)}, {}};
    }
    if (!question.born.empty()) {
        WhereToLook where;
        for (const Date born : question.born) {
            where.exact.push_back(term("b", to_text(born)));
        }
        return where;
    }
    if (!question.postcode.empty()) {
        return {{term("c", question.postcode)}, {}};
    }
    if (!numbers.empty()) {
        return {{term("a", numbers.front())}, {}};
    }
    std::vector<std::string> words;
    for (const std::string& word : question.words) {
        if (word.size() > 1) {
            words.push_back(word);
        }
    }
    return under_names(words);
}

}  // namespace moothall::finding
