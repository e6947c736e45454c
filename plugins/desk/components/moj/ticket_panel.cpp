#include "components/moj/ticket_panel.h"

namespace desk {

void write(Writer& out, const TicketPanel& panel) {
    out.markup("<article").classes({"moj-ticket-panel", panel.classes});
    out.attributes(panel.attributes).markup(">");
    for (const TicketSection& section : panel.sections) {
        out.markup("<section").classes({"moj-ticket-panel__content", section.classes});
        out.attributes(section.attributes).markup(">").content(section.content);
        out.markup("</section>");
    }
    out.markup("</article>");
}

}  // namespace desk
