#include "council_tax/charge_for_period.h"

#include <gtest/gtest.h>

#include "plugins/revenues/asking.h"
#include "plugins/revenues/shipped_rules.h"

namespace {

using asking::exception;
using asking::List;
using asking::pence_of_lines;
using asking::sum_of_lines;
using asking::Table;
using asking::texts;
using asking::texts_of_lines;
using revenues::charge_for_period;

/// Band D of £2,193.17 in 2025/26, from 1 April 2025 to 31 March 2026.
Table year_of(List periods) {
    return Table{}
        .set("band", "D")
        .set("band_d_pence", 219317)
        .set("from", "2025-04-01")
        .set("to", "2026-03-31")
        .set("periods", std::move(periods));
}

Table period(const char* from) {
    return Table{}.set("from", from);
}

Table lived_in(const char* from, int counted_adults) {
    return period(from).set("counted_adults", counted_adults);
}

Table empty(const char* from) {
    return period(from).set("furnished", false);
}

std::int64_t pence(const Table& asked) {
    ShippedRules rules;
    return charge_for_period(asked, rules).value().pence("charge_pence").count;
}

std::string refusal(const Table& asked) {
    ShippedRules rules;
    return charge_for_period(asked, rules).error().reason;
}

TEST(ChargeForPeriod, IsTheYearlyChargeWhereNothingIsSpecial) {
    ShippedRules rules;

    const auto answer = charge_for_period(year_of({lived_in("2025-04-01", 2)}), rules);

    EXPECT_EQ(answer->pence("charge_pence").count, 219317);
    EXPECT_EQ(answer->integer("days"), 365);
    EXPECT_EQ(texts_of_lines(*answer),
              (std::vector<std::string>{
                  "1 April 2025 to 31 March 2026, 365 days: Band D: 9/9 of £2,193.17"}));
}

//
TEST(ChargeForPeriod, GroupsEqualDaysAndAddsUpItsLines) {
    ShippedRules rules;
    const Table asked = year_of({lived_in("2025-04-01", 2), lived_in("2025-07-01", 1),
                                 lived_in("2025-10-01", 1).set("disregarded", texts({"carer"}))});

    const auto answer = charge_for_period(asked, rules);

    EXPECT_EQ(pence_of_lines(*answer), (std::vector<std::int64_t>{54679, 123478}));
    EXPECT_EQ(answer->pence("charge_pence").count, 178157);
    EXPECT_EQ(sum_of_lines(*answer), 178157);
    EXPECT_EQ(texts_of_lines(*answer).back(),
              "1 July 2025 to 31 March 2026, 274 days: Band D: 9/9 of £2,193.17; discount of 25%, "
              "only one adult counts");
}

TEST(ChargeForPeriod, DoesNotChargeTheDayOfLeaving) {
    Table asked = year_of({lived_in("2025-04-01", 2)}).set("leaves_on", "2025-06-01");
    asked.remove("to");

    EXPECT_EQ(pence(asked), 36653);
}

TEST(ChargeForPeriod, LetsExemptionBeatDiscountAndDiscountBeatPremium) {
    const Table exempt_and_alone = lived_in("2025-04-01", 1).set("exemption_class", "N");
    const Table exempt_and_empty =
        empty("2025-04-01").set("empty_since", "2010-01-01").set("exemption_class", "E");
    const Table lived_in_again =
        lived_in("2025-04-01", 1).set("furnished", false).set("empty_since", "2010-01-01");

    EXPECT_EQ(pence(year_of({exempt_and_alone})), 0);
    EXPECT_EQ(pence(year_of({exempt_and_empty})), 0);
    EXPECT_EQ(pence(year_of({lived_in_again})), 164488);
}

TEST(ChargeForPeriod, GivesNoDiscountOnADayThatCarriesAPremium) {
    ShippedRules rules;
    rules.add("revenues.discount_rules", "class_c", "2025-04-01",
              Table{}.set("title", "empty and unfurnished").set("percent", 50));
    const Table asked = year_of({empty("2025-04-01").set("empty_since", "2024-06-01")});

    const auto answer = charge_for_period(asked, rules);

    EXPECT_EQ(pence_of_lines(*answer), (std::vector<std::int64_t>{18326, 365328}));
}

TEST(ChargeForPeriod, EndsTheCouncilsDiscountAfterItsMonths) {
    ShippedRules rules;
    rules.add("revenues.discount_rules", "class_c", "2025-04-01",
              Table{}.set("title", "empty and unfurnished").set("percent", 100).set("months", 1));
    const Table asked = year_of({lived_in("2025-04-01", 2), empty("2025-05-10")});

    const auto answer = charge_for_period(asked, rules);

    EXPECT_EQ(pence_of_lines(*answer), (std::vector<std::int64_t>{23434, 0, 177256}));
}

TEST(ChargeForPeriod, ChargesThePremiumAfterDisabledReduction) {
    const Table reduced =
        empty("2025-04-01").set("empty_since", "2023-01-01").set("disabled_reduction", true);

    EXPECT_EQ(pence(year_of({reduced}).set("band", "E")), 438634);
}

TEST(ChargeForPeriod, HalvesTheChargeOfAnAnnexeAfterTheDiscount) {
    EXPECT_EQ(pence(year_of({lived_in("2025-04-01", 1).set("annexe_reduction", true)})), 82244);
}

TEST(ChargeForPeriod, TakesASecondHomeAtTwiceTheChargeUnlessExcepted) {
    const Table second_home = period("2025-04-01").set("furnished", true);
    const Table asked = year_of({second_home});
    const Table excepted =
        year_of({second_home})
            .set("premium_exceptions", List{exception("J", "2025-04-01", "2026-03-31")});

    EXPECT_EQ(pence(asked), 438634);
    EXPECT_EQ(pence(excepted), 219317);
}

TEST(ChargeForPeriod, JoinsEmptyTimeOverOccupationOfSixWeeks) {
    const auto years = [](const char* lived_in_from, const char* empty_again_from) {
        return year_of({empty("2023-01-01"), lived_in(lived_in_from, 2), empty(empty_again_from)});
    };

    EXPECT_EQ(pence(years("2025-01-01", "2025-02-12")), 438634) << "42 days break nothing";
    EXPECT_EQ(pence(years("2025-01-01", "2025-02-13")), 247558) << "43 days begin anew";
}

TEST(ChargeForPeriod, EndsTheExemptionOfClassBAfterSixMonths) {
    ShippedRules rules;
    const Table charity = empty("2025-04-01").set("exemption_class", "B");

    const auto answer = charge_for_period(year_of({charity}), rules);

    EXPECT_EQ(pence_of_lines(*answer), (std::vector<std::int64_t>{0, 109358}));
    EXPECT_EQ(texts_of_lines(*answer).front(),
              "1 April 2025 to 30 September 2025, 183 days: exempt, class B: empty; owned by a "
              "charity and last used for its purposes");
}

TEST(ChargeForPeriod, CountsTheMonthsOfClassFFromProbate) {
    const Table no_probate = empty("2025-04-01").set("exemption_class", "F");
    const Table probate = Table(no_probate).set("probate_on", "2025-08-01");

    EXPECT_EQ(pence(year_of({no_probate})), 0);
    EXPECT_EQ(pence(year_of({probate})), 35451) << "59 days from 1 February 2026";
}

// each year by its own rates, and a line of its own.
TEST(ChargeForPeriod, GoesThroughSeveralYearsWithTheRatesOfEach) {
    ShippedRules rules;
    const Table asked = Table{}
                            .set("band", "D")
                            .set("area", "ashcombe")
                            .set("from", "2023-04-01")
                            .set("to", "2026-03-31")
                            .set("periods", List{lived_in("2023-04-01", 2)});

    const auto answer = charge_for_period(asked, rules);

    EXPECT_EQ(pence_of_lines(*answer), (std::vector<std::int64_t>{200000, 210000, 219317}));
}

TEST(ChargeForPeriod, RefusesPeriodsThatDoNotFit) {
    EXPECT_EQ(refusal(year_of({})), "Give at least one period that says how things stood.");
    EXPECT_EQ(refusal(year_of({lived_in("2025-05-01", 2)})),
              "No period says how things stood on 1 April 2025: add one that holds it.");
    EXPECT_EQ(refusal(year_of(
                  {lived_in("2025-04-01", 2).set("to", "2025-06-30"), lived_in("2025-06-30", 1)})),
              "Two periods hold 30 June 2025: end the first one the day before.");
    EXPECT_EQ(refusal(year_of({lived_in("2025-04-01", 2).set("to", "2025-03-31")})),
              "The period that begins on 1 April 2025 ends before it begins, on 31 March 2025.");
}

TEST(ChargeForPeriod, RefusesWhatDoesNotSayEnough) {
    EXPECT_EQ(refusal(year_of({period("2025-04-01")})),
              "Nobody lives there from 1 April 2025: say whether it is furnished.");
    EXPECT_EQ(refusal(year_of({lived_in("2025-04-01", 2)}).set("to", "2026-04-01")),
              "A Band D amount is of one tax year: give the area, so that the rates of each year "
              "are used, or ask for each year by itself.");
    EXPECT_EQ(refusal(year_of({lived_in("2025-04-01", 2)}).set("to", "2025-03-01")),
              "The last day charged, 1 March 2025, comes before the first, 1 April 2025.");
}

TEST(ChargeForPeriod, RefusesAYearWithoutRates) {
    const Table asked = Table{}
                            .set("band", "D")
                            .set("area", "ashcombe")
                            .set("from", "2028-03-31")
                            .set("to", "2028-04-01")
                            .set("periods", List{lived_in("2028-03-31", 2)});

    EXPECT_EQ(refusal(asked),
              "There are no council tax rates for ashcombe in 2028/29. Add a row to Council tax "
              "rates.");
}

}  // namespace
