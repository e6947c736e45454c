#include "csv/csv_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace moothall::csv {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string refusal_of(const std::string& text) {
    std::istringstream file(text);
    const auto opened = CsvRecords::open(file, "bands.csv", CsvLimits{});
    if (!opened) {
        return opened.error().reason;
    }
    CsvRecords records = *opened;
    while (true) {
        const auto row = records.next();
        if (!row) {
            return row.error().reason;
        }
        if (!*row) {
            return "not refused";
        }
    }
}

TEST(CsvRecords, NamesItsColumns) {
    std::istringstream file("band,from\nA,1993-04-01\n");
    CsvRecords records = CsvRecords::open(file, "bands.csv", CsvLimits{}).value();

    EXPECT_THAT(records.columns(), ElementsAre("band", "from"));
    EXPECT_EQ(records.column("from"), 1U);
    EXPECT_FALSE(records.column("until"));
    EXPECT_THAT(records.next().value()->cells, ElementsAre("A", "1993-04-01"));
    EXPECT_FALSE(records.next().value());
}

TEST(CsvRecords, SaysWhatIsWrongWithOneCell) {
    std::istringstream file("band,from\nA,yesterday\n");
    CsvRecords records = CsvRecords::open(file, "bands.csv", CsvLimits{}).value();
    const CsvRow row = *records.next().value();

    EXPECT_EQ(records.refuse(row, 1, "write a date.").reason,
              "Line 2, column 2 (\"from\") of bands.csv: write a date.");
}

TEST(CsvRecords, RefusesRowsThatAreShorterOrLongerThanTheHeader) {
    EXPECT_THAT(
        refusal_of("a,b,c\n1,2,3\n1,2\n"),
        HasSubstr("Line 3, column 3 of bands.csv: the row has 2 cells, but the header has 3"));
    EXPECT_THAT(
        refusal_of("a,b\n1,2,3\n"),
        HasSubstr("Line 2, column 3 of bands.csv: the row has 3 cells, but the header has 2"));
}

TEST(CsvRecords, RefusesColumnsWithoutAName) {
    EXPECT_THAT(refusal_of("a,,c\n"),
                HasSubstr("Line 1, column 2 of bands.csv: the column has no"));
}

TEST(CsvRecords, RefusesTwoColumnsOfOneName) {
    EXPECT_THAT(refusal_of("a,b,a\n"),
                HasSubstr("Line 1, column 3 of bands.csv: \"a\" is the name of column 1 too"));
}

TEST(CsvRecords, RefusesAnEmptyFile) {
    EXPECT_EQ(refusal_of(""), "bands.csv is empty: its first line must name the columns.");
}

}  // namespace
}  // namespace moothall::csv
