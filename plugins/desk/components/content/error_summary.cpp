#include "components/content/error_summary.h"

namespace desk {

namespace {

void write_errors(Writer& out, const std::vector<FieldError>& errors) {
    out.markup("<ul class=\"govuk-list govuk-error-summary__list\">");
    for (const FieldError& error : errors) {
        out.markup("<li>");
        if (error.href.empty()) {
            out.content(error.content);
        } else {
            out.markup("<a").attribute("href", error.href).attributes(error.attributes);
            out.markup(">").content(error.content).markup("</a>");
        }
        out.markup("</li>");
    }
    out.markup("</ul>");
}

}  // namespace

void write(Writer& out, const ErrorSummary& summary) {
    out.markup("<div").classes({"govuk-error-summary", summary.classes});
    if (summary.disable_auto_focus) {
        out.attribute("data-disable-auto-focus", *summary.disable_auto_focus ? "true" : "false");
    }
    out.attributes(summary.attributes).markup(" data-module=\"govuk-error-summary\">");
    // The role is not on the outside, which the script focuses: readers would lose one of the two.
    out.markup("<div role=\"alert\"><h2 class=\"govuk-error-summary__title\">");
    out.content(summary.title).markup("</h2><div class=\"govuk-error-summary__body\">");
    if (!summary.description.empty()) {
        out.markup("<p>").content(summary.description).markup("</p>");
    }
    if (!summary.errors.empty()) {
        write_errors(out, summary.errors);
    }
    out.markup("</div></div></div>");
}

}  // namespace desk
