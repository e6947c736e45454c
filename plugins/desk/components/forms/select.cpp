#include "components/forms/select.h"

namespace desk {

namespace {

void write_option(Writer& out, const Option& option, const std::string& chosen) {
    const std::string& value = option.value ? *option.value : option.text;
    out.markup("<option");
    if (option.value) {
        out.attribute("value", *option.value);
    }
    out.flag("selected", option.selected.value_or(!chosen.empty() && value == chosen));
    out.flag("disabled", option.disabled).attributes(option.attributes).markup(">");
    out.text(option.text).markup("</option>");
}

}  // namespace

void write(Writer& out, const Select& select) {
    const std::string& id = select.id.empty() ? select.name : select.id;
    open_form_group(out, select.group, select.error);
    write_label(out, select.label, id);
    const auto described_by =
        write_hint_and_error(out, id, select.described_by, select.hint, select.error);
    out.content(select.group.before).markup("<select");
    out.classes({"govuk-select", select.classes, select.error ? "govuk-select--error" : ""});
    out.attribute("id", id).attribute("name", select.name).flag("disabled", select.disabled);
    out.attribute_unless_empty("aria-describedby", described_by);
    out.attributes(select.attributes).markup(">");
    for (const Option& option : select.options) {
        write_option(out, option, select.value);
    }
    out.markup("</select>").content(select.group.after);
    close_form_group(out);
}

}  // namespace desk
