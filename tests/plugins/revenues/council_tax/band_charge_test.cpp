#include "council_tax/band_charge.h"

#include <gtest/gtest.h>

#include "plugins/revenues/asking.h"
#include "plugins/revenues/shipped_rules.h"

namespace {

using asking::sum_of_lines;
using asking::Table;
using asking::texts_of_lines;
using revenues::band_charge;

struct Example {
    const char* band;
    bool disabled_reduction;
    std::int64_t expected_pence;
};

class BandChargeExamples : public testing::TestWithParam<Example> {};

//
TEST_P(BandChargeExamples, AreExactToThePenny) {
    ShippedRules rules;
    const Table asked = Table{}
                            .set("band", GetParam().band)
                            .set("band_d_pence", 219317)
                            .set("disabled_reduction", GetParam().disabled_reduction);

    const auto answer = band_charge(asked, rules);

    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->pence("charge_pence").count, GetParam().expected_pence);
    EXPECT_EQ(sum_of_lines(*answer), GetParam().expected_pence);
}

INSTANTIATE_TEST_SUITE_P(CT1, BandChargeExamples,
                         testing::Values(Example{"A", false, 146211}, Example{"B", false, 170580},
                                         Example{"C", false, 194948}, Example{"D", false, 219317},
                                         Example{"E", false, 268054}, Example{"F", false, 316791},
                                         Example{"G", false, 365528}, Example{"H", false, 438634},
                                         Example{"A", true, 121843}));

TEST(BandCharge, WithDisabledReductionIsThatOfTheNextLowerBand) {
    ShippedRules rules;
    const std::string bands = "ABCDEFGH";
    for (std::size_t at = 1; at < bands.size(); ++at) {
        const Table reduced = Table{}
                                  .set("band", bands.substr(at, 1))
                                  .set("band_d_pence", 219317)
                                  .set("disabled_reduction", true);
        const Table lower =
            Table{}.set("band", bands.substr(at - 1, 1)).set("band_d_pence", 219317);

        EXPECT_EQ(band_charge(reduced, rules)->pence("charge_pence"),
                  band_charge(lower, rules)->pence("charge_pence"));
    }
}

// an old year is worked out with its own rates.
TEST(BandCharge, UsesTheRatesOfTheYearThatHoldsTheDay) {
    ShippedRules rules;
    const Table asked = Table{}.set("band", "D").set("area", "ashcombe");

    EXPECT_EQ(band_charge(Table(asked).set("on", "2025-03-31"), rules)->pence("charge_pence").count,
              210000);
    EXPECT_EQ(band_charge(Table(asked).set("on", "2025-04-01"), rules)->pence("charge_pence").count,
              219317);
}

TEST(BandCharge, PrefersTheAmountTheCouncilPublishedForTheBand) {
    ShippedRules rules;
    rules.add("revenues.council_tax_rates", "parish,2025", "2025-04-01",
              Table{}.set("band_d_pence", 219317).set("band_a_pence", 146212));
    const Table asked = Table{}.set("area", "parish").set("on", "2025-06-01").set("band", "A");

    const auto published = band_charge(asked, rules);
    const auto reduced = band_charge(Table(asked).set("disabled_reduction", true), rules);
    const auto lower =
        band_charge(Table(asked).set("band", "B").set("disabled_reduction", true), rules);

    EXPECT_EQ(published->pence("charge_pence").count, 146212);
    EXPECT_EQ(texts_of_lines(*published).front(),
              "Band A: band A as published for parish, 2025/26");
    EXPECT_EQ(lower->pence("charge_pence").count, 146212);
    EXPECT_EQ(reduced->pence("charge_pence").count, 121843) << "5/9 is no band that is published";
}

TEST(BandCharge, ExplainsItself) {
    ShippedRules rules;

    const auto answer = band_charge(
        Table{}.set("band", "E").set("band_d_pence", 219317).set("disabled_reduction", true),
        rules);

    EXPECT_EQ(texts_of_lines(*answer).front(),
              "Band E with disabled band reduction: 9/9 of £2,193.17");
}

TEST(BandCharge, RefusesAYearWithoutRates) {
    ShippedRules rules;

    const auto answer = band_charge(
        Table{}.set("band", "D").set("area", "ashcombe").set("on", "2031-05-01"), rules);

    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error(),
              (moothall::Refusal{moothall::RefusalKind::not_found,
                                 "There are no council tax rates for ashcombe in 2031/32. Add a "
                                 "row to Council tax rates."}));
}

TEST(BandCharge, RefusesWhatDoesNotSayEnough) {
    ShippedRules rules;
    const Table band = Table{}.set("band", "D");

    EXPECT_EQ(band_charge(band, rules).error().reason,
              "Give the Band D amount, or the area whose rates apply.");
    EXPECT_EQ(band_charge(Table(band).set("area", "ashcombe"), rules).error().reason,
              "Give a day in the year whose rates apply, as `on`.");
    EXPECT_EQ(band_charge(Table(band).set("band_d_pence", -1), rules).error().reason,
              "A Band D amount lies between nothing and a million pounds.");
    EXPECT_FALSE(band_charge(Table{}.set("band", "Z").set("band_d_pence", 100), rules));
}

}  // namespace
