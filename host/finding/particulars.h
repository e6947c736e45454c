#pragma once

#include <moothall/service/date.h>

#include <optional>
#include <set>
#include <string>

#include "finding/question.h"

namespace moothall::finding {

/// What is known of a person or a place that can be found. Empty where it is not known.
struct Particulars {
    std::string name;
    std::string address;
    std::string postcode;  ///< Where it is kept apart from the address.
    std::string phone;
    std::string email;
    std::optional<Date> born;
};

/// How surely somebody is whom was asked for.
enum class Likeness {
    none,
    by_sound,  ///< A word of the name only sounds like the one that was typed.
    exact,     ///< All that was typed is known of them, but for accents and short forms.
};

/// All that was asked for has to be known of them; the last word may be the beginning of one, and a
/// single letter is an initial.
Likeness likeness(const Question& question, const Particulars& known);

/// How many words the name has that were not typed: fewer are nearer to what was asked for.
std::size_t words_not_typed(const Question& question, const Particulars& known);

/// The terms under which somebody is found: words of the name and how they sound, each and in
/// pairs, date of birth, postcode, number in the street, telephone and e-mail. At most 200.
std::set<std::string> terms_of(const Particulars& known);

/// The terms to look under, in order. Whoever is like enough stands under one of these: all that
/// are like by sound only under `by_sound`, and some that are exact only in the full text.
struct WhereToLook {
    std::vector<std::string> exact;
    std::vector<std::string> by_sound;
};
WhereToLook where_to_look(const Question& question);

}  // namespace moothall::finding
