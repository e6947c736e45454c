#include "components/work/headings.h"

#include "components/render.h"
#include "html/element.h"

namespace desk {

Content with_key(const std::string& text, const std::string& key) {
    if (key.empty()) {
        return text;
    }
    return joined(text, " ", element("kbd", Attributes().set("aria-hidden", "true"), key));
}

void add_key(Button& button, const std::string& key) {
    if (!key.empty()) {
        button.attributes.set("data-key", key).set("aria-keyshortcuts", key);
    }
}

namespace {

Button button_of(const PageAction& action) {
    Button button{.content = with_key(action.text, action.key),
                  .href = action.href,
                  .classes = action.is_primary ? "" : "govuk-button--secondary"};
    add_key(button, action.key);
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

void write_beside(Writer& out, const std::string& address, const char* text, const char* key) {
    if (address.empty()) {
        return;
    }
    out.markup("<li><a class=\"govuk-link govuk-link--no-visited-state\"");
    out.attribute("href", address).attribute("data-key", key).attribute("aria-keyshortcuts", key);
    out.markup(">").text(text).markup("</a> <kbd aria-hidden=\"true\">").text(key);
    out.markup("</kbd></li>");
}

void write_in_list(Writer& out, const InList& list) {
    out.markup("<nav class=\"mh-in-list\"").attribute("aria-label", list.label).markup("><ul>");
    write_beside(out, list.previous, "Previous case", "[");
    out.markup("<li class=\"mh-muted\">").text(list.place).markup("</li>");
    write_beside(out, list.next, "Next case", "]");
    out.markup("</ul></nav>");
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
    if (header.in_list) {
        out.markup("<div class=\"mh-record__top\">");
        write(out, header.breadcrumbs);
        write_in_list(out, *header.in_list);
        out.markup("</div>");
    } else {
        write(out, header.breadcrumbs);
    }
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
