#include "components/content/panel.h"

#include "components/forms/button.h"
#include "components/heading.h"
#include "html/words.h"

namespace desk {

namespace {

void write_action(Writer& out, const PanelAction& action) {
    if (!action.href.empty() && action.type != "button") {
        out.markup("<a").classes({"govuk-link govuk-link--inverse", action.classes});
        out.attribute("href", action.href).attributes(action.attributes).markup(">");
        out.text(action.text).markup("</a>");
        return;
    }
    write(out, Button{.content = action.text,
                      .href = action.href,
                      .type = action.type.empty() ? "button" : action.type,
                      .classes = words_and("govuk-button--inverse", action.classes),
                      .attributes = action.attributes});
}

void write_actions(Writer& out, const ConfirmationPanel& panel) {
    out.markup("<div").classes({"govuk-panel__actions", panel.actions_classes});
    out.attributes(panel.actions_attributes).markup("><div class=\"govuk-button-group\">");
    for (const PanelAction& action : panel.actions) {
        write_action(out, action);
    }
    out.markup("</div></div>");
}

}  // namespace

void write(Writer& out, const ConfirmationPanel& panel) {
    out.markup("<div");
    out.classes({"govuk-panel",
                 panel.is_interruption ? "govuk-panel--interruption" : "govuk-panel--confirmation",
                 panel.classes});
    out.attributes(panel.attributes).markup(">");
    open_heading(out, panel.heading_level);
    out.markup(" class=\"govuk-panel__title\">").content(panel.title);
    close_heading(out, panel.heading_level);
    if (!panel.content.empty()) {
        out.markup("<div class=\"govuk-panel__body\">").content(panel.content).markup("</div>");
    }
    if (panel.is_interruption && !panel.actions.empty()) {
        write_actions(out, panel);
    }
    out.markup("</div>");
}

}  // namespace desk
