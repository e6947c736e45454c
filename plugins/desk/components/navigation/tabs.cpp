#include "components/navigation/tabs.h"

namespace desk {

namespace {

std::string id_of(const Tabs& tabs, std::size_t place) {
    const std::string& own = tabs.items[place].id;
    return own.empty() ? tabs.id_prefix + "-" + std::to_string(place + 1) : own;
}

void write_label(Writer& out, const Tabs& tabs, std::size_t place) {
    const Tab& tab = tabs.items[place];
    out.markup("<li");
    out.classes({"govuk-tabs__list-item", place == 0 ? "govuk-tabs__list-item--selected" : ""});
    out.markup("><a class=\"govuk-tabs__tab\"").attribute("href", "#" + id_of(tabs, place));
    out.attributes(tab.attributes).markup(">").text(tab.label).markup("</a></li>");
}

void write_panel(Writer& out, const Tabs& tabs, std::size_t place) {
    const Tab& tab = tabs.items[place];
    out.markup("<div").classes({"govuk-tabs__panel", place > 0 ? "govuk-tabs__panel--hidden" : ""});
    out.attribute("id", id_of(tabs, place)).attributes(tab.panel_attributes).markup(">");
    if (!tab.content.empty()) {
        out.html(tab.content);
    } else if (!tab.text.empty()) {
        out.markup("<p class=\"govuk-body\">").text(tab.text).markup("</p>");
    }
    out.markup("</div>");
}

}  // namespace

void write(Writer& out, const Tabs& tabs) {
    out.markup("<div").attribute_unless_empty("id", tabs.id);
    out.classes({"govuk-tabs", tabs.classes}).attributes(tabs.attributes);
    out.markup(" data-module=\"govuk-tabs\"><h2 class=\"govuk-tabs__title\">").text(tabs.title);
    out.markup("</h2>");
    if (!tabs.items.empty()) {
        out.markup("<ul class=\"govuk-tabs__list\">");
        for (std::size_t place = 0; place < tabs.items.size(); ++place) {
            write_label(out, tabs, place);
        }
        out.markup("</ul>");
        for (std::size_t place = 0; place < tabs.items.size(); ++place) {
            write_panel(out, tabs, place);
        }
    }
    out.markup("</div>");
}

}  // namespace desk
