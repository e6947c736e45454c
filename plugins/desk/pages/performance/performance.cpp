#include "pages/performance/performance.h"

#include <algorithm>
#include <set>

#include "components/charts/chart.h"
#include "components/content/passages.h"
#include "components/render.h"
#include "components/work/filter_bar.h"
#include "components/work/headings.h"
#include "html/element.h"
#include "pages/performance/figures.h"
#include "pages/performance/period.h"
#include "pages/performance/targets.h"
#include "site/parts.h"
#include "words/csv.h"
#include "words/moments.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::Date;
using moothall::Result;

constexpr int weeks_known = 520;  // What is open now may have come long ago.

Record asked_of(const Period& period, int weeks) {
    return Record{}
        .set_unless_empty("service", period.service)
        .set_unless_empty("type", period.case_type)
        .set("weeks", weeks);
}

/// A number of a table, as a link to its cases.
Cell number(std::int64_t count, const std::string& address) {
    const std::string text = with_commas(count);
    return {.content = count == 0 ? Content(text) : Content(link_to(address, text)),
            .format = "numeric"};
}

Cell share(const Counts& counts) {
    const auto per_mille = counts.per_mille_in_time();
    return {.content = per_mille ? percent(*per_mille) : std::string("–"), .format = "numeric"};
}

/// The cells of some counts of `weeks` weeks from `monday` on.
std::vector<Cell> cells_of(const Period& period, const Content& head, const Counts& counts,
                           Date monday, int weeks) {
    const auto to = [&](const char* what) { return cases_address(period, what, monday, weeks); };
    return {{.content = head},
            number(counts.received, to("received")),
            number(counts.closed, to("closed")),
            number(counts.in_time, to("closed_in_time")),
            number(counts.late, to("closed_late")),
            share(counts)};
}

Table table_with(const char* first) {
    Table table{.head = {{.content = first}}, .rows = {}, .first_cell_is_header = true};
    for (const char* title : {"Received", "Closed", "In time", "Late", "Share in time"}) {
        table.head.push_back({.content = title, .format = "numeric"});
    }
    return table;
}

/// Some of the weeks are named below a chart, the last of them always.
std::vector<std::string> points_of(const std::vector<WeekCounts>& weeks) {
    constexpr std::size_t names_most = 7;
    const std::size_t step = (weeks.size() + names_most - 1) / names_most;
    std::vector<std::string> points(weeks.size());
    for (std::size_t week = 0; week < weeks.size(); ++week) {
        if ((weeks.size() - 1 - week) % step == 0) {
            points[week] = short_in_words(weeks[week].monday);
        }
    }
    return points;
}

ChartSection by_week(const Period& period, const Figures& figures) {
    LineChart chart{
        .points = points_of(figures.weeks),
        .series = {{.name = "Closed", .values = {}}, {.name = "Received", .values = {}}}};
    Table table = table_with("Week beginning");
    for (const WeekCounts& week : figures.weeks) {
        chart.series[0].values.push_back(static_cast<double>(week.counts.closed));
        chart.series[1].values.push_back(static_cast<double>(week.counts.received));
        table.rows.push_back(
            cells_of(period, moothall::in_words(week.monday), week.counts, week.monday, 1));
    }
    table.rows.push_back(
        cells_of(period, "This week so far", figures.so_far, period.this_week(), 1));
    return {.id = "by-week",
            .finding = trend_in_words(figures),
            .sentence = "In the " + in_words(period) + ", " +
                        counted(figures.total.received, "case was", "cases were") +
                        " received and " + with_commas(figures.total.closed) + " closed.",
            .chart = render(chart),
            .table_title = "Received and closed by week, as a table",
            .table = table,
            .csv_href = "/performance.csv?" + query_of(period)};
}

/// What has room beside a bar; the table has it in full.
std::string label_of_bar(const std::string& title) {
    constexpr std::size_t letters_most = 18;
    if (title.size() <= letters_most) {
        return title;
    }
    const std::size_t blank = title.rfind(' ', letters_most);
    return blank == std::string::npos ? title : title.substr(0, blank) + "\xe2\x80\xa6";
}

ChartSection by_part(const Period& period, const Figures& figures, const Targets& targets) {
    const bool is_by_service = period.service.empty() && period.case_type.empty();
    BarChart chart;
    Table table = table_with(is_by_service ? "Service" : "Kind of case");
    if (!is_by_service) {
        table.head.push_back({.content = "Target", .format = "numeric"});
    }
    for (const PartCounts& part : figures.parts) {
        Period of_part = period;
        (is_by_service ? of_part.service : of_part.case_type) = part.name;
        table.rows.push_back(cells_of(of_part,
                                      link_to("/performance?" + query_of(of_part), part.title),
                                      part.counts, period.first, period.weeks));
        if (!is_by_service) {
            const auto target = target_for(targets, part.name);
            table.rows.back().push_back(
                {.content = target ? std::to_string(*target) + "%" : std::string("Not set"),
                 .format = "numeric"});
        }
        if (const auto per_mille = part.counts.per_mille_in_time()) {
            chart.bars.push_back({.label = label_of_bar(part.title),
                                  .value = static_cast<double>(*per_mille) / 10,
                                  .shown = percent(*per_mille)});
        }
    }
    const std::int64_t with_deadline = figures.total.in_time + figures.total.late;
    return {.id = "by-part",
            .finding = parts_in_words(figures),
            .sentence = "The share that was closed in time, of " +
                        counted(with_deadline, "case", "cases") +
                        " that had a deadline and were closed in the " + in_words(period) + ".",
            .chart = chart.bars.empty() ? Html() : render(chart),
            .table_title = is_by_service ? "By service, as a table" : "By kind of case, as a table",
            .table = table};
}

Tiles tiles_of(const Period& period, const Figures& figures, const Targets& targets) {
    const auto tile = [&](std::int64_t now, std::int64_t before, const char* text, const char* what,
                          Urgency urgency) {
        return Tile{.figure = with_commas(now),
                    .text = text,
                    .href = cases_address(period, what, period.first, period.weeks),
                    .urgency = urgency,
                    .note = change_in_words(now, before, period.weeks)};
    };
    const Counts& now = figures.total;
    const Counts& before = figures.before;
    const auto per_mille = now.per_mille_in_time();
    const std::string of_these = filter_query(period);
    const std::string aim = period.case_type.empty()
                                ? std::string()
                                : ". " + against_target(now, target_for(targets, period.case_type));
    return {.items = {{.figure = with_commas(figures.open_now),
                       .text = "Open now",
                       .href = "/performance/open" + (of_these.empty() ? "" : "?" + of_these),
                       .note = "Received at any time"},
                      tile(now.received, before.received, "Received", "received", Urgency::none),
                      tile(now.closed, before.closed, "Closed", "closed", Urgency::none),
                      {.figure = per_mille ? percent(*per_mille) : std::string("–"),
                       .text = "Closed in time",
                       .href = cases_address(period, "closed_in_time", period.first, period.weeks),
                       .note = change_in_points(now, before, period.weeks) + aim},
                      tile(now.late, before.late, "Closed late", "closed_late",
                           now.late == 0 ? Urgency::none : Urgency::late)}};
}

Html filter(const Visit& visit, const Period& period) {
    const Record types = visit.ask_for_part("case-type.list", {});
    std::set<std::string> services;
    std::vector<Option> offered{{.text = "All kinds of case", .value = ""}};
    for (const moothall::Value& one : items_of(types)) {
        const Record& type = *one.as_table();
        services.insert(type.text("service"));
        if (period.service.empty() || type.text("service") == period.service) {
            offered.push_back(
                {.text = title_of(type, "title", "name"), .value = type.text("name")});
        }
    }
    std::vector<Option> of_services{{.text = "All services", .value = ""}};
    for (const std::string& service : services) {
        of_services.push_back({.text = words_of_name(service), .value = service});
    }
    std::vector<Option> weeks;
    for (const char* count : {"4", "13", "26", "52"}) {
        weeks.push_back({.text = std::string(count) + " weeks", .value = count});
    }
    const bool is_filtered = !period.service.empty() || !period.case_type.empty();
    return render(FilterBar{
        .label = "Choose what is counted",
        .action = "/performance",
        .selects = {{.name = "service",
                     .label = {.content = "Service"},
                     .options = of_services,
                     .value = period.service},
                    {.name = "type",
                     .label = {.content = "Kind of case"},
                     .options = offered,
                     .value = period.case_type},
                    {.name = "weeks",
                     .label = {.content = "Period"},
                     .options = weeks,
                     .value = std::to_string(period.weeks)}},
        .submit = "Show",
        .clear_href = is_filtered ? "/performance?weeks=" + std::to_string(period.weeks) : ""});
}

Html nothing_happened(const Period& period) {
    return render(InsetText{.content = "No case was received or closed in the " + in_words(period) +
                                       ". Choose a longer period, or another service."});
}

Html charts(const Period& period, const Figures& figures, const Targets& targets) {
    return element("div", of_class("mh-two"), render(by_week(period, figures)),
                   render(by_part(period, figures, targets)));
}

}  // namespace

Result<Outcome> performance(const Visit& visit) {
    const Period period = period_of(visit);
    const auto answer = visit.ask("performance.weeks", asked_of(period, weeks_known));
    if (!answer) {
        return answer.error();
    }
    const bool is_by_service = period.service.empty() && period.case_type.empty();
    const Figures figures = figures_of(items_of(*answer->as_table()), period.first, period.weeks,
                                       is_by_service ? PartedBy::service : PartedBy::case_type);
    const bool is_empty = figures.open_now == 0 && figures.total.received == 0 &&
                          figures.total.closed == 0 && figures.so_far.received == 0 &&
                          figures.so_far.closed == 0;
    const Targets targets = targets_of(visit);
    const PageHeading heading{.title = "Performance",
                              .caption = in_words(period) + ". Updated at " +
                                         time_in_words(visit.local(visit.now())) +
                                         ", as this page was opened",
                              .actions = {{.text = "Download these figures (CSV)",
                                           .href = "/performance.csv?" + query_of(period)}}};
    return Outcome(
        View{.title = "Performance",
             .main = page_body(joined(news_of(visit), render(heading), filter(visit, period),
                                      is_empty ? nothing_happened(period)
                                               : joined(render(tiles_of(period, figures, targets)),
                                                        charts(period, figures, targets)),
                                      target_section(visit, period, targets), how_we_count()))});
}

Result<Outcome> performance_csv(const Visit& visit) {
    const Period period = period_of(visit);
    const auto answer = visit.ask("performance.weeks", asked_of(period, period.weeks + 1));
    if (!answer) {
        return answer.error();
    }
    const std::vector<std::string> columns{"week",   "type",           "title",      "received",
                                           "closed", "closed_in_time", "closed_late"};
    std::string text = csv_line(columns);
    for (const moothall::Value& one : items_of(*answer->as_table())) {
        const Record& item = *one.as_table();
        std::vector<std::string> cells;
        for (const std::string& column : columns) {
            const std::int64_t* count = item.find(column)->as_integer();
            cells.push_back(count == nullptr ? item.text(column) : std::to_string(*count));
        }
        text += csv_line(cells);
    }
    return Outcome(Download{"text/csv; charset=utf-8",
                            "performance-" + moothall::to_text(period.first) + "-to-" +
                                moothall::to_text(period.last_day()) + ".csv",
                            std::move(text)});
}

}  // namespace desk
