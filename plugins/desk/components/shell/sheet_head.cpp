#include "components/shell/sheet_head.h"

namespace desk {

void write(Writer& out, const SheetHead& head) {
    out.markup("<div class=\"mh-sheet\"><div class=\"mh-sheet__line\">");
    out.markup("<span class=\"mh-sheet__title\">").text(head.title).markup("</span>");
    out.markup("<span class=\"mh-sheet__moment\">").text(head.moment).markup("</span>");
    out.markup("</div></div>");
}

}  // namespace desk
