#include "allotments.h"

#include <gtest/gtest.h>

#include <map>

namespace allotments {
namespace {

using moothall::Date;
using moothall::Refusal;
using moothall::RefusalKind;
using moothall::Result;
using moothall::Row;
using moothall::Table;

/// The registers as one test wants them.
class GivenRows final : public moothall::Reading {
public:
    std::map<std::string, Table> rows_by_register;

    Result<Row> rule(std::string_view name, Date on, std::string_view key) override {
        const auto found = rows_by_register.find(std::string(name));
        if (found == rows_by_register.end()) {
            return Refusal{RefusalKind::not_found, "There is no row."};
        }
        return Row{std::string(key), on, found->second};
    }
    std::vector<Row> rows(std::string_view, Date, const Table&, std::size_t) override { return {}; }
    Result<bool> is_working_day(Date, std::string_view) override { return true; }
    Result<Date> add_working_days(Date from, int, std::string_view) override { return from; }
};

const Table asked = Table{}.set("plot", "M12").set("on", "2026-05-04");

TEST(Rent, IsTheGroundAndTheWater) {
    GivenRows rows;
    rows.rows_by_register["allotments.plots"] =
        Table{}.set("site", "Mill Lane").set("square_metres", 125);
    rows.rows_by_register["allotments.prices"] =
        Table{}.set("square_metre_pence", 48).set("water_pence", 1500);

    EXPECT_EQ(rent(asked, rows).value().integer("rent_pence"), 7500);
}

TEST(Rent, IsRefusedForAPlotThatIsNotThere) {
    GivenRows rows;

    EXPECT_EQ(rent(asked, rows).error().kind, RefusalKind::not_found);
}

}  // namespace
}  // namespace allotments
