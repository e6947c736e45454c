#pragma once

#include <span>
#include <string_view>

namespace moothall::finding {

/// The words for which a rule holds.
enum class RuleFor {
    any,
    slavic_or_germanic,  ///< Has a W, a K, CZ or WITZ.
    neither,             ///< Has none of them.
    begins_with_sch,
    begins_with_mc,
    ends_as_spanish,  ///< With AS, OS, A or O.
};

/// Where `letters` stand between what `before` and `after` say, they sound as `first`, or else as
/// `second`. What comes before and after is a list of patterns with | between them, one of which
/// has to fit (with ! in front of the list: none); empty always fits. In a pattern a letter stands
/// for itself, @ for a vowel, # for another letter, . for any letter, ^ and $ for the beginning and
/// the end of the word.
struct SoundRule {
    std::string_view letters;
    std::string_view before;
    std::string_view after;
    std::string_view first;
    std::string_view second;
    RuleFor words = RuleFor::any;
};

/// The rules of Double Metaphone in capital letters, the first that fits being the one that counts.
/// A vowel is an A at the beginning of a word and silent elsewhere: they are no rules here.
std::span<const SoundRule> sound_rules();

}  // namespace moothall::finding
