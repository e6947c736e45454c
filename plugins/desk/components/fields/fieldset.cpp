#include "components/fields/fieldset.h"

namespace desk {

namespace {

void write_legend(Writer& out, const Legend& legend) {
    out.markup("<legend").classes({"govuk-fieldset__legend", legend.classes}).markup(">");
    if (legend.is_page_heading) {
        out.markup("<h1 class=\"govuk-fieldset__heading\">").content(legend.content);
        out.markup("</h1>");
    } else {
        out.content(legend.content);
    }
    out.markup("</legend>");
}

}  // namespace

void write(Writer& out, const Fieldset& fieldset) {
    out.markup("<fieldset").classes({"govuk-fieldset", fieldset.classes});
    out.attribute_unless_empty("role", fieldset.role);
    out.attribute_unless_empty("aria-describedby", fieldset.described_by);
    out.attributes(fieldset.attributes).markup(">");
    if (!fieldset.legend.content.empty()) {
        write_legend(out, fieldset.legend);
    }
    out.content(fieldset.content).markup("</fieldset>");
}

}  // namespace desk
