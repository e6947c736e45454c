#include "functions.h"

#include "council_tax/band_charge.h"
#include "council_tax/charge_for_period.h"
#include "council_tax/day_charge.h"
#include "council_tax/discounted_charge.h"
#include "council_tax/premium.h"

namespace revenues {

namespace {

const std::string bands = "A|B|C|D|E|F|G|H";
const std::string exemption_classes = "B|D|E|F|G|H|I|J|K|L|M|N|O|P|Q|R|S|T|U|V|W";
const std::string exception_claims = "[{ class: E|F|G|H|I|J|K|L|M, from: date, to?: date }]";
const std::string disregards =
    "[apprentice|care_home_resident|care_worker|carer|child_benefit|detained|diplomat|"
    "foreign_language_assistant|full_time_student|hospital_patient|hostel_resident|"
    "international_headquarters|religious_community|school_leaver|severely_mentally_impaired|"
    "student_dependant|student_nurse|under_18|visiting_forces|youth_trainee]";

/// The home whose charge is asked: its band, and a Band D amount or the area of its rates.
const std::string home = "band: " + bands + ", band_d_pence?: money, area?: text";

moothall::FunctionDeclaration band_charge_declared() {
    return {"revenues.band_charge { " + home +
                ", disabled_reduction?: yes_no, on?: date } -> "
                "{ charge_pence: money, lines: [line] }",
            "The yearly council tax for a band, from Band D or from the rates of an area in the "
            "year that holds `on`, with or without disabled band reduction.",
            {"CT1"},
            band_charge};
}

moothall::FunctionDeclaration charge_for_days_declared() {
    return {
        "revenues.charge_for_days { annual_pence: money, from?: date, to?: date, "
        "leaves_on?: date } -> "
        "{ charge_pence: money, days: integer, days_in_year: integer, lines: [line] }",
        "The part of a yearly amount for days of one tax year: `from` and `to` are both "
        "charged, the day of leaving is not; an end left out is the end of the tax year.",
        {"CT2"},
        charge_for_days};
}

moothall::FunctionDeclaration discounted_charge_declared() {
    return {"revenues.discounted_charge { " + home +
                ", disabled_reduction?: yes_no, counted_adults?: integer 0..1000, disregarded?: " +
                disregards + ", exemption_class?: " + exemption_classes +
                ", on?: date } -> { charge_pence: money, discount_percent: number, "
                "exemption_class?: text, lines: [line] }",
            "The yearly council tax of a home somebody lives in, after exemption or discount: "
            "how many adults count, and for each person who is disregarded the category.",
            {"CT3"},
            discounted_charge};
}

moothall::FunctionDeclaration premium_charge_declared() {
    return {
        "revenues.premium_charge { annual_pence: money, year: integer 1993..2200, "
        "empty_since: date, furnished?: yes_no, exceptions?: " +
            exception_claims +
            " } -> { charge_pence: money, premium_pence: money, "
            "days_by_multiple: [{ multiple: number, days: integer }], lines: [line] }",
        "A tax year's charge with the premium for an empty or (furnished) second home; `year` "
        "is the one in which the tax year starts.",
        {"CT4"},
        premium_charge};
}

moothall::FunctionDeclaration charge_for_period_declared() {
    return {"revenues.charge_for_period { " + home +
                ", from?: date, to?: date, leaves_on?: date, periods: [{ from: date, to?: date, "
                "counted_adults?: integer 0..1000, disregarded?: " +
                disregards + ", exemption_class?: " + exemption_classes +
                ", exempt_since?: date, probate_on?: date, disabled_reduction?: yes_no, "
                "annexe_reduction?: yes_no, furnished?: yes_no, empty_since?: date, "
                "discount_class?: A|B|C|D, discount_since?: date }], premium_exceptions?: " +
                exception_claims + " } -> { charge_pence: money, days: integer, lines: [line] }",
            "The council tax of a home for any days, through changes of who lives there, "
            "exemptions, empty time and premiums; council tax reduction comes after it.",
            {},
            charge_for_period};
}

}  // namespace

std::vector<moothall::FunctionDeclaration> functions() {
    return {band_charge_declared(), charge_for_days_declared(), discounted_charge_declared(),
            premium_charge_declared(), charge_for_period_declared()};
}

}  // namespace revenues
