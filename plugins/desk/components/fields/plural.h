#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/attributes.h"

namespace desk {

/// The forms that languages have for a number of things, as CLDR names them. Welsh has all six.
enum class PluralRule { zero, one, two, few, many, other };

/// A sentence for one of them, in which %{count} stands for the number.
struct PluralText {
    PluralRule rule = PluralRule::other;
    std::string text;
};

/// Sets data-i18n.KEY, which tells the field's script what to say; nothing for an empty text.
void set_i18n(Attributes& attributes, std::string_view key, std::string_view text);
/// Sets data-i18n.KEY.RULE for each.
void set_i18n(Attributes& attributes, std::string_view key, const std::vector<PluralText>& texts);

}  // namespace desk
