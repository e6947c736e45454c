#include "words/csv.h"

#include <gtest/gtest.h>

namespace desk {
namespace {

TEST(Csv, QuotesWhatWouldBreakALine) {
    EXPECT_EQ(csv_line({"week", "a, b", "say \"no\"", "two\nlines", ""}),
              "week,\"a, b\",\"say \"\"no\"\"\",\"two\nlines\",\r\n");
    EXPECT_EQ(csv_line({"", "first is empty"}), ",first is empty\r\n");
}

TEST(Csv, LetsNoTextBecomeAFormula) {
    EXPECT_EQ(csv_line({"=1+1", "@x", "2026-11-23"}), "'=1+1,'@x,2026-11-23\r\n");
}

}  // namespace
}  // namespace desk
