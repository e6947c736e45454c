#include "council_tax/premium.h"

#include <algorithm>

#include "council_tax/day_lines.h"
#include "council_tax/percentage.h"

namespace revenues {

using moothall::Fraction;
using moothall::Pence;
using moothall::Refusal;
using moothall::RefusalKind;
using moothall::Result;
using moothall::Row;
using moothall::Table;

namespace {

std::string premium_name(Furnishing furnishing) {
    return furnishing == Furnishing::furnished ? "second_home" : "long_term_empty";
}

bool concerns(const Row& exception, Furnishing furnishing) {
    const std::string& premium = exception.text("premium");
    return premium == "both" || premium == premium_name(furnishing);
}

bool lasts_on(Date on, const ExceptionClaim& claim, const Row& exception) {
    if (on < claim.from || (claim.to && on > *claim.to)) {
        return false;
    }
    if (!exception.values.has("months")) {
        return true;
    }
    return on < moothall::add_months(claim.from, static_cast<int>(exception.integer("months")));
}

/// The exception that holds on a day, if one does. Its row is in force from 1 April 2025 only, so
/// that none is backdated although its months may have begun before.
const Row* exception_on(Date on, Furnishing furnishing, const std::vector<ExceptionClaim>& claims,
                        RulesByDay& rules) {
    for (const ExceptionClaim& claim : claims) {
        const Row* row = rules.find("revenues.premium_exceptions", on, claim.class_name);
        if (row != nullptr && concerns(*row, furnishing) && lasts_on(on, claim, *row)) {
            return row;
        }
    }
    return nullptr;
}

/// The highest tier reached after `years` whole years; null before the first.
const Row* tier_reached(const std::vector<Row>& tiers, int years) {
    const Row* reached = nullptr;
    for (const Row& tier : tiers) {
        const bool is_reached = tier.integer("after_years") <= years;
        if (is_reached &&
            (reached == nullptr || tier.integer("after_years") > reached->integer("after_years"))) {
            reached = &tier;
        }
    }
    return reached;
}

std::string reason_for_premium(Furnishing furnishing, std::int64_t after_years) {
    if (furnishing == Furnishing::furnished) {
        return "second home";
    }
    return "empty for " + std::to_string(after_years) +
           (after_years == 1 ? " year or more" : " years or more");
}

/// Refused where a claim names a class of the other kind of premium, which would change nothing.
std::optional<Refusal> misplaced(const std::vector<ExceptionClaim>& claims, Furnishing furnishing,
                                 Date on, RulesByDay& rules) {
    for (const ExceptionClaim& claim : claims) {
        const Row* row = rules.find("revenues.premium_exceptions", on, claim.class_name);
        if (row != nullptr && !concerns(*row, furnishing)) {
            const bool furnished = furnishing == Furnishing::furnished;
            return Refusal{RefusalKind::invalid_input,
                           "Class " + claim.class_name + ", " + row->text("title") +
                               ", is no exception for " +
                               (furnished ? "second homes." : "long-term empty homes.")};
        }
    }
    return std::nullopt;
}

std::vector<Table> by_multiple(const std::vector<std::pair<Fraction, int>>& counted) {
    std::vector<Table> tables;
    for (const auto& [multiple, days] : counted) {
        tables.push_back(Table{}.set("multiple", multiple).set("days", days));
    }
    return tables;
}

/// A year day by day: its lines, and how many days stand at each multiple.
struct PremiumYear {
    DayLines lines;
    std::vector<std::pair<Fraction, int>> days_by_multiple;  // In the order of their first day.

    void add(Date day, Pence yearly, const PremiumDay& premium) {
        lines.add(day, {Fraction(yearly.count) * (Fraction(1) + premium.multiple), premium.words});
        const auto known =
            std::ranges::find(days_by_multiple, premium.multiple, &std::pair<Fraction, int>::first);
        if (known == days_by_multiple.end()) {
            days_by_multiple.emplace_back(premium.multiple, 1);
        } else {
            ++known->second;
        }
    }
};

/// What the lines hold beyond the charge without a premium for the same days.
Pence premium_in(const std::vector<DayLine>& lines, Pence yearly) {
    Pence premium{0};
    for (const DayLine& line : lines) {
        premium = premium + line.charge - share_of_year(Fraction(yearly.count), line.days);
    }
    return premium;
}

}  // namespace

Result<std::vector<ExceptionClaim>> exception_claims_from(const Table& asked,
                                                          std::string_view name) {
    std::vector<ExceptionClaim> claims;
    if (!asked.has(name)) {
        return claims;
    }
    for (const moothall::Value& each : asked.list(name)) {
        const Table* given = each.as_table();
        if (given == nullptr) {
            return Refusal{RefusalKind::invalid_input,
                           "Each premium exception has a class and the day it began."};
        }
        ExceptionClaim claim{given->text("class"), given->date("from"), std::nullopt};
        if (given->has("to")) {
            claim.to = given->date("to");
        }
        if (claim.to && *claim.to < claim.from) {
            return Refusal{RefusalKind::invalid_input,
                           "The premium exception of class " + claim.class_name + " ends on " +
                               moothall::in_words(*claim.to) + ", before it begins on " +
                               moothall::in_words(claim.from) + "."};
        }
        claims.push_back(std::move(claim));
    }
    return claims;
}

Result<PremiumDay> premium_on(Date on, const EmptySpell& spell,
                              const std::vector<ExceptionClaim>& claims, RulesByDay& rules) {
    if (on < spell.since) {
        return PremiumDay{{}, "not yet empty, no premium"};
    }
    const auto& tiers =
        rules.rows("revenues.premium_tiers", on, "premium", premium_name(spell.furnishing));
    const Row* tier = tier_reached(tiers, moothall::age_on(spell.since, on));
    if (tier == nullptr) {
        return PremiumDay{{}, "no premium"};
    }
    const auto percent = premium_percent(*tier);
    if (!percent) {
        return percent.error();
    }
    if (*percent == Fraction(0)) {
        return PremiumDay{{}, "no premium"};
    }
    if (const Row* exception = exception_on(on, spell.furnishing, claims, rules)) {
        return PremiumDay{{},
                          "no premium, exception class " + exception->text("class") + ": " +
                              exception->text("title")};
    }
    return PremiumDay{*percent / Fraction(100),
                      "premium of " + percent->text() + "%, " +
                          reason_for_premium(spell.furnishing, tier->integer("after_years"))};
}

Result<Table> premium_charge(const Table& asked, moothall::Reading& reading) {
    const Pence yearly = asked.pence("annual_pence");
    if (yearly < Pence{0}) {
        return Refusal{RefusalKind::invalid_input, "A yearly charge cannot be less than nothing."};
    }
    const bool furnished = asked.has("furnished") && asked.yes_no("furnished");
    const EmptySpell spell{asked.date("empty_since"),
                           furnished ? Furnishing::furnished : Furnishing::unfurnished};
    const auto claims = exception_claims_from(asked, "exceptions");
    if (!claims) {
        return claims.error();
    }
    const TaxYear year{static_cast<int>(asked.integer("year"))};
    const DaySpan span = year.span();
    RulesByDay rules(reading, span);
    if (const auto refusal = misplaced(*claims, spell.furnishing, span.last, rules)) {
        return *refusal;
    }
    PremiumYear charged;
    for (Date day = span.first; day <= span.last; day += std::chrono::days(1)) {
        const auto premium = premium_on(day, spell, *claims, rules);
        if (!premium) {
            return premium.error();
        }
        charged.add(day, yearly, *premium);
    }
    const std::vector<DayLine> lines = charged.lines.lines();
    return Table{}
        .set("charge_pence", total(lines))
        .set("premium_pence", premium_in(lines, yearly))
        .set("days_by_multiple", by_multiple(charged.days_by_multiple))
        .set("lines", as_tables(lines));
}

}  // namespace revenues
