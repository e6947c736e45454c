#include "components/forms/choices.h"

#include <algorithm>

namespace desk {

namespace {

std::string_view described_by_of(const std::optional<Fieldset>& fieldset,
                                 std::string_view otherwise) {
    return fieldset && !fieldset->described_by.empty() ? fieldset->described_by : otherwise;
}

}  // namespace

void write(Writer& out, const Radios& radios) {
    const std::string& id = radios.id.empty() ? radios.name : radios.id;
    Writer inner;
    const auto described_by = write_hint_and_error(inner, id, described_by_of(radios.fieldset, ""),
                                                   radios.hint, radios.error);
    inner.markup("<div").classes({"govuk-radios", radios.classes}).attributes(radios.attributes);
    inner.markup(" data-module=\"govuk-radios\">").content(radios.group.before);
    std::size_t place = 0;
    for (Choice choice : radios.choices) {
        choice.id = choice_id(choice, id, ++place);
        choice.name = radios.name;
        if (!choice.checked) {
            choice.checked = !radios.value.empty() && choice.value == radios.value;
        }
        write_choice(inner, {.block = "govuk-radios", .type = "radio"}, choice, "");
    }
    inner.content(radios.group.after).markup("</div>");

    open_form_group(out, radios.group, radios.error);
    write_in_fieldset(out, radios.fieldset, described_by, "", inner.finish());
    close_form_group(out);
}

void write(Writer& out, const Checkboxes& checkboxes) {
    const std::string& id = checkboxes.id.empty() ? checkboxes.name : checkboxes.id;
    Writer inner;
    const auto described_by = write_hint_and_error(
        inner, id, described_by_of(checkboxes.fieldset, checkboxes.described_by), checkboxes.hint,
        checkboxes.error);
    inner.markup("<div").classes({"govuk-checkboxes", checkboxes.classes});
    inner.attributes(checkboxes.attributes);
    inner.markup(" data-module=\"govuk-checkboxes\">").content(checkboxes.group.before);
    std::size_t place = 0;
    for (Choice choice : checkboxes.choices) {
        choice.id = choice_id(choice, id, ++place);
        choice.name = choice.name.empty() ? checkboxes.name : choice.name;
        if (!choice.checked) {
            choice.checked =
                std::ranges::find(checkboxes.values, choice.value) != checkboxes.values.end();
        }
        // Where there is no fieldset that says it, each box does.
        write_choice(inner, {.block = "govuk-checkboxes", .type = "checkbox"}, choice,
                     checkboxes.fieldset ? "" : described_by);
    }
    inner.content(checkboxes.group.after).markup("</div>");

    open_form_group(out, checkboxes.group, checkboxes.error);
    write_in_fieldset(out, checkboxes.fieldset, described_by, "", inner.finish());
    close_form_group(out);
}

}  // namespace desk
