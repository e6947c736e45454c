#include "council_tax/day_charge.h"

#include <gtest/gtest.h>

#include "plugins/revenues/asking.h"
#include "plugins/revenues/shipped_rules.h"

namespace {

using asking::Table;
using asking::texts_of_lines;
using revenues::charge_for_days;

Table for_days(std::int64_t annual_pence, const char* from, const char* to) {
    return Table{}.set("annual_pence", annual_pence).set("from", from).set("to", to);
}

//
TEST(ChargeForDays, IsExactInTheWorkedExamples) {  // CT2
    ShippedRules rules;

    const auto leaves = charge_for_days(Table{}
                                            .set("annual_pence", 219317)
                                            .set("from", "2025-04-01")
                                            .set("leaves_on", "2025-06-01"),
                                        rules);
    const auto in_2024 = charge_for_days(for_days(200000, "2024-02-29", "2024-03-31"), rules);
    const auto in_2028 = charge_for_days(for_days(200000, "2028-02-29", "2028-03-31"), rules);

    EXPECT_EQ(leaves->pence("charge_pence").count, 36653);
    EXPECT_EQ(leaves->integer("days"), 61);
    EXPECT_EQ(leaves->integer("days_in_year"), 365);
    EXPECT_EQ(in_2024->pence("charge_pence").count, 17486);
    EXPECT_EQ(in_2024->integer("days"), 32);
    EXPECT_EQ(in_2024->integer("days_in_year"), 366);
    EXPECT_EQ(in_2028->pence("charge_pence").count, 17486);
    EXPECT_EQ(in_2028->integer("days_in_year"), 366);
}

TEST(ChargeForDays, DoesNotChargeTheDayOfLeaving) {
    ShippedRules rules;

    const auto leaving =
        charge_for_days(Table{}.set("annual_pence", 219317).set("leaves_on", "2025-10-20"), rules);
    const auto staying = charge_for_days(for_days(219317, "2025-04-01", "2025-10-20"), rules);

    EXPECT_EQ(leaving->integer("days"), 202);
    EXPECT_EQ(leaving->pence("charge_pence").count, 121375);
    EXPECT_EQ(staying->integer("days"), 203);
}

TEST(ChargeForDays, ChargesTheDayOfMovingIn) {
    ShippedRules rules;

    const auto last_day =
        charge_for_days(Table{}.set("annual_pence", 36500).set("from", "2026-03-31"), rules);

    EXPECT_EQ(last_day->integer("days"), 1);
    EXPECT_EQ(last_day->pence("charge_pence").count, 100);
}

TEST(ChargeForDays, Takes366DaysOnlyForYearsThatHold29February) {
    ShippedRules rules;
    for (const auto& [first, days] : {std::pair{"2023-04-01", 366},
                                      {"2024-04-01", 365},
                                      {"2025-04-01", 365},
                                      {"2026-04-01", 365},
                                      {"2027-04-01", 366},
                                      {"2028-04-01", 365}}) {
        const auto year =
            charge_for_days(Table{}.set("annual_pence", 219317).set("from", first), rules);

        EXPECT_EQ(year->integer("days_in_year"), days) << first;
        EXPECT_EQ(year->pence("charge_pence").count, 219317) << first;
    }
}

TEST(ChargeForDays, ExplainsItself) {
    ShippedRules rules;

    const auto answer = charge_for_days(for_days(200000, "2024-02-29", "2024-03-31"), rules);

    EXPECT_EQ(texts_of_lines(*answer).front(),
              "29 February 2024 to 31 March 2024, 32 days of 366, at £2,000.00 a year");
}

TEST(ChargeForDays, RefusesDaysThatMakeNoSense) {
    ShippedRules rules;
    const Table annual = Table{}.set("annual_pence", 200000);

    EXPECT_EQ(charge_for_days(annual, rules).error().reason,
              "Give the first day charged, the last day charged or the day of leaving.");
    EXPECT_EQ(charge_for_days(for_days(200000, "2025-06-01", "2025-05-31"), rules).error().reason,
              "The last day charged, 31 May 2025, comes before the first, 1 June 2025.");
    EXPECT_EQ(charge_for_days(for_days(200000, "2025-06-01", "2026-04-01"), rules).error().reason,
              "The days lie in two tax years; ask for the days up to 31 March 2026 and the days "
              "after it by themselves.");
    EXPECT_EQ(
        charge_for_days(for_days(200000, "2025-06-01", "2025-07-01").set("leaves_on", "2025-07-01"),
                        rules)
            .error()
            .reason,
        "Give either the last day charged or the day of leaving, not both.");
    EXPECT_EQ(charge_for_days(for_days(-1, "2025-06-01", "2025-07-01"), rules).error().reason,
              "A yearly charge cannot be less than nothing.");
    EXPECT_EQ(charge_for_days(for_days(1, "1993-03-31", "1993-03-31"), rules).error().reason,
              "Council tax is worked out for days from 1 April 1993 to the year 2200.");
}

}  // namespace
