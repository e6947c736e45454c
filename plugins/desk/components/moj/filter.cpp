#include "components/moj/filter.h"

#include "components/forms/button.h"

namespace desk {

namespace {

void write_tags(Writer& out, const AppliedFilters& applied) {
    out.markup("<h3 class=\"govuk-heading-s govuk-!-margin-bottom-0\">").content(applied.heading);
    out.markup("</h3><ul class=\"moj-filter-tags\">");
    for (const AppliedFilter& item : applied.items) {
        out.markup("<li><a class=\"moj-filter__tag\"").attribute("href", item.remove_href);
        out.markup("><span class=\"govuk-visually-hidden\">Remove this filter</span> ");
        out.text(item.text).markup("</a></li>");
    }
    out.markup("</ul>");
}

void write_selected(Writer& out, const Filter& filter) {
    out.markup("<div class=\"moj-filter__selected\"><div class=\"moj-filter__selected-heading\">");
    out.markup("<div class=\"moj-filter__heading-title\"><h2 class=\"govuk-heading-m\">");
    out.content(filter.selected_heading).markup("</h2></div>");
    out.markup("<div class=\"moj-filter__heading-action\"><p>");
    out.markup("<a class=\"govuk-link govuk-link--no-visited-state\"");
    out.attribute("href", filter.clear_href).markup(">").text(filter.clear_text);
    out.markup("</a></p></div></div>");
    for (const AppliedFilters& applied : filter.selected) {
        write_tags(out, applied);
    }
    out.markup("</div>");
}

}  // namespace

void write(Writer& out, const Filter& filter) {
    out.markup("<div class=\"moj-filter\"").attributes(filter.attributes);
    out.markup("><div class=\"moj-filter__header\"><div class=\"moj-filter__header-title\">");
    out.markup("<h2 class=\"govuk-heading-m\">").content(filter.heading).markup("</h2></div>");
    out.markup("<div class=\"moj-filter__header-action\"></div></div>");
    out.markup("<div class=\"moj-filter__content\">");
    if (!filter.selected.empty()) {
        write_selected(out, filter);
    }
    // Below the options, where people look for it; the template has it above them.
    out.markup("<div class=\"moj-filter__options\">").html(filter.options);
    write(out, Button{.content = filter.submit_text, .attributes = filter.submit_attributes});
    out.markup("</div></div></div>");
}

}  // namespace desk
