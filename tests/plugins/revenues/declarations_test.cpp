#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "functions.h"
#include "functions/functions.h"
#include "plugins/revenues/asking.h"
#include "plugins/revenues/shipped_rules.h"
#include "registers.h"
#include "registers/register_file.h"
#include "registers/registers.h"

namespace {

using moothall::FunctionDeclaration;
using moothall::RegisterDeclaration;

const std::vector<std::string> rule_registers{
    "revenues.band_proportions", "revenues.council_tax_rates", "revenues.discount_rules",
    "revenues.disregards",       "revenues.exemption_classes", "revenues.premium_exceptions",
    "revenues.premium_tiers"};

std::string signature_of(const std::string& name) {
    for (const FunctionDeclaration& each : revenues::functions()) {
        if (each.signature.starts_with(name + " ")) {
            return each.signature;
        }
    }
    return "";
}

/// The keys of a register, as the choices of a signature are written.
std::string as_choices(const std::string& register_name) {
    const ShippedRules shipped;
    std::set<std::string> keys;
    for (const moothall::Row& row : shipped.all(register_name)) {
        keys.insert(row.key);
    }
    std::string choices;
    for (const std::string& key : keys) {
        choices += (choices.empty() ? "" : "|") + key;
    }
    return choices;
}

// each rule names the law or the decision it comes from.
TEST(ShippedRows, EachHaveASource) {
    const ShippedRules shipped;
    for (const std::string& name : rule_registers) {
        ASSERT_FALSE(shipped.all(name).empty()) << name;
        for (const moothall::Row& row : shipped.all(name)) {
            EXPECT_FALSE(row.text("source").empty()) << name << " " << row.key;
        }
    }
}

TEST(ShippedRows, HaveEveryFieldTheirRegisterDemands) {
    const ShippedRules shipped;
    for (const RegisterDeclaration& declaration : revenues::registers()) {
        if (std::ranges::find(rule_registers, declaration.name) == rule_registers.end()) {
            continue;
        }
        for (const moothall::Row& row : shipped.all(declaration.name)) {
            for (const moothall::RegisterField& field : declaration.fields) {
                EXPECT_TRUE(field.optional || row.values.has(field.name))
                    << declaration.name << " " << row.key << " " << field.name;
            }
        }
    }
}

TEST(ShippedRows, AreTakenByTheHostAsTheyLie) {
    moothall::registers::Registers known;
    for (RegisterDeclaration& each : revenues::registers()) {
        const auto added = known.add(std::move(each), "revenues");
        ASSERT_TRUE(added) << added.error().reason;
    }

    const auto rows = moothall::registers::load_rules(known, "revenues", REVENUES_RULES);

    ASSERT_TRUE(rows) << rows.error().reason;
    EXPECT_EQ(rows->size(), 75U);
}

TEST(Signatures, OfferExactlyTheCategoriesAndClassesThatHaveRows) {
    for (const char* name : {"revenues.discounted_charge", "revenues.charge_for_period"}) {
        EXPECT_NE(signature_of(name).find("[" + as_choices("revenues.disregards") + "]"),
                  std::string::npos);
        EXPECT_NE(signature_of(name).find(" " + as_choices("revenues.exemption_classes") + ","),
                  std::string::npos);
    }
    EXPECT_NE(signature_of("revenues.premium_charge")
                  .find("class: " + as_choices("revenues.premium_exceptions") + ","),
              std::string::npos);
    EXPECT_NE(signature_of("revenues.band_charge")
                  .find("band: " + as_choices("revenues.band_proportions") + ","),
              std::string::npos);
}

TEST(Functions, NameTheFamiliesOfExamplesTheyCompute) {
    std::set<std::string> families;
    for (const FunctionDeclaration& each : revenues::functions()) {
        families.insert(each.examples.begin(), each.examples.end());
        EXPECT_FALSE(each.about.empty());
    }

    EXPECT_EQ(families, (std::set<std::string>{"CT1", "CT2", "CT3", "CT4"}));
}

/// The functions as the host takes them, with arguments and answers checked at every call.
moothall::functions::Functions at_the_host() {
    moothall::functions::Functions known;
    for (FunctionDeclaration& each : revenues::functions()) {
        EXPECT_TRUE(known.add(std::move(each), "revenues"));
    }
    return known;
}

// an answer comes with the rows it rests on.
TEST(Functions, KeepTheirSignaturesAndTellTheRowsTheyUsed) {
    const auto known = at_the_host();
    ShippedRules rules;
    const asking::Table person = asking::Table{}
                                     .set("from", "2025-04-01")
                                     .set("counted_adults", 1)
                                     .set("disregarded", asking::texts({"carer"}));
    const asking::Table home = asking::Table{}.set("band", "D").set("area", "ashcombe");
    const asking::Table empty_home =
        asking::Table{}
            .set("annual_pence", 200000)
            .set("year", 2025)
            .set("empty_since", "2024-04-01")
            .set("exceptions", asking::List{asking::exception("G", "2025-06-01", "2026-05-31")});

    const auto premium = known.call("revenues.premium_charge", empty_home, rules);
    const auto period = known.call(
        "revenues.charge_for_period",
        asking::Table(home).set("from", "2025-04-01").set("periods", asking::List{person}), rules);
    const auto discounted =
        known.call("revenues.discounted_charge",
                   asking::Table(home).set("on", "2025-04-01").set("exemption_class", "U"), rules);

    ASSERT_TRUE(premium) << premium.error().reason;
    ASSERT_TRUE(period) << period.error().reason;
    ASSERT_TRUE(discounted) << discounted.error().reason;
    EXPECT_EQ(premium->pence("charge_pence").count, 233424);
    EXPECT_EQ(period->pence("charge_pence").count, 164488);
    EXPECT_EQ(period->list("rules"),
              asking::texts({"revenues.disregards/carer@1993-04-01",
                             "revenues.discount_rules/one_counted_adult@1993-04-01",
                             "revenues.band_proportions/D@1993-04-01",
                             "revenues.council_tax_rates/ashcombe,2025@2025-04-01"}));
    EXPECT_EQ(discounted->pence("charge_pence").count, 0);
}

TEST(Functions, RefuseAnUnknownClassByTheName) {
    const auto known = at_the_host();
    ShippedRules rules;
    const asking::Table asked =
        asking::Table{}.set("band", "D").set("band_d_pence", 219317).set("exemption_class", "A");

    const auto answer = known.call("revenues.discounted_charge", asked, rules);

    ASSERT_FALSE(answer);
    EXPECT_NE(answer.error().reason.find("exemption_class"), std::string::npos);
}

}  // namespace
