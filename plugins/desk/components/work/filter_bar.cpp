#include "components/work/filter_bar.h"

#include "components/forms/button.h"

namespace desk {

namespace {

void write_applied(Writer& out, const std::vector<AppliedFilter>& applied) {
    out.markup("<div class=\"mh-applied\"><p class=\"mh-applied__title\" id=\"applied\">");
    out.markup("Filters that are applied</p>");
    out.markup("<ul class=\"moj-filter-tags\" aria-labelledby=\"applied\">");
    for (const AppliedFilter& item : applied) {
        out.markup("<li><a class=\"moj-filter__tag\"").attribute("href", item.remove_href);
        out.markup("><span class=\"govuk-visually-hidden\">Remove this filter</span> ");
        out.text(item.text).markup("</a></li>");
    }
    out.markup("</ul></div>");
}

}  // namespace

void write(Writer& out, const FilterBar& bar) {
    out.markup("<form class=\"mh-filter\" role=\"search\"").attribute("action", bar.action);
    out.attribute("aria-label", bar.label).markup(">");
    for (const auto& [name, value] : bar.kept) {
        out.markup("<input type=\"hidden\"").attribute("name", name).attribute("value", value);
        out.markup(">");
    }
    for (const Select& select : bar.selects) {
        write(out, select);
    }
    for (const Input& input : bar.inputs) {
        write(out, input);
    }
    write(out, Button{.content = bar.submit, .classes = "govuk-button--secondary"});
    if (!bar.clear_href.empty()) {
        out.markup("<a class=\"govuk-link govuk-link--no-visited-state mh-filter__clear\"");
        out.attribute("href", bar.clear_href).markup(">Clear filters</a>");
    }
    out.markup("</form>");
    if (!bar.applied.empty()) {
        write_applied(out, bar.applied);
    }
}

void write(Writer& out, const Chips& chips) {
    out.markup("<nav").attribute("aria-label", chips.label);
    out.markup("><ul class=\"mh-chips\">");
    for (const Chip& chip : chips.items) {
        out.markup("<li><a class=\"mh-chip\"").attribute("href", chip.href);
        out.attribute_unless_empty("aria-current", chip.current ? "true" : "");
        out.markup(">").text(chip.text).markup("</a></li>");
    }
    out.markup("</ul></nav>");
}

}  // namespace desk
