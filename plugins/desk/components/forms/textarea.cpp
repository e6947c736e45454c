#include "components/forms/textarea.h"

namespace desk {

void write(Writer& out, const Textarea& textarea) {
    const std::string& id = textarea.id.empty() ? textarea.name : textarea.id;
    open_form_group(out, textarea.group, textarea.error);
    write_label(out, textarea.label, id);
    const auto described_by =
        write_hint_and_error(out, id, textarea.described_by, textarea.hint, textarea.error);
    out.content(textarea.group.before).markup("<textarea");
    out.classes(
        {"govuk-textarea", textarea.error ? "govuk-textarea--error" : "", textarea.classes});
    out.attribute("id", id).attribute("name", textarea.name).attribute("rows", textarea.rows);
    if (textarea.spellcheck) {
        out.attribute("spellcheck", *textarea.spellcheck ? "true" : "false");
    }
    out.flag("disabled", textarea.disabled);
    out.attribute_unless_empty("aria-describedby", described_by);
    out.attribute_unless_empty("autocomplete", textarea.autocomplete);
    out.attributes(textarea.attributes).markup(">");
    if (textarea.value.starts_with('\n')) {
        out.markup("\n");  // A browser drops the first one.
    }
    out.text(textarea.value).markup("</textarea>").content(textarea.group.after);
    close_form_group(out);
}

}  // namespace desk
