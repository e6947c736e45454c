#include "council_tax/discounted_charge.h"

#include <gtest/gtest.h>

#include "plugins/revenues/asking.h"
#include "plugins/revenues/shipped_rules.h"

namespace {

using asking::sum_of_lines;
using asking::Table;
using asking::texts;
using asking::texts_of_lines;
using revenues::discounted_charge;

struct Example {
    const char* given;
    const char* band;
    bool disabled_reduction;
    int counted_adults;
    std::vector<std::string> disregarded;
    const char* exemption_class;
    std::int64_t expected_pence;
};

Table asked_for(const Example& example) {
    Table asked = Table{}
                      .set("band", example.band)
                      .set("band_d_pence", 219317)
                      .set("disabled_reduction", example.disabled_reduction)
                      .set("counted_adults", example.counted_adults)
                      .set("disregarded", texts(example.disregarded));
    if (example.exemption_class != nullptr) {
        asked.set("exemption_class", example.exemption_class);
    }
    return asked;
}

class DiscountedChargeExamples : public testing::TestWithParam<Example> {};

//
TEST_P(DiscountedChargeExamples, AreExactToThePenny) {
    ShippedRules rules;

    const auto answer = discounted_charge(asked_for(GetParam()), rules);

    ASSERT_TRUE(answer) << GetParam().given;
    EXPECT_EQ(answer->pence("charge_pence").count, GetParam().expected_pence) << GetParam().given;
    EXPECT_EQ(sum_of_lines(*answer), GetParam().expected_pence) << GetParam().given;
}

const std::string student = "full_time_student";

INSTANTIATE_TEST_SUITE_P(
    CT3, DiscountedChargeExamples,
    testing::Values(
        Example{"2 counted adults", "D", false, 2, {}, nullptr, 219317},
        Example{"1 counted and 2 students", "D", false, 1, {student, student}, nullptr, 164488},
        Example{"1 severely mentally impaired, alone",
                "D",
                false,
                0,
                {"severely_mentally_impaired"},
                nullptr,
                0},
        Example{"the same, by its class", "D", false, 0, {}, "U", 0},
        Example{"2 live-in carers", "D", false, 0, {"carer", "carer"}, nullptr, 109659},
        Example{"apprentice, child benefit at 18, 1 counted",
                "D",
                false,
                1,
                {"apprentice", "child_benefit"},
                nullptr,
                164488},
        Example{"all students", "D", false, 0, {student, student}, nullptr, 0},
        Example{"all students, by their class", "D", false, 0, {student}, "N", 0},
        Example{"band E with disabled reduction, sole adult", "E", true, 1, {}, nullptr, 164488}));

std::optional<std::string> exempted_by(const std::vector<std::string>& disregarded) {
    ShippedRules rules;
    const auto answer =
        discounted_charge(asked_for({"", "D", false, 0, disregarded, nullptr, 0}), rules);
    if (!answer->has("exemption_class")) {
        return std::nullopt;
    }
    return answer->text("exemption_class");
}

TEST(DiscountedCharge, FindsTheExemptionThatFollowsFromWhoLivesThere) {
    EXPECT_EQ(exempted_by({"under_18", "under_18"}), "S");
    EXPECT_EQ(exempted_by({student, "student_nurse", "student_dependant"}), "N");
    EXPECT_EQ(exempted_by({student, "under_18"}), "N");
    EXPECT_EQ(exempted_by({"severely_mentally_impaired", student}), "U");
    EXPECT_EQ(exempted_by({"carer", student}), std::nullopt);
    EXPECT_EQ(exempted_by({"carer", "under_18"}), std::nullopt);
}

TEST(DiscountedCharge, DoesNotAddDiscountsUp) {
    ShippedRules rules;

    const auto answer = discounted_charge(
        asked_for({"", "D", false, 0, {"carer", "detained", "diplomat"}, nullptr, 0}), rules);

    EXPECT_EQ(answer->number("discount_percent"), moothall::Fraction(50));
}

TEST(DiscountedCharge, LetsTheExemptionBeatTheDiscount) {
    ShippedRules rules;

    const auto answer = discounted_charge(asked_for({"", "D", false, 1, {}, "N", 0}), rules);

    EXPECT_EQ(answer->pence("charge_pence").count, 0);
    EXPECT_EQ(texts_of_lines(*answer).back(), "exempt, class N: occupied only by students");
}

TEST(DiscountedCharge, TakesThePercentagesOfTheDay) {
    ShippedRules rules;
    rules.add("revenues.discount_rules", "one_counted_adult", "2027-04-01",
              Table{}.set("title", "only one adult counts").set("percent", "33.3"));
    const Table asked = asked_for({"", "D", false, 1, {}, nullptr, 0});

    const auto before = discounted_charge(Table(asked).set("on", "2027-03-31"), rules);
    const auto after = discounted_charge(Table(asked).set("on", "2027-04-01"), rules);

    EXPECT_EQ(before->pence("charge_pence").count, 164488);
    EXPECT_EQ(after->pence("charge_pence").count, 146284);
    EXPECT_EQ(texts_of_lines(*after).back(), "Discount of 33.3%: only one adult counts");
}

TEST(DiscountedCharge, RefusesAPercentageOutOfRange) {
    ShippedRules rules;
    rules.add("revenues.discount_rules", "one_counted_adult", "2027-04-01",
              Table{}.set("title", "only one adult counts").set("percent", 250));

    const auto answer = discounted_charge(asked_for({"", "D", false, 1, {}, nullptr, 0}), rules);

    EXPECT_EQ(answer.error().reason,
              "The row one_counted_adult of 1 April 2027 says 250%; correct it to between 0% and "
              "100%.");
}

TEST(DiscountedCharge, RefusesAHomeOfWhichNobodyIsNamed) {
    ShippedRules rules;

    const auto answer = discounted_charge(asked_for({"", "D", false, 0, {}, nullptr, 0}), rules);

    EXPECT_EQ(answer.error().reason,
              "Say who lives there, as adults who count or categories of people who are "
              "disregarded, or give the exemption class.");
}

TEST(DiscountedCharge, RefusesAnUnknownCategoryOrClass) {
    ShippedRules rules;

    EXPECT_FALSE(discounted_charge(asked_for({"", "D", false, 1, {"cat"}, nullptr, 0}), rules));
    EXPECT_FALSE(discounted_charge(asked_for({"", "D", false, 1, {}, "A", 0}), rules));
    EXPECT_FALSE(discounted_charge(asked_for({"", "D", false, -1, {}, nullptr, 0}), rules));
}

}  // namespace
