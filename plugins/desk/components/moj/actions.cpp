#include "components/moj/actions.h"

#include "html/words.h"

namespace desk {

void write(Writer& out, const ButtonMenu& menu) {
    out.markup("<div").classes({"moj-button-menu", menu.classes});
    out.markup(" data-module=\"moj-button-menu\"").attributes(menu.attributes);
    out.attribute_unless_empty("data-button-text", menu.button_text);
    out.attribute_unless_empty("data-button-classes", menu.button_classes);
    out.attribute_unless_empty("data-align-menu", menu.align).markup(">");
    for (Button item : menu.items) {
        item.classes = words_and("moj-button-menu__item govuk-button--secondary", item.classes);
        write(out, item);
    }
    out.markup("</div>");
}

void write(Writer& out, const IdentityBar& bar) {
    out.markup("<div").classes({"moj-identity-bar", bar.classes}).attributes(bar.attributes);
    out.markup("><div class=\"moj-identity-bar__container\">");
    out.markup("<div class=\"moj-identity-bar__details\">");
    if (!bar.title.empty()) {
        out.markup("<span class=\"moj-identity-bar__title\">").content(bar.title);
        out.markup("</span>");
    }
    out.markup("</div>");
    if (!bar.menus.empty()) {
        out.markup("<div class=\"moj-identity-bar__actions\">");
        for (const ButtonMenu& menu : bar.menus) {
            out.markup("<div class=\"moj-identity-bar__menu\">");
            write(out, menu);
            out.markup("</div>");
        }
        out.markup("</div>");
    }
    out.markup("</div></div>");
}

}  // namespace desk
