#include "components/navigation/generic_header.h"

namespace desk {

void write(Writer& out, const GenericHeader& header) {
    out.markup("<div").classes({"govuk-generic-header", header.classes});
    out.attributes(header.attributes).markup("><div");
    out.classes({"govuk-generic-header__container", header.container_classes});
    out.markup("><div class=\"govuk-generic-header__logo\"><a").attribute("href", header.url);
    out.markup(" class=\"govuk-generic-header__homepage-link\">").content(header.logo);
    out.markup("</a></div></div></div>");
}

}  // namespace desk
