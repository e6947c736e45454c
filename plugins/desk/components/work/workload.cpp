#include "components/work/workload.h"

#include <algorithm>

namespace desk {

namespace {

constexpr std::int64_t length = 1'000;  // Of the longest bar, in the units of the drawing.

void write_part(Writer& out, const char* classes, std::int64_t width) {
    out.markup("<rect").attribute("class", classes).attribute("width", width);
    out.markup(" height=\"10\"/>");
}

/// Its figures stand beside it, so that readers of the page are spared the drawing.
void write_bar(Writer& out, const Load& load, std::int64_t largest) {
    out.markup("<svg class=\"mh-load__bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" ");
    out.markup("aria-hidden=\"true\" focusable=\"false\">");
    write_part(out, "mh-load__all", load.cases * length / largest);
    if (load.overdue > 0) {
        write_part(out, "mh-load__late", load.overdue * length / largest);
    }
    out.markup("</svg>");
}

}  // namespace

void write(Writer& out, const Workload& workload) {
    std::int64_t largest = 1;
    for (const Load& load : workload.loads) {
        largest = std::max(largest, load.cases);
    }
    out.markup("<table class=\"govuk-table mh-load\"><caption class=\"govuk-visually-hidden\">");
    out.text(workload.caption).markup("</caption><thead class=\"govuk-table__head\"><tr>");
    out.markup("<th scope=\"col\" class=\"govuk-table__header\">Who</th>");
    out.markup("<th scope=\"col\" class=\"govuk-table__header govuk-table__header--numeric\">");
    out.markup("Cases</th>");
    out.markup("<th scope=\"col\" class=\"govuk-table__header govuk-table__header--numeric\">");
    out.markup("Overdue</th>");
    out.markup("<td class=\"govuk-table__header mh-load__cell\"></td></tr></thead>");
    out.markup("<tbody class=\"govuk-table__body\">");
    for (const Load& load : workload.loads) {
        out.markup("<tr class=\"govuk-table__row\"><th scope=\"row\" ");
        out.markup("class=\"govuk-table__header\">").content(load.who).markup("</th>");
        out.markup("<td class=\"govuk-table__cell govuk-table__cell--numeric\">");
        out.number(static_cast<long long>(load.cases)).markup("</td>");
        out.markup("<td class=\"govuk-table__cell govuk-table__cell--numeric\">");
        out.number(static_cast<long long>(load.overdue)).markup("</td>");
        out.markup("<td class=\"govuk-table__cell mh-load__cell\">");
        write_bar(out, load, largest);
        out.markup("</td></tr>");
    }
    out.markup("</tbody></table>");
}

}  // namespace desk
