#include "council_tax/band_charge.h"

#include <cctype>

namespace revenues {

namespace {

constexpr Pence amount_max{100'000'000};

/// The amount the council printed for a band, if it loaded one.
std::optional<Pence> published(const Row& rates, const std::string& band) {
    const char letter = static_cast<char>(std::tolower(static_cast<unsigned char>(band.front())));
    const std::string name = std::string("band_") + letter + "_pence";
    if (!rates.values.has(name)) {
        return std::nullopt;
    }
    return rates.pence(name);
}

/// The area's rates for the tax year that holds `on`.
Result<const Row*> rates_for(const std::string& area, Date on, RulesByDay& rules) {
    const TaxYear year = tax_year_of(on);
    const std::string key = area + "," + std::to_string(year.starting);
    if (const Row* found = rules.find("revenues.council_tax_rates", on, key)) {
        return found;
    }
    return Refusal{RefusalKind::not_found, "There are no council tax rates for " + area + " in " +
                                               year.text() + ". Add a row to Council tax rates."};
}

/// The day whose rules apply where a call names none: a pure function knows no today, and the
/// newest rows are the ones in force on the last day there is.
Date newest_day() {
    return moothall::make_date(9999, 12, 31);
}

}  // namespace

Result<Home> home_from(const Table& asked) {
    Home home{asked.text("band"), std::nullopt, {}};
    if (asked.has("band_d_pence")) {
        home.band_d = asked.pence("band_d_pence");
        return home;
    }
    if (asked.has("area")) {
        home.area = asked.text("area");
        return home;
    }
    return Refusal{RefusalKind::invalid_input,
                   "Give the Band D amount, or the area whose rates apply."};
}

Result<HomeOnADay> home_on_a_day_from(const Table& asked) {
    const auto home = home_from(asked);
    if (!home) {
        return home.error();
    }
    if (!home->band_d && !asked.has("on")) {
        return Refusal{RefusalKind::invalid_input,
                       "Give a day in the year whose rates apply, as `on`."};
    }
    return HomeOnADay{*home, asked.has("on") ? asked.date("on") : newest_day()};
}

DisabledReduction disabled_reduction_from(const Table& asked) {
    return asked.has("disabled_reduction") && asked.yes_no("disabled_reduction")
               ? DisabledReduction::given
               : DisabledReduction::none;
}

Result<BandCharge> band_charge_on(Date on, const Home& home, DisabledReduction reduction,
                                  RulesByDay& rules) {
    const auto found = rules.rule("revenues.band_proportions", on, home.band);
    if (!found) {
        return found.error();
    }
    const Row& proportion = **found;
    const bool reduced = reduction == DisabledReduction::given;
    const std::string charged_as = reduced ? proportion.text("disabled_band") : home.band;
    const std::string named =
        "Band " + home.band + (reduced ? " with disabled band reduction" : "");
    std::optional<Pence> band_d = home.band_d;
    if (!band_d) {
        const auto rates = rates_for(home.area, on, rules);
        if (!rates) {
            return rates.error();
        }
        // Band A with the reduction is charged at 5/9 and is no band that anybody publishes.
        const bool has_band_of_its_own = !reduced || charged_as != home.band;
        const auto printed = has_band_of_its_own ? published(**rates, charged_as) : std::nullopt;
        if (printed) {
            return BandCharge{*printed, named + ": band " + charged_as + " as published for " +
                                            home.area + ", " + tax_year_of(on).text()};
        }
        band_d = (*rates)->pence("band_d_pence");
    }
    if (*band_d < Pence{0} || *band_d > amount_max) {
        return Refusal{RefusalKind::invalid_input,
                       "A Band D amount lies between nothing and a million pounds."};
    }
    const std::int64_t ninths = proportion.integer(reduced ? "disabled_ninths" : "ninths");
    return BandCharge{moothall::to_the_penny(Fraction(band_d->count) * Fraction(ninths, 9)),
                      named + ": " + std::to_string(ninths) + "/9 of " + moothall::pounds(*band_d)};
}

Result<Table> band_charge(const Table& asked, Reading& reading) {
    const auto home = home_on_a_day_from(asked);
    if (!home) {
        return home.error();
    }
    RulesByDay rules(reading, {home->on, home->on});
    const auto charge = band_charge_on(home->on, *home, disabled_reduction_from(asked), rules);
    if (!charge) {
        return charge.error();
    }
    return Table{}
        .set("charge_pence", charge->yearly)
        .set("lines", std::vector<Table>{moothall::line(charge->words, charge->yearly)});
}

}  // namespace revenues
