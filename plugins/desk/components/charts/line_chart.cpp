#include <algorithm>
#include <array>
#include <stdexcept>

#include "components/charts/chart.h"
#include "components/charts/drawing.h"

namespace desk {

namespace {

constexpr double width = 640;
constexpr double height = 270;
constexpr double left = 44;
constexpr double right = 510;  // Behind it stand the names.
constexpr double top = 14;
constexpr double bottom = 230;
constexpr int steps = 4;
constexpr double label_apart = 18;

constexpr std::array<std::string_view, 4> kinds{"first", "second", "third", "fourth"};

double x_of(const LineChart& chart, std::size_t point) {
    const double gaps = std::max(1.0, static_cast<double>(chart.points.size()) - 1);
    return left + (right - left) * static_cast<double>(point) / gaps;
}

double y_of(double value, double end) {
    return bottom - (bottom - top) * value / end;
}

double largest_of(const LineChart& chart) {
    double largest = 0;
    for (const Series& series : chart.series) {
        for (const double value : series.values) {
            largest = std::max(largest, value);
        }
    }
    return largest;
}

void check(const LineChart& chart) {
    if (chart.series.size() > kinds.size()) {
        throw std::invalid_argument("A chart with more than four lines cannot be read.");
    }
    for (const Series& series : chart.series) {
        if (series.values.size() != chart.points.size()) {
            throw std::invalid_argument("Each line needs a value for each point.");
        }
    }
}

void write_axes(Writer& out, const LineChart& chart, double end) {
    for (int step = 0; step <= steps; ++step) {
        const double value = end * step / steps;
        write_line(out, step == 0 ? "axis" : "grid", left, y_of(value, end), right,
                   y_of(value, end));
        write_text(out, left - 8, y_of(value, end) + 5, Anchor::end, "muted", length_of(value));
    }
    for (std::size_t point = 0; point < chart.points.size(); ++point) {
        if (!chart.points[point].empty()) {
            write_text(out, x_of(chart, point), bottom + 22, Anchor::middle, "muted",
                       chart.points[point]);
        }
    }
}

/// A mark at a point: discs, squares, triangles, diamonds.
std::string mark_at(std::size_t place, double x, double y) {
    const auto at = [](double px, double py) { return length_of(px) + " " + length_of(py); };
    switch (place) {
        case 0:
            return "M" + at(x - 4, y) + "a4 4 0 1 0 8 0a4 4 0 1 0-8 0z";
        case 1:
            return "M" + at(x - 4, y - 4) + "h8v8h-8z";
        case 2:
            return "M" + at(x, y - 5) + "l5 9h-10z";
        default:
            return "M" + at(x, y - 5) + "l5 5-5 5-5-5z";
    }
}

void write_series(Writer& out, const LineChart& chart, std::size_t place, double end) {
    const Series& series = chart.series[place];
    std::string path;
    std::string marks;
    for (std::size_t point = 0; point < series.values.size(); ++point) {
        const double x = x_of(chart, point);
        const double y = y_of(series.values[point], end);
        path += (point == 0 ? "M" : "L") + length_of(x) + " " + length_of(y);
        marks += mark_at(place, x, y);
    }
    const std::string kind(kinds[place]);
    out.markup("<path").classes({"mh-chart__line", "mh-chart__line--" + kind});
    out.attribute("d", path).markup("/><path");
    out.classes({"mh-chart__mark", "mh-chart__mark--" + kind}).attribute("d", marks).markup("/>");
}

/// The names at the ends of the lines, moved apart where they would cover each other.
void write_names(Writer& out, const LineChart& chart, double end) {
    struct Name {
        std::size_t place;
        double y;
    };
    std::vector<Name> names;
    for (std::size_t place = 0; place < chart.series.size(); ++place) {
        if (!chart.series[place].values.empty()) {
            names.push_back({place, y_of(chart.series[place].values.back(), end) + 5});
        }
    }
    std::ranges::sort(names, {}, &Name::y);
    for (std::size_t at = 1; at < names.size(); ++at) {
        names[at].y = std::max(names[at].y, names[at - 1].y + label_apart);
    }
    for (const Name& name : names) {
        const Series& series = chart.series[name.place];
        write_text(out, right + 12, name.y, Anchor::start, kinds[name.place],
                   series.name + " " + length_of(series.values.back()));
    }
}

}  // namespace

void write(Writer& out, const LineChart& chart) {
    check(chart);
    const double end = axis_end(largest_of(chart));
    open_drawing(out, width, height);
    write_axes(out, chart, end);
    for (std::size_t place = 0; place < chart.series.size(); ++place) {
        write_series(out, chart, place, end);
    }
    write_names(out, chart, end);
    close_drawing(out);
}

}  // namespace desk
