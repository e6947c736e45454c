#include "components/forms/character_count.h"

#include "components/render.h"
#include "html/element.h"
#include "html/words.h"

namespace desk {

namespace {

std::optional<int> limit_of(const CharacterCount& count) {
    return count.words_max ? count.words_max : count.letters_max;
}

std::string type_of(const CharacterCount& count) {
    if (!count.count_type.empty()) {
        return count.count_type;
    }
    return count.words_max ? "words" : "";
}

std::string description_of(const CharacterCount& count) {
    const auto limit = limit_of(count);
    if (!limit) {
        return "";
    }
    const std::string things = type_of(count) == "words" ? "words" : "characters";
    std::string text =
        count.description.empty() ? "You can enter up to %{count} " + things : count.description;
    constexpr std::string_view placeholder = "%{count}";
    const std::string figure = std::to_string(*limit);
    for (auto at = text.find(placeholder); at != std::string::npos;
         at = text.find(placeholder, at + figure.size())) {
        text.replace(at, placeholder.size(), figure);
    }
    return text;
}

void set_number(Attributes& attributes, AttributeName name, const std::optional<int>& number) {
    if (number) {
        attributes.set(name, std::to_string(*number));
    }
}

Attributes group_attributes(const CharacterCount& count) {
    Attributes attributes;
    attributes.set("data-module", "govuk-character-count");
    set_number(attributes, "data-maxlength", count.letters_max);
    set_number(attributes, "data-maxwords", count.words_max);
    set_number(attributes, "data-threshold", count.threshold);
    if (const auto type = type_of(count); !type.empty()) {
        attributes.set("data-count-type", type);
    }
    // Without a limit the script does not know what to describe.
    if (!limit_of(count)) {
        set_i18n(attributes, "textarea-description.other", count.description);
    }
    set_i18n(attributes, "characters-under-limit", count.characters_under_limit);
    set_i18n(attributes, "characters-at-limit", count.characters_at_limit);
    set_i18n(attributes, "characters-over-limit", count.characters_over_limit);
    set_i18n(attributes, "words-under-limit", count.words_under_limit);
    set_i18n(attributes, "words-at-limit", count.words_at_limit);
    set_i18n(attributes, "words-over-limit", count.words_over_limit);
    return attributes.add(count.textarea.group.attributes);
}

}  // namespace

void write(Writer& out, const CharacterCount& count) {
    Textarea textarea = count.textarea;
    const std::string id = textarea.id.empty() ? textarea.name : textarea.id;
    const Hint message{
        .content = description_of(count),
        .id = id + "-info",
        .classes = words_and("govuk-character-count__message", count.message_classes),
    };
    textarea.described_by = message.id;
    textarea.classes = words_and("govuk-js-character-count", textarea.classes);
    textarea.group.classes = words_and("govuk-character-count", textarea.group.classes);
    textarea.group.attributes = group_attributes(count);
    textarea.group.after = joined(render(message), textarea.group.after);
    write(out, textarea);
}

}  // namespace desk
