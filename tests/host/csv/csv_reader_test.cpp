#include "csv/csv_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <sstream>
#include <string>
#include <vector>

#include "csv/csv_writer.h"
#include "csv/utf8.h"

namespace moothall::csv {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

using Rows = std::vector<std::vector<std::string>>;

Result<Rows> rows_of(const std::string& text, CsvLimits limits) {
    std::istringstream file(text);
    CsvReader reader(file, "test.csv", limits);
    Rows rows;
    while (true) {
        auto row = reader.next();
        if (!row) {
            return row.error();
        }
        if (!*row) {
            return rows;
        }
        rows.push_back((*row)->cells);
    }
}

Rows rows_of(const std::string& text) {
    return rows_of(text, CsvLimits{}).value();
}

std::string refusal_of(const std::string& text) {
    const auto rows = rows_of(text, CsvLimits{});
    return rows ? "not refused" : rows.error().reason;
}

TEST(CsvReader, ReadsCellsAndKeepsEmptyOnes) {
    EXPECT_THAT(rows_of("a,b\n,\n1, 2 \n"),
                ElementsAre(ElementsAre("a", "b"), ElementsAre("", ""), ElementsAre("1", " 2 ")));
}

TEST(CsvReader, TakesBothLineEndsAndAFileWithoutTheLastOne) {
    EXPECT_THAT(rows_of("a,b\r\n1,2\n3,4"),
                ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2"), ElementsAre("3", "4")));
}

TEST(CsvReader, ReadsQuotedCellsWithCommasQuotesAndLineBreaks) {
    EXPECT_THAT(rows_of("\"a,b\",\"say \"\"yes\"\"\",\"two\r\nlines\"\n"),
                ElementsAre(ElementsAre("a,b", "say \"yes\"", "two\r\nlines")));
}

TEST(CsvReader, PassesOverAByteOrderMarkAndEmptyLines) {
    EXPECT_THAT(rows_of("\xEF\xBB\xBF\"a\",b\n\n\r\n1,2\n\n"),
                ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "2")));
}

TEST(CsvReader, ReadsAQuotedNothingAsARow) {
    EXPECT_THAT(rows_of("a\n\"\"\n"), ElementsAre(ElementsAre("a"), ElementsAre("")));
}

TEST(CsvReader, ReadsAnEmptyFileAsNoRows) {
    EXPECT_THAT(rows_of(""), ElementsAre());
    EXPECT_THAT(rows_of("\xEF\xBB\xBF"), ElementsAre());
}

TEST(CsvReader, NamesTheLineOnWhichAnUnclosedQuoteOpens) {
    EXPECT_EQ(refusal_of("a,b\n1,2\n3,\"4\n5,6\n"),
              "Line 3, column 2 of test.csv: the quotation mark that opens this cell is never "
              "closed. Close it, or take it away.");
}

TEST(CsvReader, RefusesAQuoteInsideAPlainCell) {
    EXPECT_THAT(refusal_of("a,b\n1,2\"3\n"),
                HasSubstr("Line 2, column 2 of test.csv: a quotation"));
}

TEST(CsvReader, RefusesTextAfterAClosingQuote) {
    EXPECT_THAT(refusal_of("a,b\n\"1\"x,2\n"),
                HasSubstr("Line 2, column 1 of test.csv: something"));
}

TEST(CsvReader, RefusesACarriageReturnAlone) {
    EXPECT_THAT(refusal_of("a,b\r1,2\r"), HasSubstr("Line 1, column 2 of test.csv: a carriage"));
    EXPECT_THAT(refusal_of("a,b\n\r1,2\n"), HasSubstr("Line 2, column 1 of test.csv: a carriage"));
}

TEST(CsvReader, RefusesNul) {
    EXPECT_THAT(refusal_of(std::string("a,b\n1,x\0y\n", 10)),
                HasSubstr("Line 2, column 2 of test.csv: the cell holds a NUL"));
}

TEST(CsvReader, RefusesWhatIsNotUtf8) {
    EXPECT_THAT(refusal_of("a,b\n1,caf\xE9\n"),
                HasSubstr("Line 2, column 2 of test.csv: the cell holds bytes that are not UTF-8"));
}

TEST(CsvReader, RefusesACellOfTenMebibytes) {
    EXPECT_THAT(refusal_of("a,b\n1," + std::string(10'000'000, 'x') + "\n"),
                HasSubstr("Line 2, column 2 of test.csv: the cell is longer than 1 MiB"));
    EXPECT_THAT(refusal_of("a,b\n1,\"" + std::string(10'000'000, 'x') + "\"\n"),
                HasSubstr("Line 2, column 2 of test.csv: the cell is longer than 1 MiB"));
}

TEST(CsvReader, RefusesTenThousandColumns) {
    EXPECT_THAT(refusal_of("a" + std::string(9'999, ',')),
                HasSubstr("Line 1, column 1001 of test.csv: there are more than 1000 columns"));
}

TEST(CsvReader, RefusesARowLongerThanItsLimit) {
    const auto rows = rows_of("abc,def\n", CsvLimits{10, 10, 5});

    ASSERT_FALSE(rows);
    EXPECT_THAT(rows.error().reason, HasSubstr("the row is longer than 5 bytes"));
}

TEST(CsvReader, TakesCellsAndColumnsUpToTheLimits) {
    const auto rows = rows_of("abc,def\n", CsvLimits{2, 3, 6});

    ASSERT_TRUE(rows);
    EXPECT_THAT(*rows, ElementsAre(ElementsAre("abc", "def")));
}

TEST(CsvReader, CountsTheLinesInsideQuotes) {
    std::istringstream file("a\n\"x\n\ny\"\nz\n");
    CsvReader reader(file, "test.csv", CsvLimits{});
    reader.next().value();

    EXPECT_EQ(reader.next().value()->place.line, 2);
    EXPECT_EQ(reader.next().value()->place.line, 5);
}

TEST(CsvReader, ReadsTheSameRowsAcrossTheEdgesOfItsBuffer) {
    for (const std::size_t before : {65'533U, 65'534U, 65'535U, 65'536U}) {
        const std::string filler(before, 'x');
        EXPECT_THAT(rows_of(filler + "\r\na,\"b\"\"c\"\r\n"),
                    ElementsAre(ElementsAre(filler), ElementsAre("a", "b\"c")));
    }
}

TEST(CsvReader, GoesBackToARowFarAway) {
    std::string text = "first,1\n";
    for (int i = 0; i < 20'000; ++i) {
        text += "filler," + std::to_string(i) + "\n";
    }
    std::istringstream file(text + "last,2");
    CsvReader reader(file, "test.csv", CsvLimits{});
    const CsvPlace first = reader.next().value()->place;
    CsvPlace last;
    for (auto row = reader.next().value(); row; row = reader.next().value()) {
        last = row->place;
    }

    reader.go_to(first);
    EXPECT_THAT(reader.next().value()->cells, ElementsAre("first", "1"));
    reader.go_to(last);
    const auto again = reader.next().value();

    EXPECT_THAT(again->cells, ElementsAre("last", "2"));
    EXPECT_EQ(again->place.line, 20'002);
    EXPECT_FALSE(reader.next().value());
}

TEST(CsvReader, IsAtFaultWhenTheFileCannotBeRead) {
    std::istringstream file("a,b\n");
    file.setstate(std::ios::badbit);
    CsvReader reader(file, "test.csv", CsvLimits{});

    EXPECT_THROW(static_cast<void>(reader.next()), std::runtime_error);
}

/// Text of the characters that matter to CSV and of others of one to four bytes.
rc::Gen<std::string> cell_text() {
    const auto piece = rc::gen::elementOf(std::vector<std::string>{
        "a", "7", " ", ",", "\"", "\n", "\r", "\r\n", "\t", "é", "€", "😀", "\xEF\xBB\xBF"});
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const std::string& one : pieces) {
                                text += one;
                            }
                            return text;
                        });
}

TEST(CsvReader, ReadsBackWhateverWasWritten) {
    EXPECT_TRUE(rc::check("what was written is read", [] {
        const auto row =
            rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(cell_text()));
        const auto rows = *rc::gen::container<Rows>(row);
        std::ostringstream out;
        for (const auto& one : rows) {
            write_csv_row(out, one);
        }

        RC_ASSERT(rows_of(out.str()) == rows);
    }));
}

TEST(CsvReader, NeverFailsOtherwiseThanByRefusing) {
    EXPECT_TRUE(rc::check("any bytes are read or refused", [] {
        const auto text = *rc::gen::container<std::string>(
            rc::gen::elementOf(std::string("a,\"\r\n\xEF\xBB\xBF\xC3\xA9\0", 11)));
        const auto rows = rows_of(text, CsvLimits{5, 20, 50});

        const bool as_promised = rows || rows.error().kind == RefusalKind::invalid_input;
        RC_ASSERT(as_promised);
    }));
}

TEST(CsvWriter, QuotesOnlyWhereNeeded) {
    std::ostringstream out;

    write_csv_row(out, std::vector<std::string>{"a b", "", "1,2", "say \"x\"", "two\nlines", "é"});
    write_csv_row(out, std::vector<std::string>{""});

    EXPECT_EQ(out.str(), "a b,,\"1,2\",\"say \"\"x\"\"\",\"two\nlines\",é\r\n\"\"\r\n");
}

TEST(Utf8, KnowsWhatIsNone) {
    EXPECT_FALSE(first_not_utf8("plain, é € 😀"));
    EXPECT_EQ(first_not_utf8("ab\xC0\xAF"), 2U);        // Overlong.
    EXPECT_EQ(first_not_utf8("\xE0\x80\xAF"), 0U);      // Overlong.
    EXPECT_EQ(first_not_utf8("\xED\xA0\x80"), 0U);      // A surrogate.
    EXPECT_EQ(first_not_utf8("\xF4\x90\x80\x80"), 0U);  // Beyond the last character.
    EXPECT_EQ(first_not_utf8("\xE2\x82"), 0U);          // Cut off.
    EXPECT_EQ(first_not_utf8("a\x80"), 1U);             // A continuation of nothing.
    EXPECT_EQ(first_not_utf8("\xF5\x80\x80\x80"), 0U);
}

}  // namespace
}  // namespace moothall::csv
