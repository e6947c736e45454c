#pragma once

#include <moothall/service/money.h>
#include <moothall/service/reading.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <optional>
#include <string>

#include "council_tax/rules_by_day.h"

namespace revenues {

using moothall::Fraction;
using moothall::Pence;
using moothall::Reading;
using moothall::Refusal;
using moothall::RefusalKind;
using moothall::Result;
using moothall::Row;
using moothall::Table;

/// What the charge of a home rests on: its band, and either this Band D or the area's rates.
struct Home {
    std::string band;
    std::optional<Pence> band_d;
    std::string area;  ///< Empty where `band_d` is given.
};

/// Reads `band`, `band_d_pence` and `area`.
/// Refused: invalid_input where neither a Band D nor an area is there.
Result<Home> home_from(const Table& asked);

/// A home on the day whose rules apply.
struct HomeOnADay : Home {
    Date on;
};

/// The same with `on`; where it is left out, the newest rules apply.
/// Refused: as above; invalid_input where an area is given without a day.
Result<HomeOnADay> home_on_a_day_from(const Table& asked);

enum class DisabledReduction { none, given };

DisabledReduction disabled_reduction_from(const Table& asked);

/// A year's charge for a band, to the penny, and how it came about.
struct BandCharge {
    Pence yearly;
    std::string words;  ///< "Band A: 6/9 of £2,193.17".
};

/// The year's charge for a home as the rules stand on `on`. An amount the council has published
/// for the band comes before the ninths of Band D, which may differ from it by a penny.
/// Refused: not_found where the area has no rates for the year; invalid_input for a Band D of
/// less than nothing or more than a million pounds.
Result<BandCharge> band_charge_on(Date on, const Home& home, DisabledReduction reduction,
                                  RulesByDay& rules);

/// `revenues.band_charge`: the yearly charge for a band.
Result<Table> band_charge(const Table& asked, Reading& reading);

}  // namespace revenues
