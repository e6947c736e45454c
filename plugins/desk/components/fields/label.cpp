#include "components/fields/label.h"

namespace desk {

void write(Writer& out, const Label& label) {
    if (label.content.empty()) {
        return;
    }
    if (label.is_page_heading) {
        out.markup("<h1 class=\"govuk-label-wrapper\">");
    }
    out.markup("<label").classes({"govuk-label", label.classes}).attributes(label.attributes);
    out.attribute_unless_empty("for", label.for_id).markup(">");
    out.content(label.content).markup("</label>");
    if (label.is_page_heading) {
        out.markup("</h1>");
    }
}

void write(Writer& out, const Hint& hint) {
    out.markup("<div").attribute_unless_empty("id", hint.id);
    out.classes({"govuk-hint", hint.classes}).attributes(hint.attributes).markup(">");
    out.content(hint.content).markup("</div>");
}

void write(Writer& out, const ErrorMessage& message) {
    out.markup("<p").attribute_unless_empty("id", message.id);
    out.classes({"govuk-error-message", message.classes}).attributes(message.attributes);
    out.markup(">");
    if (!message.hidden_prefix.empty()) {
        out.markup("<span class=\"govuk-visually-hidden\">").text(message.hidden_prefix);
        out.markup(":</span> ");
    }
    out.content(message.content).markup("</p>");
}

}  // namespace desk
