#include "registers/register_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "host/registers/office.h"
#include "registers/reservation.h"

namespace moothall::registers {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string two_prices =
    "kind,from,up_to_three_pence,percent,source\n"
    "bulky,2026-04-01,4200,12.5,Fees and charges 2026\n"
    "garden,2026-04-01,3000,,Fees and charges 2026\n";

Result<std::vector<RowToPut>> read(const Office& office, const std::string& text) {
    std::istringstream file(text);
    return read_register_file(office.registers, file, {"waste.prices", "prices.csv", std::nullopt});
}

std::string refusal_of(const std::string& text) {
    const Office office;
    const auto rows = read(office, text);
    return rows ? "not refused" : rows.error().reason;
}

TEST(RegisterFile, ReadsRowsByTheirColumns) {
    const Office office;

    const auto rows = read(office, two_prices).value();

    ASSERT_THAT(rows, SizeIs(2));
    EXPECT_EQ(rows[0].from, april(2026));
    EXPECT_EQ(rows[0].values.integer("up_to_three_pence"), 4200);
    EXPECT_EQ(rows[0].values.number("percent"), Fraction(25, 2));
    EXPECT_FALSE(rows[1].values.has("percent"));
}

TEST(RegisterFile, NamesLineAndColumnOfAWrongValue) {
    EXPECT_EQ(refusal_of(two_prices + "big,2026-04-01,42.00,,Fees\n"),
              "Line 4, column 3 (\"up_to_three_pence\") of prices.csv: \"up_to_three_pence\" of "
              "Prices (waste.prices) must be a whole number of pence.");
    EXPECT_EQ(refusal_of(two_prices + "big,1 April,4200,,Fees\n"),
              "Line 4, column 2 (\"from\") of prices.csv: write the day from which the row is in "
              "force, like 2026-04-01.");
}

TEST(RegisterFile, NamesTheLineOfARowThatLacksSomething) {
    EXPECT_THAT(refusal_of(two_prices + "big,2026-04-01,,,Fees\n"),
                HasSubstr("Line 4 of prices.csv: Prices (waste.prices) needs"));
    //
    EXPECT_THAT(refusal_of(two_prices + "big,2026-04-01,1,,\n"),
                HasSubstr("Line 4 of prices.csv: Prices (waste.prices) holds rules"));
}

TEST(RegisterFile, RefusesTheSameKeyAndDayTwice) {
    EXPECT_THAT(refusal_of(two_prices + "bulky,2026-04-01,1,,Fees\n"),
                HasSubstr("Line 4 of prices.csv: the same key and day"));
}

TEST(RegisterFile, NamesAColumnThatIsNoFieldAndTheNearest) {
    EXPECT_EQ(refusal_of("kind,from,up_to_tree_pence,source\n"),
              "prices.csv has the column \"up_to_tree_pence\", which is no field of waste.prices. "
              "Did you mean \"up_to_three_pence\"?");
}

TEST(RegisterFile, TakesTheDayThatItIsGivenWhereRowsDoNotSay) {
    const Office office;
    std::istringstream file("kind,up_to_three_pence,source\nbulky,1,Fees\n");

    const auto rows =
        read_register_file(office.registers, file, {"waste.prices", "prices.csv", april(2027)})
            .value();

    EXPECT_EQ(rows.front().from, april(2027));
    EXPECT_THAT(refusal_of("kind,up_to_three_pence,source\nbulky,1,Fees\n"),
                HasSubstr("Add the column \"from\""));
}

/// A folder of rules that is gone after the test.
class RulesFolder {
public:
    RulesFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "moothall-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~RulesFolder() { std::filesystem::remove_all(path_); }
    RulesFolder(const RulesFolder&) = delete;
    RulesFolder& operator=(const RulesFolder&) = delete;

    void write(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name) << text;
    }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

TEST(ShippedRules, AreLoadedOnceAndLeaveTheCouncilsOwnFiguresAlone) {
    Office office;
    const RulesFolder folder;
    folder.write("prices.csv", two_prices);
    office.put_price("bulky", 9900, april(2026));
    const auto rows = load_rules(office.registers, "waste", folder.path()).value();

    office.keep(drafts_for_new_rows(*office.read(), office.registers, rows, Instant()).value());

    const auto bulky =
        office.registers.rule(*office.read(), "waste.prices", april(2026), "bulky").value();
    EXPECT_EQ(bulky.integer("up_to_three_pence"), 9900);
    EXPECT_TRUE(office.registers.rule(*office.read(), "waste.prices", april(2026), "garden"));
    EXPECT_THAT(drafts_for_new_rows(*office.read(), office.registers, rows, Instant()).value(),
                IsEmpty());
}

TEST(ShippedRules, AreRefusedWithoutASource) {
    //
    const Office office;
    const RulesFolder folder;
    folder.write("rounds.csv", "uprn,from,round,source\n100,2026-04-01,N4,\n");

    const auto rows = load_rules(office.registers, "waste", folder.path());

    EXPECT_THAT(rows.error().reason, HasSubstr("rounds.csv has a row from 1 April 2026 without a"));
}

TEST(ShippedRules, AreRefusedForARegisterThatThereIsNot) {
    const Office office;
    const RulesFolder folder;
    folder.write("price.csv", two_prices);

    const auto rows = load_rules(office.registers, "waste", folder.path());

    EXPECT_THAT(rows.error().reason, HasSubstr("no register \"waste.price\""));
}

TEST(ShippedRules, AreNoneWhereThereIsNoFolder) {
    const Office office;

    EXPECT_THAT(load_rules(office.registers, "waste", "/nowhere/at/all").value(), IsEmpty());
}

TEST(RegisterImport, CanBeRepeatedWithoutGivingBackWhatWasReserved) {
    Office office;
    std::istringstream file("round,on,left,from\nN4,2026-05-10,3,2026-04-01\n");
    const auto rows = read_register_file(office.registers, file,
                                         {"waste.places_on_rounds", "places.csv", std::nullopt})
                          .value();
    office.keep(drafts_for_changed_rows(*office.read(), office.registers, rows, Instant()).value());
    const Taking taking =
        reserve(office.registers, {{"waste.places_on_rounds", "N4,2026-05-10", april(2026), 1, ""}},
                Instant())
            .value();
    office.keep(taking.events);

    EXPECT_THAT(drafts_for_changed_rows(*office.read(), office.registers, rows, Instant()).value(),
                IsEmpty());
}

}  // namespace
}  // namespace moothall::registers
