#include "components/moj/timeline.h"

#include "components/heading.h"

namespace desk {

namespace {

void write_item(Writer& out, const TimelineItem& item, int heading_level) {
    out.markup("<div").classes({"moj-timeline__item", item.classes}).attributes(item.attributes);
    out.markup("><div class=\"moj-timeline__header\">");
    open_heading(out, heading_level);
    out.markup(" class=\"moj-timeline__title\">").content(item.title);
    close_heading(out, heading_level);
    if (!item.by.empty()) {
        out.markup(" <p class=\"moj-timeline__byline\">by ").content(item.by).markup("</p>");
    }
    out.markup("</div><p class=\"moj-timeline__date\"><time").attribute("datetime", item.instant);
    out.markup(">").text(item.shown).markup("</time></p>");
    out.markup("<div class=\"moj-timeline__description\">").content(item.content);
    out.markup("</div></div>");
}

}  // namespace

void write(Writer& out, const Timeline& timeline) {
    out.markup("<div").classes({"moj-timeline", timeline.classes});
    out.attributes(timeline.attributes).markup(">");
    for (const TimelineItem& item : timeline.items) {
        write_item(out, item, timeline.heading_level);
    }
    out.markup("</div>");
}

}  // namespace desk
