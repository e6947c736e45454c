#include "council_tax/premium.h"

#include <gtest/gtest.h>

#include "plugins/revenues/asking.h"
#include "plugins/revenues/shipped_rules.h"

namespace {

using asking::exception;
using asking::List;
using asking::sum_of_lines;
using asking::Table;
using asking::texts_of_lines;
using asking::Value;
using revenues::premium_charge;
using DaysByMultiple = std::vector<std::pair<std::string, std::int64_t>>;

Table empty_since(const char* since, int year) {
    return Table{}.set("annual_pence", 200000).set("empty_since", since).set("year", year);
}

Table with_exception(Table asked, const char* class_name, const char* from, const char* to) {
    return asked.set("exceptions", List{exception(class_name, from, to)});
}

DaysByMultiple days_of(const Table& answer) {
    DaysByMultiple days;
    for (const Value& each : answer.list("days_by_multiple")) {
        days.emplace_back(each.as_table()->number("multiple").text(),
                          each.as_table()->integer("days"));
    }
    return days;
}

struct Example {
    Table asked;
    std::int64_t expected_pence;
    DaysByMultiple expected_days;
};

class PremiumExamples : public testing::TestWithParam<Example> {};

//
TEST_P(PremiumExamples, AreExactToThePenny) {
    ShippedRules rules;

    const auto answer = premium_charge(GetParam().asked, rules);

    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->pence("charge_pence").count, GetParam().expected_pence);
    EXPECT_EQ(sum_of_lines(*answer), GetParam().expected_pence);
    EXPECT_EQ(days_of(*answer), GetParam().expected_days);
}

INSTANTIATE_TEST_SUITE_P(
    CT4, PremiumExamples,
    testing::Values(
        Example{empty_since("2024-04-01", 2025), 400000, {{"1", 365}}},
        Example{empty_since("2021-01-15", 2025), 441644, {{"1", 289}, {"2", 76}}},
        Example{with_exception(empty_since("2024-04-01", 2025), "G", "2025-06-01", "2026-05-31"),
                233424,
                {{"1", 61}, {"0", 304}}},
        Example{with_exception(empty_since("2024-04-01", 2024), "G", "2025-06-01", "2026-05-31"),
                200000,
                {{"0", 365}}}));

TEST(PremiumCharge, StepsToTheNextTierOnTheAnniversaryItself) {
    ShippedRules rules;

    const auto after_one = premium_charge(empty_since("2024-05-10", 2025), rules);
    const auto after_ten = premium_charge(empty_since("2015-07-01", 2025), rules);

    EXPECT_EQ(days_of(*after_one), (DaysByMultiple{{"0", 39}, {"1", 326}}));
    EXPECT_EQ(days_of(*after_ten), (DaysByMultiple{{"2", 91}, {"3", 274}}));
    EXPECT_EQ(texts_of_lines(*after_one).back(),
              "10 May 2025 to 31 March 2026, 326 days: premium of 100%, empty for 1 year or more");
}

TEST(PremiumCharge, CountsFrom29FebruaryTo1MarchInACommonYear) {
    ShippedRules rules;

    const auto answer = premium_charge(empty_since("2024-02-29", 2024), rules);

    EXPECT_EQ(days_of(*answer), (DaysByMultiple{{"0", 334}, {"1", 31}}));
}

TEST(PremiumCharge, NeededTwoYearsBefore1April2024) {
    ShippedRules rules;

    const auto before = premium_charge(empty_since("2022-06-01", 2023), rules);
    const auto after = premium_charge(empty_since("2022-06-01", 2024), rules);

    EXPECT_EQ(days_of(*before), (DaysByMultiple{{"0", 366}}));
    EXPECT_EQ(days_of(*after), (DaysByMultiple{{"1", 365}}));
}

TEST(PremiumCharge, HasNoWaitingPeriodForSecondHomesButNoPowerBefore1April2025) {
    ShippedRules rules;
    const Table asked = empty_since("2025-07-01", 2025).set("furnished", true);

    const auto first_year = premium_charge(asked, rules);
    const auto too_early =
        premium_charge(empty_since("2020-01-01", 2024).set("furnished", true), rules);

    EXPECT_EQ(days_of(*first_year), (DaysByMultiple{{"0", 91}, {"1", 274}}));
    EXPECT_EQ(days_of(*too_early), (DaysByMultiple{{"0", 365}}));
}

// Marketed on 1 December 2024: not excepted before 1 April 2025, and only until 30 November 2025.
TEST(PremiumCharge, CountsTheMonthsOfAnExceptionThatBeganBefore1April2025) {
    ShippedRules rules;
    const Table claim = Table{}.set("class", "G").set("from", "2024-12-01");
    const auto asked = [&claim](int year) {
        return empty_since("2022-01-01", year).set("exceptions", List{claim});
    };

    const auto before = premium_charge(asked(2024), rules);
    const auto after = premium_charge(asked(2025), rules);

    EXPECT_EQ(days_of(*before), (DaysByMultiple{{"1", 365}}));
    EXPECT_EQ(days_of(*after), (DaysByMultiple{{"0", 244}, {"1", 121}}));
    EXPECT_EQ(texts_of_lines(*after).front(),
              "1 April 2025 to 30 November 2025, 244 days: no premium, exception class G: "
              "marketed for sale");
}

TEST(PremiumCharge, RestartsAtTheTierForAllTheTimeEmptyAfterAnException) {
    ShippedRules rules;

    const auto answer = premium_charge(
        with_exception(empty_since("2020-08-01", 2025), "M", "2025-04-01", "2025-09-30"), rules);

    EXPECT_EQ(days_of(*answer), (DaysByMultiple{{"0", 183}, {"2", 182}}));
}

TEST(PremiumCharge, AsksTheRulesOnlyWhereTheyChange) {
    ShippedRules rules;

    (void)premium_charge(empty_since("2020-08-01", 2025), rules);

    EXPECT_LE(rules.questions(), 3);
}

TEST(PremiumCharge, TakesThePercentageTheCouncilHasSet) {
    ShippedRules rules;
    rules.add("revenues.premium_tiers", "long_term_empty,1", "2025-10-01",
              Table{}.set("premium", "long_term_empty").set("after_years", 1).set("percent", 50));
    rules.add("revenues.premium_tiers", "long_term_empty,2", "2025-10-01",
              Table{}.set("premium", "long_term_empty").set("after_years", 2).set("percent", 0));

    const auto one_year = premium_charge(empty_since("2024-04-01", 2025), rules);
    const auto two_years = premium_charge(empty_since("2023-04-01", 2025), rules);

    EXPECT_EQ(days_of(*one_year), (DaysByMultiple{{"1", 183}, {"0.5", 182}}));
    EXPECT_EQ(days_of(*two_years), (DaysByMultiple{{"1", 183}, {"0", 182}}));
}

TEST(PremiumCharge, RefusesWhatCannotBe) {
    ShippedRules rules;
    const auto reversed =
        with_exception(empty_since("2024-04-01", 2025), "G", "2025-06-01", "2025-05-31");
    const auto works_on_second_home =
        with_exception(empty_since("2024-04-01", 2025), "M", "2025-06-01", "2025-09-01")
            .set("furnished", true);

    EXPECT_EQ(premium_charge(reversed, rules).error().reason,
              "The premium exception of class G ends on 31 May 2025, before it begins on 1 June "
              "2025.");
    EXPECT_EQ(premium_charge(works_on_second_home, rules).error().reason,
              "Class M, major repairs or structural work, is no exception for second homes.");
    EXPECT_EQ(premium_charge(empty_since("2024-04-01", 2025).set("annual_pence", -1), rules)
                  .error()
                  .reason,
              "A yearly charge cannot be less than nothing.");
}

}  // namespace
