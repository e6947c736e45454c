#include "components/forms/button.h"

namespace desk {

namespace {

void write_common(Writer& out, const Button& button) {
    out.classes({"govuk-button", button.classes, button.is_start ? "govuk-button--start" : ""});
    out.attribute("data-module", "govuk-button").attributes(button.attributes);
    out.attribute_unless_empty("id", button.id).markup(">");
    // The flexible layout of a start button would swallow the blanks of its text.
    if (button.is_start) {
        out.markup("<span>").content(button.content);
        out.markup(
            "</span><svg class=\"govuk-button__start-icon\" xmlns=\"http://www.w3.org/2000/svg\" "
            "width=\"17.5\" height=\"19\" viewBox=\"0 0 33 40\" aria-hidden=\"true\" "
            "focusable=\"false\"><path fill=\"currentColor\" d=\"M0 0h13l20 20-20 "
            "20H0l20-20z\"/></svg>");
    } else {
        out.content(button.content);
    }
}

}  // namespace

void write(Writer& out, const Button& button) {
    if (!button.href.empty()) {
        out.markup("<a").attribute("href", button.href);
        out.markup(" role=\"button\" draggable=\"false\"");
        write_common(out, button);
        out.markup("</a>");
        return;
    }
    out.markup("<button").attribute("type", button.type);
    out.attribute_unless_empty("value", button.value);
    out.attribute_unless_empty("name", button.name);
    if (button.disabled) {
        out.markup(" disabled aria-disabled=\"true\"");
    }
    if (button.prevent_double_click) {
        out.attribute("data-prevent-double-click", *button.prevent_double_click ? "true" : "false");
    }
    write_common(out, button);
    out.markup("</button>");
}

}  // namespace desk
