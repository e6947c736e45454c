#include "components/work/headings.h"

#include "components/render.h"
#include "html/element.h"

namespace desk {

namespace {

Content with_key(const PageAction& action) {
    if (action.key.empty()) {
        return action.text;
    }
    return joined(action.text, " ",
                  element("kbd", Attributes().set("aria-hidden", "true"), action.key));
}

Button button_of(const PageAction& action) {
    Button button{.content = with_key(action),
                  .href = action.href,
                  .classes = action.is_primary ? "" : "govuk-button--secondary"};
    if (!action.key.empty()) {
        button.attributes.set("data-key", action.key).set("aria-keyshortcuts", action.key);
    }
    if (!action.action.empty()) {
        button.prevent_double_click = true;
    }
    return button;
}

void write_action(Writer& out, const PageAction& action) {
    if (action.action.empty()) {
        write(out, button_of(action));
        return;
    }
    out.markup("<form method=\"post\"").attribute("action", action.action).markup(">");
    if (!action.token.empty()) {
        out.markup("<input type=\"hidden\" name=\"token\"").attribute("value", action.token);
        out.markup(">");
    }
    write(out, button_of(action));
    out.markup("</form>");
}

}  // namespace

void write(Writer& out, const PageHeading& heading) {
    out.markup("<div class=\"mh-heading\"><div><h1 class=\"mh-h1\">").content(heading.title);
    out.markup("</h1>");
    if (!heading.caption.empty()) {
        out.markup("<p class=\"mh-heading__caption\">").content(heading.caption).markup("</p>");
    }
    out.markup("</div>");
    if (!heading.actions.empty()) {
        out.markup("<div class=\"mh-actions\">");
        for (const PageAction& action : heading.actions) {
            write_action(out, action);
        }
        out.markup("</div>");
    }
    out.markup("</div>");
}

void write(Writer& out, const RecordHeader& header) {
    out.markup("<div class=\"mh-record\"><div class=\"mh-wrap\">");
    write(out, header.breadcrumbs);
    write(out, header.heading);
    if (!header.facts.empty()) {
        out.markup("<dl class=\"mh-facts\">");
        for (const Fact& fact : header.facts) {
            out.markup("<div><dt>").text(fact.name).markup("</dt><dd>").content(fact.value);
            out.markup("</dd></div>");
        }
        out.markup("</dl>");
    }
    write(out, header.parts);
    out.markup("</div></div>");
}

}  // namespace desk
