#include "registers.h"

namespace revenues {

using moothall::RegisterDeclaration;
using moothall::RegisterField;

namespace {

RegisterField field(std::string name, std::string kind, std::string title) {
    return {std::move(name), std::move(kind), std::move(title), false};
}

RegisterField optional_field(std::string name, std::string kind, std::string title) {
    return {std::move(name), std::move(kind), std::move(title), true};
}

RegisterField source() {
    return optional_field("source", "text", "Source");
}

RegisterDeclaration accounts() {
    return {.name = "revenues.accounts",
            .title = "Council tax accounts",
            .key = "account",
            .fields = {field("account", "text", "Account"),
                       field("liable_party", "text", "Who is liable"),
                       optional_field("address", "text", "Address"),
                       optional_field("uprn", "place", "Property"), field("band", "text", "Band"),
                       optional_field("band_d_pence", "money", "Band D of the area"),
                       optional_field("area", "text", "Area whose rates apply"),
                       optional_field("adults", "integer", "Adults who count"),
                       optional_field("disabled_reduction", "yes_no", "Disabled band reduction"),
                       optional_field("liable_from", "date", "Liable from"),
                       optional_field("charge_pence", "money", "Yearly charge"),
                       optional_field("balance_pence", "money", "Balance")},
            .personal = true};
}

RegisterDeclaration properties() {
    return {
        .name = "revenues.properties",
        .title = "Council tax properties",
        .key = "uprn",
        .fields = {field("uprn", "place", "Property"), optional_field("address", "text", "Address"),
                   field("band", "text", "Band"), field("area", "text", "Area whose rates apply"),
                   optional_field("disabled_reduction", "yes_no", "Disabled band reduction"),
                   optional_field("annexe", "yes_no", "Annexe"),
                   optional_field("furnished", "yes_no", "Furnished"),
                   optional_field("empty_since", "date", "Nobody has lived there since")},
        .personal = true};
}

RegisterDeclaration council_tax_rates() {
    std::vector<RegisterField> fields{field("area", "text", "Area"),
                                      field("year", "integer", "Tax year starting"),
                                      field("band_d_pence", "money", "Band D")};
    for (const char letter : {'a', 'b', 'c', 'e', 'f', 'g', 'h'}) {
        const char capital = static_cast<char>(letter - 'a' + 'A');
        fields.push_back(optional_field(std::string("band_") + letter + "_pence", "money",
                                        std::string("Band ") + capital + " as published"));
    }
    fields.push_back(source());
    return {"revenues.council_tax_rates", "Council tax rates", "area,year", std::move(fields)};
}

RegisterDeclaration band_proportions() {
    return {"revenues.band_proportions",
            "Band proportions",
            "band",
            {field("band", "text", "Band"), field("ninths", "integer", "Ninths of Band D"),
             field("disabled_ninths", "integer", "Ninths with disabled band reduction"),
             field("disabled_band", "text", "Charged as, with disabled band reduction"), source()}};
}

RegisterDeclaration discount_rules() {
    return {"revenues.discount_rules",
            "Council tax discounts",
            "rule",
            {field("rule", "text", "Rule"), field("title", "text", "In words"),
             field("percent", "number", "Percentage"),
             optional_field("months", "integer", "For how many months"), source()}};
}

RegisterDeclaration exemption_classes() {
    return {"revenues.exemption_classes",
            "Exemption classes",
            "class",
            {field("class", "text", "Class"), field("title", "text", "Short test"),
             optional_field("months", "integer", "For how many months"),
             optional_field("months_from", "text", "Months run from: start or probate"), source()}};
}

RegisterDeclaration premium_tiers() {
    return {"revenues.premium_tiers",
            "Premiums for empty and second homes",
            "premium,after_years",
            {field("premium", "text", "Premium: long_term_empty or second_home"),
             field("after_years", "integer", "After how many years"),
             field("percent", "number", "Percentage"), source()}};
}

RegisterDeclaration premium_exceptions() {
    return {"revenues.premium_exceptions",
            "Exceptions from premiums",
            "class",
            {field("class", "text", "Class"), field("title", "text", "In words"),
             field("premium", "text", "From: both, long_term_empty or second_home"),
             optional_field("months", "integer", "For how many months"), source()}};
}

RegisterDeclaration disregards() {
    return {
        "revenues.disregards",
        "People who are disregarded",
        "category",
        {field("category", "text", "Category"), field("title", "text", "In words"),
         optional_field("exemption_class", "text", "Class where all are of this kind"), source()}};
}

}  // namespace

std::vector<RegisterDeclaration> registers() {
    return {accounts(),         properties(),         council_tax_rates(),
            band_proportions(), discount_rules(),     exemption_classes(),
            premium_tiers(),    premium_exceptions(), disregards()};
}

}  // namespace revenues
