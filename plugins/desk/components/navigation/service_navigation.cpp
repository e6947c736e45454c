#include "components/navigation/service_navigation.h"

namespace desk {

namespace {

void write_name(Writer& out, const ServiceNavigation& navigation) {
    out.markup("<span class=\"govuk-service-navigation__service-name\">");
    if (navigation.service_url.empty()) {
        out.markup("<span class=\"govuk-service-navigation__text\">");
        out.text(navigation.service_name).markup("</span>");
    } else {
        out.markup("<a").attribute("href", navigation.service_url);
        out.markup(" class=\"govuk-service-navigation__link\">");
        out.text(navigation.service_name).markup("</a>");
    }
    out.markup("</span>");
}

void write_link(Writer& out, const ServiceLink& link) {
    const bool is_here = link.active || link.current;
    out.markup("<li");
    out.classes({"govuk-service-navigation__item",
                 is_here ? "govuk-service-navigation__item--active" : ""});
    out.markup(">");
    if (link.href.empty()) {
        out.markup("<span class=\"govuk-service-navigation__text\"");
    } else {
        out.markup("<a class=\"govuk-service-navigation__link\"").attribute("href", link.href);
    }
    if (is_here) {
        out.attribute("aria-current", link.current ? "page" : "true");
    }
    out.attributes(link.attributes).markup(">");
    // Bold stays where somebody's own colours hide the bar.
    if (is_here) {
        out.markup("<strong class=\"govuk-service-navigation__active-fallback\">");
        out.content(link.content).markup("</strong>");
    } else {
        out.content(link.content);
    }
    out.close(link.href.empty() ? ElementName("span") : ElementName("a")).markup("</li>");
}

void write_menu_button(Writer& out, const ServiceNavigation& navigation) {
    out.markup(
        "<button type=\"button\" class=\"govuk-service-navigation__toggle "
        "govuk-js-service-navigation-toggle\"");
    out.attribute("aria-controls", navigation.navigation_id);
    if (navigation.menu_label != navigation.menu_text) {
        out.attribute_unless_empty("aria-label", navigation.menu_label);
    }
    out.markup(" hidden aria-hidden=\"true\">").text(navigation.menu_text).markup("</button>");
}

void write_items(Writer& out, const ServiceNavigation& navigation) {
    const std::string& label = navigation.navigation_label;
    out.markup("<nav").attribute("aria-label", label.empty() ? navigation.menu_text : label);
    out.classes({"govuk-service-navigation__wrapper", navigation.navigation_classes}).markup(">");
    if (navigation.collapses_on_mobile.value_or(navigation.items.size() > 1)) {
        write_menu_button(out, navigation);
    }
    out.markup("<ul class=\"govuk-service-navigation__list\"");
    out.attribute("id", navigation.navigation_id).markup(">").html(navigation.navigation_start);
    for (const ServiceLink& link : navigation.items) {
        write_link(out, link);
    }
    out.html(navigation.navigation_end).markup("</ul></nav>");
}

}  // namespace

void write(Writer& out, const ServiceNavigation& navigation) {
    // With a name or further content it is a landmark of its own; else its nav is one already.
    const bool is_section =
        !navigation.service_name.empty() || !navigation.start.empty() || !navigation.end.empty();
    const ElementName outer = is_section ? ElementName("section") : ElementName("div");
    out.open(outer).attribute_unless_empty("aria-label", is_section ? navigation.label : "");
    out.classes({"govuk-service-navigation", navigation.classes});
    out.markup(" data-module=\"govuk-service-navigation\"").attributes(navigation.attributes);
    out.markup("><div");
    out.classes({"govuk-width-container",
                 navigation.is_end_inline ? "govuk-service-navigation__inlining-container" : ""});
    out.markup(">").html(navigation.start);
    out.markup("<div class=\"govuk-service-navigation__container\">");
    if (!navigation.service_name.empty()) {
        write_name(out, navigation);
    }
    if (!navigation.items.empty() || !navigation.navigation_start.empty() ||
        !navigation.navigation_end.empty()) {
        write_items(out, navigation);
    }
    out.markup("</div>").html(navigation.end).markup("</div>").close(outer);
}

}  // namespace desk
