#include "components/charts/chart.h"
#include "components/render.h"
#include "components/work/headings.h"
#include "components/work/tiles.h"
#include "html/element.h"
#include "plugins/desk/gallery/pages.h"

namespace desk::gallery {

namespace {

const std::vector<double> received{61, 58, 66, 72, 70, 79, 84, 81, 88, 92, 90, 95};
const std::vector<double> closed{63, 60, 61, 66, 71, 70, 73, 80, 83, 94, 97, 103};
const std::vector<std::string> weeks{"31 Aug", "7 Sep",  "14 Sep", "21 Sep", "28 Sep", "5 Oct",
                                     "12 Oct", "19 Oct", "26 Oct", "2 Nov",  "9 Nov",  "16 Nov"};

std::string whole(double value) {
    return std::to_string(static_cast<int>(value));
}

ChartSection received_and_closed() {
    LineChart chart{
        .points = {},
        .series = {{.name = "Closed", .values = closed}, {.name = "Received", .values = received}}};
    Table table{.head = {{.content = "Week beginning"},
                         {.content = "Received", .format = "numeric"},
                         {.content = "Closed", .format = "numeric"}},
                .first_cell_is_header = true};
    for (std::size_t week = 0; week < weeks.size(); ++week) {
        chart.points.push_back(week % 2 == 1 ? weeks[week] : "");
        table.rows.push_back({{.content = weeks[week]},
                              {.content = whole(received[week]), .format = "numeric"},
                              {.content = whole(closed[week]), .format = "numeric"}});
    }
    return {.id = "received-and-closed",
            .finding = "We have closed more than we received for 3 weeks",
            .sentence =
                "Cases received and closed each week, all services. Received rose from 61 "
                "to 95 a week, closed from 63 to 103.",
            .chart = render(chart),
            .table_title = "Received and closed as a table",
            .table = table,
            .csv_href = "#csv"};
}

ChartSection by_age() {
    const BarChart chart{
        .bars = {{.label = "0 to 5 days", .value = 148},
                 {.label = "6 to 10 days", .value = 96},
                 {.label = "11 to 20 days", .value = 41, .urgency = Urgency::today},
                 {.label = "21 to 40 days", .value = 17, .urgency = Urgency::today},
                 {.label = "Over 40 days", .value = 6, .urgency = Urgency::late}}};
    Table table{.head = {{.content = "Age in working days"},
                         {.content = "Open cases", .format = "numeric"}},
                .first_cell_is_header = true};
    for (const Bar& bar : chart.bars) {
        table.rows.push_back(
            {{.content = bar.label}, {.content = whole(bar.value), .format = "numeric"}});
    }
    return {.id = "by-age",
            .finding = "64 open cases are past the 10-day target",
            .sentence =
                "Open cases by age in working days, all services. 6 cases are more than 40 "
                "days old.",
            .chart = render(chart),
            .table_title = "Open cases by age as a table",
            .table = table};
}

Tiles tiles() {
    const auto tile = [](const std::string& figure, const std::string& text,
                         const std::string& note, Urgency urgency) {
        return Tile{
            .figure = figure, .text = text, .href = "#cases", .urgency = urgency, .note = note};
    };
    return {
        .items = {tile("89.6%", "Decided on time", "0.4 points under target", Urgency::today),
                  tile("308", "Open cases", "Down 8 on last week", Urgency::done),
                  tile("64", "Open and late", "Up 6 on last week", Urgency::late),
                  tile("8.4", "Working days to decide, median", "Target 10", Urgency::done),
                  tile("97.1%", "Quality checks passed first time", "69 checked", Urgency::done)}};
}

}  // namespace

Html performance_page() {
    const PageHeading heading{
        .title = "Performance",
        .caption = "Customer Services, 12 weeks to Sunday 22 November 2026. Updated today at 6am",
        .actions = {{.text = "Download all figures (CSV)", .href = "#csv"}}};
    return element(
        "div", of_class("mh-wrap mh-page"), render(heading), render(tiles()),
        element("div", of_class("mh-two"), render(received_and_closed()), render(by_age())));
}

}  // namespace desk::gallery
