#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "components/lists/table.h"
#include "components/work/tiles.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// One line of a chart; at most four, which differ in dash and mark as well as in colour.
struct Series {
    std::string name;
    std::vector<double> values;  ///< One for each point.
};

/// How some figures change with time.
struct LineChart {
    std::vector<std::string> points;  ///< What stands below: "7 Sep". Some may be left out.
    std::vector<Series> series;
};

/// One bar.
struct Bar {
    std::string label;
    double value = 0;
    std::string shown = {};  ///< The value as text; whole, unless told.
    Urgency urgency = Urgency::none;
};

/// Some figures beside each other.
struct BarChart {
    std::vector<Bar> bars;
};

/// Draws the picture alone. It is hidden from readers of the page, for whom ChartSection says the
/// same in words and figures. The axis begins at 0.
/// Faults: std::invalid_argument for more than four series, or one without a value for each point.
void write(Writer& out, const LineChart& chart);
void write(Writer& out, const BarChart& chart);

/// A chart with what it says: the finding as its heading, a sentence, the figures as a table.
struct ChartSection {
    std::string id;
    std::string finding;   ///< "We have closed more than we received for 3 weeks"
    std::string sentence;  ///< With the figures.
    Html chart;
    std::string table_title;  ///< "Received and closed as a table"
    Table table;
    std::string csv_href = {};
};
void write(Writer& out, const ChartSection& section);

/// The end of an axis that shows that value: four even steps of a round figure.
double axis_end(double largest);

}  // namespace desk
