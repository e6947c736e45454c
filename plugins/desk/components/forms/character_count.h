#pragma once

#include <optional>
#include <string>
#include <vector>

#include "components/fields/plural.h"
#include "components/forms/textarea.h"

namespace desk {

/// A field of several lines that says how much more may be entered. The server checks the limit
/// too: the field itself takes more.
struct CharacterCount {
    Textarea textarea;
    std::optional<int> letters_max = {};
    std::optional<int> words_max = {};  ///< Instead of letters.
    std::optional<int> threshold = {};  ///< Percent of the limit from which the count is shown.
    std::string count_type = {};        ///< "words" or "characters"; words where words_max is set.
    /// Read out without script; %{count} is the limit. "You can enter up to …" unless told.
    std::string description = {};
    std::string message_classes = {};
    std::vector<PluralText> characters_under_limit = {};
    std::string characters_at_limit = {};
    std::vector<PluralText> characters_over_limit = {};
    std::vector<PluralText> words_under_limit = {};
    std::string words_at_limit = {};
    std::vector<PluralText> words_over_limit = {};
};
void write(Writer& out, const CharacterCount& count);

}  // namespace desk
