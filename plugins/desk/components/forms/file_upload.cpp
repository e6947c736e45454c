#include "components/forms/file_upload.h"

namespace desk {

namespace {

void open_drop_zone(Writer& out, const FileUpload& upload) {
    Attributes texts;
    set_i18n(texts, "choose-files-button", upload.choose_files_text);
    set_i18n(texts, "no-file-chosen", upload.no_file_text);
    set_i18n(texts, "multiple-files-chosen", upload.files_chosen_texts);
    set_i18n(texts, "drop-instruction", upload.drop_text);
    set_i18n(texts, "entered-drop-zone", upload.entered_text);
    set_i18n(texts, "left-drop-zone", upload.left_text);
    out.markup("<div").classes({"govuk-file-upload-wrapper", upload.wrapper_classes});
    out.markup(" data-module=\"govuk-file-upload\"").attributes(texts);
    out.attributes(upload.wrapper_attributes).markup(">");
}

}  // namespace

void write(Writer& out, const FileUpload& upload) {
    const std::string& id = upload.id.empty() ? upload.name : upload.id;
    open_form_group(out, upload.group, upload.error);
    write_label(out, upload.label, id);
    const auto described_by =
        write_hint_and_error(out, id, upload.described_by, upload.hint, upload.error);
    out.content(upload.group.before);
    if (upload.is_drop_zone) {
        open_drop_zone(out, upload);
    }
    out.markup("<input");
    out.classes(
        {"govuk-file-upload", upload.classes, upload.error ? "govuk-file-upload--error" : ""});
    out.attribute("id", id).attribute("name", upload.name).markup(" type=\"file\"");
    out.flag("disabled", upload.disabled).flag("multiple", upload.multiple);
    out.attribute_unless_empty("aria-describedby", described_by);
    out.attributes(upload.attributes).markup(">");
    if (upload.is_drop_zone) {
        out.markup("</div>");
    }
    out.content(upload.group.after);
    close_form_group(out);
}

}  // namespace desk
