#include "allotments.h"

namespace allotments {

using moothall::Result;
using moothall::Table;

// Pure: all that it may look at comes through `reading`, which notes each row for the record.
Result<Table> rent(const Table& asked, moothall::Reading& reading) {
    const auto plot = reading.rule("allotments.plots", asked.date("on"), asked.text("plot"));
    if (!plot) {
        return plot.error();
    }
    const auto price = reading.rule("allotments.prices", asked.date("on"), plot->text("site"));
    if (!price) {
        return price.error();
    }
    const auto ground = price->pence("square_metre_pence") * plot->integer("square_metres");
    const auto water = price->pence("water_pence");
    return Table{}
        .set("rent_pence", ground + water)
        .set("lines",
             moothall::List{moothall::line("The ground", ground), moothall::line("Water", water)});
}

Result<moothall::Panel> plot_panel(const moothall::Case& shown, moothall::Reading& reading) {
    if (!shown.fields().has("plot")) {
        return moothall::Refusal{moothall::RefusalKind::not_available,
                                 "Choose the plot to see it here."};
    }
    const auto plot = reading.rule("allotments.plots", shown.today(), shown.fields().text("plot"));
    if (!plot) {
        return plot.error();
    }
    return moothall::Panel{
        .rows = {{"Plot", plot->key},
                 {"Site", plot->text("site")},
                 {"Square metres", std::to_string(plot->integer("square_metres"))}}};
}

class Allotments final : public moothall::Plugin {
    void attach(moothall::Host& host) override {
        host.add_register({.name = "allotments.plots",
                           .title = "Plots",
                           .key = "plot",
                           .fields = {{"plot", "text", "Plot"},
                                      {"site", "text", "Site"},
                                      {"square_metres", "integer", "Square metres"},
                                      {"free", "integer", "Free to let"}},
                           .remaining = "free"});  // A workflow takes the plot with `reserve`.
        host.add_register({.name = "allotments.prices",
                           .title = "Prices",
                           .key = "site",
                           .fields = {{"site", "text", "Site"},
                                      {"square_metre_pence", "money", "A square metre for a year"},
                                      {"water_pence", "money", "Water for a year"}}});
        host.add_function({.signature = "allotments.rent { plot: text, on: date } -> "
                                        "{ rent_pence: money, lines: [line] }",
                           .about = "What a plot costs for a year.",
                           .call = rent});
        host.add_panel({.name = "allotments.plot",
                        .title = "The plot",
                        .slot = moothall::Slot::case_side,
                        .show = plot_panel});
    }
};

}  // namespace allotments

MOOTHALL_PLUGIN(allotments::Allotments)
