#include "components/charts/chart.h"

#include <algorithm>
#include <cmath>

#include "components/charts/drawing.h"
#include "components/content/passages.h"
#include "components/render.h"
#include "components/work/section.h"
#include "html/element.h"

namespace desk {

namespace {

constexpr double width = 640;
constexpr double labels_end = 150;
constexpr double bars_end = 570;  // Behind it stand the figures.
constexpr double bar_height = 30;
constexpr double bar_step = 46;

void write_bar(Writer& out, const Bar& bar, double y, double largest) {
    const double length = (bars_end - labels_end) * bar.value / largest;
    const std::string modifier = "mh-chart__bar" + std::string(modifier_of(bar.urgency));
    write_text(out, labels_end - 10, y + 20, Anchor::end, "", bar.label);
    out.markup("<path");
    out.classes({"mh-chart__bar", bar.urgency == Urgency::none ? "" : modifier});
    out.attribute("d", "M" + length_of(labels_end) + " " + length_of(y) + "h" + length_of(length) +
                           "v" + length_of(bar_height) + "h-" + length_of(length) + "z");
    out.markup("/>");
    write_text(out, labels_end + length + 8, y + 20, Anchor::start, "strong",
               bar.shown.empty() ? length_of(bar.value) : bar.shown);
}

}  // namespace

void write(Writer& out, const BarChart& chart) {
    double largest = 1;
    for (const Bar& bar : chart.bars) {
        largest = std::max(largest, bar.value);
    }
    open_drawing(out, width, bar_step * static_cast<double>(chart.bars.size()));
    double y = (bar_step - bar_height) / 2;
    for (const Bar& bar : chart.bars) {
        write_bar(out, bar, y, largest);
        y += bar_step;
    }
    close_drawing(out);
}

void write(Writer& out, const ChartSection& section) {
    Html csv;
    if (!section.csv_href.empty()) {
        csv = element(
            "a", of_class("govuk-link govuk-link--no-visited-state").set("href", section.csv_href),
            "Download these figures (CSV)");
    }
    const Html table = joined(element("div",
                                      of_class("mh-scroll")
                                          .set("role", "region")
                                          .set("tabindex", "0")
                                          .set("aria-label", section.table_title),
                                      render(section.table)),
                              csv);
    write(out,
          Section{.id = section.id,
                  .title = section.finding,
                  .content = joined(
                      element("p", of_class("mh-text mh-muted"), section.sentence), section.chart,
                      render(Details{.summary = section.table_title, .content = table}))});
}

double axis_end(double largest) {
    if (largest <= 0) {
        return 4;
    }
    const double step = std::pow(10.0, std::floor(std::log10(largest / 4)));
    for (const double factor : {1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0}) {
        if (step * factor * 4 >= largest) {
            return step * factor * 4;
        }
    }
    return step * 40;
}

}  // namespace desk
