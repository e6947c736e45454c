#include "council_tax/charge_for_period.h"

#include <algorithm>
#include <utility>

#include "council_tax/circumstances.h"
#include "council_tax/day_charge.h"
#include "council_tax/day_lines.h"
#include "council_tax/percentage.h"

namespace revenues {

namespace {

constexpr int days_max = 366 * 30;

/// What a day is multiplied by, and the reason.
struct Share {
    Fraction of_charge;
    std::string words;
};

Share less_percent(const Fraction& percent, const std::string& reason) {
    return {Fraction(1) - percent / Fraction(100),
            "discount of " + percent.text() + "%, " + reason};
}

std::string discount_class_of(const Circumstances& period) {
    if (!period.discount_class.empty()) {
        return period.discount_class;
    }
    return period.furnishing == Furnishing::furnished ? "B" : "C";
}

/// The council's own discount for a home that nobody lives in.
Result<Share> empty_home_share(Date on, const Circumstances& period, RulesByDay& rules) {
    std::string key = "class_" + discount_class_of(period);
    key.back() = static_cast<char>(key.back() - 'A' + 'a');
    const auto found = rules.rule("revenues.discount_rules", on, key);
    if (!found) {
        return found.error();
    }
    const Row& row = **found;
    const auto percent = discount_percent(row);
    if (!percent) {
        return percent.error();
    }
    const Date since =
        period.discount_since.value_or(period.empty_since.value_or(period.days.first));
    const bool is_over = row.values.has("months") &&
                         on >= moothall::add_months(since, static_cast<int>(row.integer("months")));
    if (*percent == Fraction(0) || is_over) {
        return Share{Fraction(1), "nobody lives there"};
    }
    return less_percent(*percent, row.text("title"));
}

Result<Share> unoccupied_share(Date on, const Circumstances& period,
                               const std::vector<ExceptionClaim>& claims, RulesByDay& rules) {
    if (!period.furnishing) {
        return Refusal{RefusalKind::invalid_input, "Nobody lives there from " +
                                                       moothall::in_words(period.days.first) +
                                                       ": say whether it is furnished."};
    }
    const EmptySpell spell{period.empty_since.value_or(period.days.first), *period.furnishing};
    const auto premium = premium_on(on, spell, claims, rules);
    if (!premium) {
        return premium.error();
    }
    // No discount applies on a day that carries a premium.
    if (premium->multiple > Fraction(0)) {
        return Share{Fraction(1) + premium->multiple, premium->words};
    }
    auto share = empty_home_share(on, period, rules);
    if (share && premium->words != "no premium") {
        return Share{share->of_charge, share->words + ", " + premium->words};
    }
    return share;
}

/// One home over the days asked about.
class ChargedHome {
public:
    ChargedHome(Home home, std::vector<ExceptionClaim> claims, DaySpan days, Reading& reading)
        : home_(std::move(home)), claims_(std::move(claims)), rules_(reading, days) {}

    Result<DayCharge> charge_on(Date on, const Circumstances& period) {
        if (period.exemption) {
            const auto exempt = exemption_on(on, *period.exemption, rules_);
            if (!exempt) {
                return exempt.error();
            }
            if (*exempt) {
                return DayCharge{{}, **exempt};
            }
        }
        if (!period.household.lived_in()) {
            return with_share(on, period, unoccupied_share(on, period, claims_, rules_));
        }
        const auto heads = count_heads(period.household, on, rules_);
        if (!heads) {
            return heads.error();
        }
        if (heads->exemption_class) {
            const ExemptionClaim claim{*heads->exemption_class, on, std::nullopt};
            const auto exempt = exemption_on(on, claim, rules_);
            return exempt ? Result<DayCharge>(DayCharge{{}, exempt->value_or("exempt")})
                          : Result<DayCharge>(exempt.error());
        }
        const bool full = heads->words.empty();
        return with_share(
            on, period,
            full ? Share{Fraction(1), {}} : less_percent(heads->discount_percent, heads->words));
    }

private:
    /// The band's charge, times the share, after the reduction for an annexe.
    Result<DayCharge> with_share(Date on, const Circumstances& period, const Result<Share>& share) {
        if (!share) {
            return share.error();
        }
        const auto band = band_on(on, period.disabled_reduction);
        if (!band) {
            return band.error();
        }
        DayCharge charge{Fraction(band->yearly.count) * share->of_charge,
                         band->words + (share->words.empty() ? "" : "; " + share->words)};
        if (period.annexe_reduction == AnnexeReduction::none) {
            return charge;
        }
        const auto row = rules_.rule("revenues.discount_rules", on, "annexe");
        if (!row) {
            return row.error();
        }
        const auto percent = discount_percent(**row);
        if (!percent) {
            return percent.error();
        }
        const Share annexe = less_percent(*percent, (*row)->text("title"));
        return DayCharge{charge.yearly_pence * annexe.of_charge,
                         charge.words + "; " + annexe.words};
    }

    Result<BandCharge> band_on(Date on, DisabledReduction reduction) {
        return band_charge_on(on, home_, reduction, rules_);
    }

    Home home_;
    std::vector<ExceptionClaim> claims_;
    RulesByDay rules_;
};

std::optional<Refusal> days_out_of_reach(const DaySpan& days, const Home& home) {
    if (home.band_d && !(tax_year_of(days.first) == tax_year_of(days.last))) {
        return Refusal{RefusalKind::invalid_input,
                       "A Band D amount is of one tax year: give the area, so that the rates of "
                       "each year are used, or ask for each year by itself."};
    }
    if (days.days() > days_max) {
        return Refusal{RefusalKind::invalid_input, "Ask for thirty years or less at a time."};
    }
    return std::nullopt;
}

const Circumstances* holding(const std::vector<Circumstances>& periods, Date on) {
    const auto found =
        std::ranges::find_if(periods, [on](const auto& each) { return each.days.holds(on); });
    return found == periods.end() ? nullptr : &*found;
}

}  // namespace

Result<Table> charge_for_period(const Table& asked, Reading& reading) {
    const auto days = charged_days_from(asked);
    if (!days) {
        return days.error();
    }
    const auto home = home_from(asked);
    if (!home) {
        return home.error();
    }
    if (const auto refusal = days_out_of_reach(*days, *home)) {
        return *refusal;
    }
    const auto claims = exception_claims_from(asked, "premium_exceptions");
    if (!claims) {
        return claims.error();
    }
    const auto periods = circumstances_from(asked, days->last);
    if (!periods) {
        return periods.error();
    }
    ChargedHome charged(*home, *claims, *days, reading);
    DayLines lines;
    for (Date day = days->first; day <= days->last; day += std::chrono::days(1)) {
        const Circumstances* period = holding(*periods, day);
        if (period == nullptr) {
            return Refusal{RefusalKind::invalid_input, "No period says how things stood on " +
                                                           moothall::in_words(day) +
                                                           ": add one that holds it."};
        }
        const auto charge = charged.charge_on(day, *period);
        if (!charge) {
            return charge.error();
        }
        lines.add(day, *charge);
    }
    const std::vector<DayLine> bill = lines.lines();
    return Table{}
        .set("charge_pence", total(bill))
        .set("days", days->days())
        .set("lines", as_tables(bill));
}

}  // namespace revenues
