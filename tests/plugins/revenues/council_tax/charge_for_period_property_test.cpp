#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdlib>

#include "council_tax/band_charge.h"
#include "council_tax/charge_for_period.h"
#include "council_tax/day_charge.h"
#include "council_tax/premium.h"
#include "plugins/revenues/asking.h"
#include "plugins/revenues/shipped_rules.h"

namespace {

using asking::List;
using asking::sum_of_lines;
using asking::Table;
using asking::texts;
using moothall::Date;
using moothall::make_date;

const std::vector<std::string> bands{"A", "B", "C", "D", "E", "F", "G", "H"};

Date any_day(int first_year, int last_year) {
    const Date first = make_date(first_year, 4, 1);
    const int days = static_cast<int>((make_date(last_year, 3, 31) - first).count());
    return first + std::chrono::days(*rc::gen::inRange(0, days));
}

/// Some circumstances that the calculators accept, with everything in them that can go together.
Table any_period(Date from) {
    Table period = Table{}.set("from", from).set("furnished", *rc::gen::arbitrary<bool>());
    switch (*rc::gen::inRange(0, 6)) {
        case 0:
            return period.set("counted_adults", *rc::gen::inRange(1, 5));
        case 1:
            return period.set("disregarded", texts({"carer", "apprentice"}));
        case 2:
            return period.set("counted_adults", 1).set("annexe_reduction", true);
        case 3:
            return period.set("empty_since", any_day(2012, 2023));
        case 4:
            return period.set("exemption_class", *rc::gen::elementOf(texts({"B", "F", "N"})));
        default:
            return period;
    }
}

/// A home in Ashcombe from some day of 2023/24 or the two years after, through up to four changes.
Table any_question(int days_max) {
    const Date first = any_day(2023, 2026);
    const Date last = first + std::chrono::days(*rc::gen::inRange(0, days_max));
    List periods{any_period(first)};
    Date from = first;
    for (int changes = *rc::gen::inRange(0, 5); changes > 0; --changes) {
        from += std::chrono::days(*rc::gen::inRange(1, days_max / 3));
        periods.emplace_back(any_period(from));
    }
    return Table{}
        .set("band", *rc::gen::elementOf(bands))
        .set("area", "ashcombe")
        .set("from", first)
        .set("to", last)
        .set("periods", std::move(periods))
        .set("premium_exceptions", List{asking::exception("G", "2025-02-10", "2026-05-31"),
                                        Table{}.set("class", "J").set("from", "2025-09-01")});
}

Table charged(const Table& asked, ShippedRules& rules) {
    return revenues::charge_for_period(asked, rules).value();
}

std::int64_t pence_of(const Table& answer) {
    return answer.pence("charge_pence").count;
}

// totals on a bill equal the sum of its lines, in ten thousand random cases.
TEST(ChargeForPeriodProperty, TheLinesAddUpToTheChargeAndNoneIsNegative) {
    ShippedRules rules;
    EXPECT_TRUE(rc::check([&rules] {
        for (int bill = 0; bill < 100; ++bill) {
            const Table answer = charged(any_question(90), rules);

            RC_ASSERT(sum_of_lines(answer) == pence_of(answer));
            for (const std::int64_t pence : asking::pence_of_lines(answer)) {
                RC_ASSERT(pence >= 0);
            }
        }
    }));
}

TEST(ChargeForPeriodProperty, SplittingAnywhereMovesNoMoreThanTheRoundingOfOneLine) {
    ShippedRules rules;
    EXPECT_TRUE(rc::check([&rules] {
        const Table asked = any_question(700);
        const Date first = asked.date("from");
        const Date last = asked.date("to");
        RC_PRE(first < last);
        const int days = static_cast<int>((last - first).count());
        const Date split = first + std::chrono::days(*rc::gen::inRange(0, days));

        const std::int64_t whole = pence_of(charged(asked, rules));
        const std::int64_t before = pence_of(charged(Table(asked).set("to", split), rules));
        const std::int64_t after =
            pence_of(charged(Table(asked).set("from", split + std::chrono::days(1)), rules));

        RC_ASSERT(std::abs(whole - before - after) <= 1);
    }));
}

TEST(ChargeForPeriodProperty, AHigherBandNeverCostsLess) {
    ShippedRules rules;
    EXPECT_TRUE(rc::check([&rules] {
        const Table asked = any_question(700);
        std::int64_t lower = 0;
        for (const std::string& band : bands) {
            const std::int64_t higher = pence_of(charged(Table(asked).set("band", band), rules));
            RC_ASSERT(higher >= lower);
            lower = higher;
        }
    }));
}

TEST(ChargeForPeriodProperty, AWholeYearOfNothingSpecialIsTheYearlyChargeExactly) {
    ShippedRules rules;
    EXPECT_TRUE(rc::check([&rules] {
        const int year = *rc::gen::inRange(1993, 2100);
        const Table home = Table{}
                               .set("band", *rc::gen::elementOf(bands))
                               .set("band_d_pence", *rc::gen::inRange(0, 1'000'000));
        const Date first = make_date(year, 4, 1);
        const Table asked =
            Table(home)
                .set("from", first)
                .set("periods", List{Table{}.set("from", first).set("counted_adults", 2)});

        RC_ASSERT(pence_of(charged(asked, rules)) ==
                  pence_of(revenues::band_charge(home, rules).value()));
    }));
}

TEST(ChargeForDaysProperty, TheDaysOfAYearInTwoPartsCostTheYear) {
    ShippedRules rules;
    EXPECT_TRUE(rc::check([&rules] {
        const Date day = any_day(2000, 2100);
        const Table annual = Table{}.set("annual_pence", *rc::gen::inRange(0, 1'000'000));
        const auto until = revenues::charge_for_days(Table(annual).set("to", day), rules);
        RC_PRE(until->integer("days") < until->integer("days_in_year"));

        const auto after =
            revenues::charge_for_days(Table(annual).set("from", day + std::chrono::days(1)), rules);

        RC_ASSERT(until->integer("days") + after->integer("days") ==
                  until->integer("days_in_year"));
        RC_ASSERT(std::abs(pence_of(*until) + pence_of(*after) -
                           annual.pence("annual_pence").count) <= 1);
    }));
}

TEST(PremiumChargeProperty, IsNeverNegativeAndItsDaysMakeUpTheYear) {
    ShippedRules rules;
    EXPECT_TRUE(rc::check([&rules] {
        const Table asked =
            Table{}
                .set("annual_pence", *rc::gen::inRange(0, 1'000'000))
                .set("year", *rc::gen::inRange(2013, 2040))
                .set("empty_since", any_day(2005, 2040))
                .set("furnished", *rc::gen::arbitrary<bool>())
                .set("exceptions",
                     List{Table{}.set("class", "H").set("from", any_day(2024, 2040))});

        const Table answer = revenues::premium_charge(asked, rules).value();

        RC_ASSERT(answer.pence("premium_pence").count >= 0);
        RC_ASSERT(sum_of_lines(answer) == pence_of(answer));
        std::int64_t days = 0;
        for (const moothall::Value& each : answer.list("days_by_multiple")) {
            days += each.as_table()->integer("days");
        }
        RC_ASSERT(days == 365 || days == 366);
    }));
}

}  // namespace
