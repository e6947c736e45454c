#include "components/content/passages.h"

namespace desk {

void write(Writer& out, const Details& details) {
    out.markup("<details").attribute_unless_empty("id", details.id);
    out.classes({"govuk-details", details.classes}).attributes(details.attributes);
    out.flag("open", details.open);
    out.markup("><summary class=\"govuk-details__summary\">");
    out.markup("<span class=\"govuk-details__summary-text\">").content(details.summary);
    out.markup("</span></summary><div class=\"govuk-details__text\">").content(details.content);
    out.markup("</div></details>");
}

void write(Writer& out, const InsetText& inset) {
    out.markup("<div").attribute_unless_empty("id", inset.id);
    out.classes({"govuk-inset-text", inset.classes}).attributes(inset.attributes).markup(">");
    out.content(inset.content).markup("</div>");
}

void write(Writer& out, const WarningText& warning) {
    out.markup("<div").classes({"govuk-warning-text", warning.classes});
    out.attributes(warning.attributes);
    out.markup("><span class=\"govuk-warning-text__icon\" aria-hidden=\"true\">!</span>");
    out.markup("<strong class=\"govuk-warning-text__text\"><span class=\"govuk-visually-hidden\">");
    out.text(warning.hidden_prefix).markup("</span> ").content(warning.content);
    out.markup("</strong></div>");
}

}  // namespace desk
