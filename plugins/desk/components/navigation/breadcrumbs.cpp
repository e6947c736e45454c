#include "components/navigation/breadcrumbs.h"

namespace desk {

void write(Writer& out, const Breadcrumbs& breadcrumbs) {
    out.markup("<nav");
    out.classes({"govuk-breadcrumbs", breadcrumbs.classes,
                 breadcrumbs.collapses_on_mobile ? "govuk-breadcrumbs--collapse-on-mobile" : ""});
    out.attributes(breadcrumbs.attributes).attribute("aria-label", breadcrumbs.label);
    out.markup("><ol class=\"govuk-breadcrumbs__list\">");
    for (const Breadcrumb& item : breadcrumbs.items) {
        out.markup("<li class=\"govuk-breadcrumbs__list-item\"");
        if (item.href.empty()) {
            out.markup(" aria-current=\"page\">").content(item.content).markup("</li>");
        } else {
            out.markup("><a class=\"govuk-breadcrumbs__link\"").attribute("href", item.href);
            out.attributes(item.attributes).markup(">").content(item.content);
            out.markup("</a></li>");
        }
    }
    out.markup("</ol></nav>");
}

}  // namespace desk
