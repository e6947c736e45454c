#include "components/shell/site_header.h"

#include "components/moj/badges.h"

namespace desk {

namespace {

void write_brand(Writer& out, const SiteHeader& header) {
    out.markup("<a class=\"mh-brand\"").attribute("href", header.home).markup(">");
    if (header.logo.empty()) {
        out.markup(
            "<svg width=\"36\" height=\"36\" viewBox=\"0 0 36 36\" aria-hidden=\"true\" "
            "focusable=\"false\"><path fill=\"currentColor\" d=\"M18 2 33 11v4H3v-4zM6 17h5v11H6z"
            "m9.500 0h5v11h-5zM25 17h5v11h-5zM3 30h30v4H3z\"/></svg>");
    } else {
        out.markup("<img alt=\"\" height=\"36\"").attribute("src", header.logo).markup(">");
    }
    out.markup("<span class=\"mh-brand__name\">").text(header.product);
    out.markup("<span class=\"mh-brand__council\">").text(header.council);
    out.markup("</span></span></a>");
}

void write_search(Writer& out, const SiteSearch& search) {
    out.markup("<form class=\"mh-search\" role=\"search\"").attribute("action", search.action);
    out.markup("><label class=\"govuk-visually-hidden\" for=\"site-search\">").text(search.label);
    out.markup("</label><input id=\"site-search\" name=\"q\" type=\"search\" autocomplete=\"off\"");
    out.attribute("placeholder", search.placeholder);
    out.attribute_unless_empty("value", search.value);
    out.markup(" data-suggest")
        .attribute("data-key", search.shortcut)
        .attribute("aria-keyshortcuts", search.shortcut);
    out.markup("><button type=\"submit\">Search</button></form>");
}

void write_person(Writer& out, const SiteHeader& header) {
    out.markup("<div class=\"mh-person\">");
    if (!header.notifications_href.empty()) {
        out.markup("<a").attribute("href", header.notifications_href).markup(">Notifications ");
        write(out, NotificationBadge{.count = header.unread, .hidden_text = "unread"});
        out.markup("</a>");
    }
    if (!header.person.empty()) {
        out.markup("<a").attribute("href", header.person_href).markup(">").text(header.person);
        out.markup("</a>");
    }
    out.markup("</div>");
}

}  // namespace

void write(Writer& out, const SiteHeader& header) {
    out.markup("<header class=\"mh-header\"><div class=\"mh-wrap mh-header__row\">");
    write_brand(out, header);
    if (header.search) {
        write_search(out, *header.search);
    }
    write_person(out, header);
    out.markup("</div></header>");
}

void write(Writer& out, const SiteNavigation& navigation) {
    out.markup("<nav class=\"mh-nav\"").attribute("aria-label", navigation.label);
    out.markup("><div class=\"mh-wrap\"><ul class=\"mh-nav__list\">");
    bool is_apart = false;
    for (const SiteLink& link : navigation.links) {
        const bool begins = link.is_last_group && !is_apart;
        is_apart = is_apart || link.is_last_group;
        out.markup("<li").attribute_unless_empty("class", begins ? "mh-nav__apart" : "");
        out.markup("><a").attribute("href", link.href);
        out.attribute_unless_empty("data-go", link.go_key);
        out.attribute_unless_empty("aria-current", link.current ? "page" : "");
        out.markup(">").text(link.text).markup("</a></li>");
    }
    out.markup("</ul></div></nav>");
}

}  // namespace desk
