#include "components/fields/form_group.h"

#include "html/words.h"

namespace desk {

void open_form_group(Writer& out, const FormGroup& group,
                     const std::optional<ErrorMessage>& error) {
    const std::string_view mark = error ? "govuk-form-group--error" : "";
    out.markup("<div").classes({"govuk-form-group", mark, group.classes});
    out.attributes(group.attributes).markup(">");
}

void close_form_group(Writer& out) {
    out.markup("</div>");
}

std::string write_hint_and_error(Writer& out, std::string_view field_id,
                                 std::string_view described_by, const std::optional<Hint>& hint,
                                 const std::optional<ErrorMessage>& error) {
    std::string ids(described_by);
    if (hint) {
        Hint written = *hint;
        written.id = std::string(field_id) + "-hint";
        ids = words_and(ids, written.id);
        write(out, written);
    }
    if (error) {
        ErrorMessage written = *error;
        written.id = std::string(field_id) + "-error";
        ids = words_and(ids, written.id);
        write(out, written);
    }
    return ids;
}

void write_label(Writer& out, const Label& label, std::string_view field_id) {
    Label written = label;
    written.for_id = field_id;
    write(out, written);
}

void write_in_fieldset(Writer& out, const std::optional<Fieldset>& fieldset,
                       std::string_view described_by, std::string_view role, const Html& inner) {
    if (!fieldset) {
        out.html(inner);
        return;
    }
    Fieldset written = *fieldset;
    written.described_by = described_by;
    written.role = role;
    written.content = inner;
    write(out, written);
}

}  // namespace desk
