#include "components/navigation/links.h"

namespace desk {

void write(Writer& out, const BackLink& link) {
    out.markup("<a").attribute("href", link.href).classes({"govuk-back-link", link.classes});
    out.attributes(link.attributes).markup(">").content(link.content).markup("</a>");
}

void write(Writer& out, const SkipLink& link) {
    out.markup("<a").attribute("href", link.href).classes({"govuk-skip-link", link.classes});
    out.attributes(link.attributes).markup(" data-module=\"govuk-skip-link\">");
    out.content(link.content).markup("</a>");
}

}  // namespace desk
