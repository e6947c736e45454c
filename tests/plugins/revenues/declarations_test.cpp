#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "functions.h"
#include "plugins/revenues/shipped_rules.h"
#include "registers.h"

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

}  // namespace
