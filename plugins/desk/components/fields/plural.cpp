#include "components/fields/plural.h"

#include <array>

namespace desk {

namespace {

std::string_view name_of(PluralRule rule) {
    constexpr std::array<std::string_view, 6> names{"zero", "one", "two", "few", "many", "other"};
    return names[static_cast<std::size_t>(rule)];
}

}  // namespace

void set_i18n(Attributes& attributes, std::string_view key, std::string_view text) {
    if (!text.empty()) {
        const std::string name = "data-i18n." + std::string(key);
        attributes.set(AttributeName::checked(name), text);
    }
}

void set_i18n(Attributes& attributes, std::string_view key, const std::vector<PluralText>& texts) {
    for (const PluralText& text : texts) {
        set_i18n(attributes, std::string(key) + "." + std::string(name_of(text.rule)), text.text);
    }
}

}  // namespace desk
