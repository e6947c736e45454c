#include "council_tax/rules_by_day.h"

#include <gtest/gtest.h>

#include "plugins/revenues/shipped_rules.h"

namespace {

using moothall::make_date;
using moothall::Table;
using revenues::RulesByDay;

TEST(RulesByDay, GivesTheRowOfEachDay) {
    ShippedRules shipped;
    shipped.add("x.rules", "k", "2025-06-01", Table{}.set("value", 1));
    shipped.add("x.rules", "k", "2025-08-01", Table{}.set("value", 2));
    RulesByDay rules(shipped, {make_date(2025, 4, 1), make_date(2026, 3, 31)});

    EXPECT_EQ(rules.find("x.rules", make_date(2025, 5, 31), "k"), nullptr);
    EXPECT_EQ(rules.find("x.rules", make_date(2025, 6, 1), "k")->integer("value"), 1);
    EXPECT_EQ(rules.find("x.rules", make_date(2025, 7, 31), "k")->integer("value"), 1);
    EXPECT_EQ(rules.find("x.rules", make_date(2025, 8, 1), "k")->integer("value"), 2);
    EXPECT_EQ(rules.find("x.rules", make_date(2026, 3, 31), "k")->integer("value"), 2);
    EXPECT_LE(shipped.questions(), 10);
}

TEST(RulesByDay, RefusesInTheWordsOfTheReading) {
    ShippedRules shipped;
    const auto day = make_date(2025, 4, 1);
    RulesByDay rules(shipped, {day, day});

    EXPECT_EQ(rules.rule("x.rules", day, "k").error().reason,
              "There is no row of x.rules for k on 1 April 2025.");
}

TEST(RulesByDay, GivesTheRowsOfEachDay) {
    ShippedRules shipped;
    shipped.add("x.rules", "a,1", "2025-06-01", Table{}.set("kind", "a"));
    shipped.add("x.rules", "a,2", "2025-08-01", Table{}.set("kind", "a"));
    shipped.add("x.rules", "b,1", "2025-01-01", Table{}.set("kind", "b"));
    RulesByDay rules(shipped, {make_date(2025, 4, 1), make_date(2026, 3, 31)});

    EXPECT_EQ(rules.rows("x.rules", make_date(2025, 5, 31), "kind", "a").size(), 0U);
    EXPECT_EQ(rules.rows("x.rules", make_date(2025, 7, 31), "kind", "a").size(), 1U);
    EXPECT_EQ(rules.rows("x.rules", make_date(2025, 8, 1), "kind", "a").size(), 2U);
    EXPECT_EQ(rules.rows("x.rules", make_date(2025, 4, 1), "kind", "b").size(), 1U);
}

TEST(RulesByDay, SeesARowThatEndsWithinTheYear) {
    ShippedRules shipped;
    shipped.add("x.rules", "a", "2020-01-01", Table{}.set("kind", "a"));
    shipped.add("x.rules", "b", "2024-01-01", Table{}.set("kind", "a"));
    shipped.end("x.rules", "a", "2025-08-01");
    RulesByDay rules(shipped, {make_date(2025, 4, 1), make_date(2026, 3, 31)});

    EXPECT_EQ(rules.rows("x.rules", make_date(2025, 7, 31), "kind", "a").size(), 2U);
    EXPECT_EQ(rules.rows("x.rules", make_date(2025, 8, 1), "kind", "a").size(), 1U);
    EXPECT_NE(rules.find("x.rules", make_date(2025, 7, 31), "a"), nullptr);
    EXPECT_EQ(rules.find("x.rules", make_date(2025, 8, 1), "a"), nullptr);
}

}  // namespace
