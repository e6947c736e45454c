#include "components/charts/chart.h"

#include <gmock/gmock.h>

#include <stdexcept>

#include "components/charts/drawing.h"
#include "components/render.h"
#include "plugins/desk/golden.h"

namespace desk {
namespace {

LineChart two_lines() {
    return {.points = {"1 Nov", "", "15 Nov"},
            .series = {{.name = "Closed", .values = {63, 70.5, 103}},
                       {.name = "Received & kept", .values = {61, 72, 95}}}};
}

TEST(Chart, DrawsLines) {
    testing::expect_golden("line_chart", render(two_lines()));
}

TEST(Chart, DrawsBars) {
    testing::expect_golden("bar_chart",
                           render(BarChart{.bars = {{.label = "0 to 5 days", .value = 148},
                                                    {.label = "Over 40 days",
                                                     .value = 6,
                                                     .shown = "6 late",
                                                     .urgency = Urgency::late}}}));
}

TEST(Chart, SaysWhatItShowsInWordsAndFigures) {
    testing::expect_golden(
        "chart_section",
        render(ChartSection{
            .id = "closed",
            .finding = "We closed more",
            .sentence = "Closed rose from 63 to 103.",
            .chart = render(two_lines()),
            .table_title = "Closed as a table",
            .table = {.head = {{.content = "Week"}, {.content = "Closed", .format = "numeric"}},
                      .rows = {{{.content = "1 Nov"}, {.content = "63", .format = "numeric"}}},
                      .first_cell_is_header = true},
            .csv_href = "/closed.csv"}));
}

TEST(Chart, FiveLinesOrAMissingValueAreAFault) {
    LineChart many;
    many.series.resize(5);
    LineChart short_one = two_lines();
    short_one.series[0].values.pop_back();

    EXPECT_THROW(render(many), std::invalid_argument);
    EXPECT_THROW(render(short_one), std::invalid_argument);
}

TEST(Chart, AnAxisEndsAtARoundFigure) {
    EXPECT_DOUBLE_EQ(axis_end(0), 4);
    EXPECT_DOUBLE_EQ(axis_end(3), 4);
    EXPECT_DOUBLE_EQ(axis_end(103), 120);
    EXPECT_DOUBLE_EQ(axis_end(78), 80);
    EXPECT_DOUBLE_EQ(axis_end(1000), 1000);
}

TEST(Drawing, LengthsAreShort) {
    EXPECT_EQ(length_of(12), "12");
    EXPECT_EQ(length_of(12.25), "12.3");
    EXPECT_EQ(length_of(-0.5), "-0.5");
    EXPECT_EQ(length_of(0), "0");
}

}  // namespace
}  // namespace desk
