#include "components/work/tiles.h"

#include <array>

namespace desk {

std::string_view modifier_of(Urgency urgency) {
    constexpr std::array<std::string_view, 5> modifiers{"", "--late", "--today", "--soon",
                                                        "--done"};
    return modifiers[static_cast<std::size_t>(urgency)];
}

void write(Writer& out, const Tiles& tiles) {
    out.markup("<ul class=\"mh-tiles\">");
    for (const Tile& tile : tiles.items) {
        const std::string modifier = "mh-tile" + std::string(modifier_of(tile.urgency));
        out.markup("<li").classes({"mh-tile", tile.urgency == Urgency::none ? "" : modifier});
        out.markup("><span class=\"mh-tile__figure\">").text(tile.figure).markup("</span> ");
        if (tile.href.empty()) {
            out.markup("<span class=\"mh-tile__text\">").text(tile.text).markup("</span>");
        } else {
            out.markup("<a class=\"govuk-link govuk-link--no-visited-state mh-tile__link\"");
            out.attribute("href", tile.href).markup(">").text(tile.text).markup("</a>");
        }
        if (!tile.note.empty()) {
            out.markup("<span class=\"mh-tile__note\">").content(tile.note).markup("</span>");
        }
        out.markup("</li>");
    }
    out.markup("</ul>");
}

void write(Writer& out, const UrgentText& text) {
    const std::string modifier = "mh-urgent" + std::string(modifier_of(text.urgency));
    out.markup("<span").classes({"mh-urgent", text.urgency == Urgency::none ? "" : modifier});
    out.markup(">").text(text.text).markup("</span>");
}

}  // namespace desk
