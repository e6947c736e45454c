#include "components/moj/badges.h"

namespace desk {

void write(Writer& out, const Badge& badge) {
    out.markup("<span").classes({"moj-badge", badge.classes}).attributes(badge.attributes);
    out.markup(">").content(badge.content).markup("</span>");
}

void write(Writer& out, const NotificationBadge& badge) {
    if (badge.count <= 0) {
        return;
    }
    const bool is_many = badge.count >= 99;
    const std::string figure = std::to_string(badge.count);
    out.markup("<span").classes({"moj-notification-badge", badge.classes});
    out.attributes(badge.attributes).markup("><span aria-hidden=\"true\">");
    out.text(is_many ? "99+" : figure);
    out.markup("</span><span class=\"govuk-visually-hidden\">(");
    out.text(is_many ? "99 or more" : figure);
    if (!badge.hidden_text.empty()) {
        out.markup(" ").text(badge.hidden_text);
    }
    out.markup(")</span></span>");
}

}  // namespace desk
