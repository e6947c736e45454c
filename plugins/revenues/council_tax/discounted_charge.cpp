#include "council_tax/discounted_charge.h"

#include "council_tax/band_charge.h"
#include "council_tax/exemption.h"
#include "council_tax/head_count.h"

namespace revenues {

namespace {

Table exempt_answer(const BandCharge& full, const std::string& class_name,
                    const std::string& words) {
    return Table{}
        .set("charge_pence", Pence{0})
        .set("discount_percent", 0)
        .set("exemption_class", class_name)
        .set("lines", std::vector<Table>{moothall::line(full.words, full.yearly),
                                         moothall::line(words, Pence{0} - full.yearly)});
}

Table discounted_answer(const BandCharge& full, const HeadCount& heads) {
    const Fraction left = Fraction(1) - heads.discount_percent / Fraction(100);
    const Pence charge = moothall::to_the_penny(Fraction(full.yearly.count) * left);
    std::vector<Table> lines{moothall::line(full.words, full.yearly)};
    if (!heads.words.empty()) {
        lines.push_back(
            moothall::line("Discount of " + heads.discount_percent.text() + "%: " + heads.words,
                           charge - full.yearly));
    }
    return Table{}
        .set("charge_pence", charge)
        .set("discount_percent", heads.discount_percent)
        .set("lines", std::move(lines));
}

}  // namespace

Result<Table> discounted_charge(const Table& asked, Reading& reading) {
    const auto home = home_on_a_day_from(asked);
    if (!home) {
        return home.error();
    }
    const Date on = home->on;
    RulesByDay rules(reading, {on, on});
    const auto full = band_charge_on(on, *home, disabled_reduction_from(asked), rules);
    if (!full) {
        return full.error();
    }
    const auto household = household_from(asked);
    if (!household) {
        return household.error();
    }
    std::optional<std::string> class_name;
    HeadCount heads;
    if (asked.has("exemption_class")) {
        class_name = asked.text("exemption_class");
    } else if (!household->lived_in()) {
        return Refusal{RefusalKind::invalid_input,
                       "Say who lives there, as adults who count or categories of people who are "
                       "disregarded, or give the exemption class."};
    } else {
        const auto counted = count_heads(*household, on, rules);
        if (!counted) {
            return counted.error();
        }
        heads = *counted;
        class_name = heads.exemption_class;
    }
    if (!class_name) {
        return discounted_answer(*full, heads);
    }
    const auto exempt = exemption_on(on, {*class_name, on, std::nullopt}, rules);
    if (!exempt) {
        return exempt.error();
    }
    return exempt_answer(*full, *class_name, exempt->value_or("exempt"));
}

}  // namespace revenues
