#include "components/shell/site_footer.h"

namespace desk {

void write(Writer& out, const SiteFooter& footer) {
    out.markup("<footer class=\"mh-footer\"><div class=\"mh-wrap\"><ul class=\"mh-footer__list\">");
    out.markup("<li class=\"mh-needs-script\">");
    out.markup("<button type=\"button\" class=\"mh-link-button\" data-open-shortcuts>");
    out.markup("Keyboard shortcuts<kbd aria-hidden=\"true\">?</kbd></button></li>");
    for (const FooterLink& link : footer.links) {
        out.markup("<li><a class=\"govuk-link govuk-link--no-visited-state\"");
        out.attribute("href", link.href).markup(">").text(link.text).markup("</a></li>");
    }
    out.markup("</ul>");
    if (!footer.note.empty()) {
        out.markup("<p class=\"mh-footer__note\">").text(footer.note).markup("</p>");
    }
    out.markup("</div></footer>");
}

}  // namespace desk
