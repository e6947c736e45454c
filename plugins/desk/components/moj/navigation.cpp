#include "components/moj/navigation.h"

#include "components/heading.h"

namespace desk {

namespace {

void write_section(Writer& out, const SideSection& section) {
    if (!section.title.empty()) {
        open_heading(out, section.heading_level);
        out.markup(" class=\"moj-side-navigation__title\">").content(section.title);
        close_heading(out, section.heading_level);
    }
    out.markup("<ul class=\"moj-side-navigation__list\">");
    for (const NavigationItem& item : section.items) {
        out.markup("<li");
        out.classes({"moj-side-navigation__item",
                     item.active ? "moj-side-navigation__item--active" : "", item.classes});
        out.attributes(item.attributes).markup("><a").attribute("href", item.href);
        out.attribute_unless_empty("aria-current", item.active ? "location" : "");
        out.markup(">").content(item.content).markup("</a></li>");
    }
    out.markup("</ul>");
}

}  // namespace

void write(Writer& out, const SubNavigation& navigation) {
    out.markup("<nav").classes({"moj-sub-navigation", navigation.classes});
    out.attribute("aria-label", navigation.label).attributes(navigation.attributes);
    out.markup("><ul class=\"moj-sub-navigation__list\">");
    for (const NavigationItem& item : navigation.items) {
        out.markup("<li").classes({"moj-sub-navigation__item", item.classes});
        out.markup("><a class=\"moj-sub-navigation__link\"");
        out.attribute_unless_empty("aria-current", item.active ? "page" : "");
        out.attribute("href", item.href).attributes(item.attributes).markup(">");
        out.content(item.content).markup("</a></li>");
    }
    out.markup("</ul></nav>");
}

void write(Writer& out, const SideNavigation& navigation) {
    out.markup("<nav").classes({"moj-side-navigation", navigation.classes});
    out.attribute_unless_empty("aria-label", navigation.label);
    out.attributes(navigation.attributes).markup(">");
    for (const SideSection& section : navigation.sections) {
        write_section(out, section);
    }
    out.markup("</nav>");
}

}  // namespace desk
