#include "components/forms/choice.h"

#include "html/words.h"

namespace desk {

namespace {

std::string part_of(const ChoiceKind& kind, std::string_view part) {
    return std::string(kind.block) + std::string(part);
}

void write_field(Writer& out, const ChoiceKind& kind, const Choice& choice,
                 const std::string& described_by) {
    out.markup("<input").classes({part_of(kind, "__input")});
    out.attribute("id", choice.id).attribute("name", choice.name);
    out.attribute("type", kind.type).attribute("value", choice.value);
    out.flag("checked", choice.checked.value_or(false)).flag("disabled", choice.disabled);
    if (!choice.conditional.empty()) {
        out.attribute("data-aria-controls", "conditional-" + choice.id);
    }
    out.attribute_unless_empty("data-behaviour", choice.is_exclusive ? "exclusive" : "");
    out.attribute_unless_empty("aria-describedby", described_by);
    out.attributes(choice.attributes).markup(">");
}

void write_label_and_hint(Writer& out, const ChoiceKind& kind, const Choice& choice,
                          const std::string& hint_id) {
    write(out, Label{.content = choice.content,
                     .for_id = choice.id,
                     .classes = words_and(part_of(kind, "__label"), choice.label_classes),
                     .attributes = choice.label_attributes});
    if (!hint_id.empty()) {
        Hint hint = *choice.hint;
        hint.id = hint_id;
        hint.classes = words_and(part_of(kind, "__hint"), hint.classes);
        write(out, hint);
    }
}

}  // namespace

std::string choice_id(const Choice& choice, std::string_view group_id, std::size_t place) {
    if (!choice.id.empty()) {
        return choice.id;
    }
    const std::string id(group_id);
    return place > 1 ? id + "-" + std::to_string(place) : id;
}

void write_choice(Writer& out, const ChoiceKind& kind, const Choice& choice,
                  std::string_view described_by) {
    if (!choice.divider.empty()) {
        out.markup("<div").classes({part_of(kind, "__divider")}).markup(">");
        out.text(choice.divider).markup("</div>");
        return;
    }
    const bool has_hint = choice.hint && !choice.hint->content.empty();
    const std::string hint_id = has_hint ? choice.id + "-item-hint" : "";
    std::string ids(described_by);
    ids += ids.empty() || hint_id.empty() ? hint_id : " " + hint_id;

    out.markup("<div").classes({part_of(kind, "__item")}).markup(">");
    write_field(out, kind, choice, ids);
    write_label_and_hint(out, kind, choice, hint_id);
    out.markup("</div>");
    if (!choice.conditional.empty()) {
        const auto hidden =
            choice.checked.value_or(false) ? "" : part_of(kind, "__conditional--hidden");
        out.markup("<div").classes({part_of(kind, "__conditional"), hidden});
        out.attribute("id", "conditional-" + choice.id).markup(">");
        out.content(choice.conditional).markup("</div>");
    }
}

}  // namespace desk
