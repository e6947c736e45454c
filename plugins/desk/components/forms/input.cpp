#include "components/forms/input.h"

namespace desk {

namespace {

void write_field(Writer& out, const Input& input, const std::string& id,
                 const std::string& described_by) {
    out.markup("<input");
    out.classes({"govuk-input", input.classes, input.error ? "govuk-input--error" : ""});
    out.attribute("id", id).attribute("name", input.name).attribute("type", input.type);
    if (input.spellcheck) {
        out.attribute("spellcheck", *input.spellcheck ? "true" : "false");
    }
    if (input.value) {
        out.attribute("value", *input.value);
    }
    out.flag("disabled", input.disabled);
    out.attribute_unless_empty("aria-describedby", described_by);
    out.attribute_unless_empty("autocomplete", input.autocomplete);
    out.attribute_unless_empty("autocapitalize", input.autocapitalize);
    out.attribute_unless_empty("pattern", input.pattern);
    out.attribute_unless_empty("inputmode", input.input_mode);
    out.attributes(input.attributes).markup(">");
}

void write_affix(Writer& out, const Affix& affix, std::string_view kind) {
    if (!affix.content.empty()) {
        out.markup("<div").classes({kind, affix.classes});
        out.markup(" aria-hidden=\"true\"").attributes(affix.attributes).markup(">");
        out.content(affix.content).markup("</div>");
    }
}

}  // namespace

void write(Writer& out, const Input& input) {
    const std::string& id = input.id.empty() ? input.name : input.id;
    const bool is_wrapped = !input.prefix.content.empty() || !input.suffix.content.empty() ||
                            !input.group.before.empty() || !input.group.after.empty();
    open_form_group(out, input.group, input.error);
    write_label(out, input.label, id);
    const auto described_by =
        write_hint_and_error(out, id, input.described_by, input.hint, input.error);
    if (is_wrapped) {
        out.markup("<div").classes({"govuk-input__wrapper", input.wrapper_classes});
        out.attributes(input.wrapper_attributes).markup(">").content(input.group.before);
        write_affix(out, input.prefix, "govuk-input__prefix");
    }
    write_field(out, input, id, described_by);
    if (is_wrapped) {
        write_affix(out, input.suffix, "govuk-input__suffix");
        out.content(input.group.after).markup("</div>");
    }
    close_form_group(out);
}

}  // namespace desk
