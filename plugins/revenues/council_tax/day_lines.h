#pragma once

#include <moothall/service/fraction.h>
#include <moothall/service/money.h>
#include <moothall/service/value.h>

#include <string>
#include <vector>

#include "council_tax/tax_year.h"

namespace revenues {

/// What is charged for one day, as the exact amount that a whole year of such days would cost.
struct DayCharge {
    moothall::Fraction yearly_pence;
    std::string words;  ///< Why: "band D, discount of 25%, only one adult counts".
};

/// Equal days in a row of one tax year: one line of a bill, rounded once.
struct DayLine {
    DaySpan days;
    moothall::Fraction yearly_pence;
    std::string words;
    moothall::Pence charge;

    std::string text() const;  ///< "1 April 2025 to 31 May 2025, 61 days: band D".
};

/// Groups day after day into lines. Days that cost the same share a line even where the reason
/// changes, so that a change which costs nothing never moves a penny; the line names each reason.
class DayLines {
public:
    /// Requires the day after the last one added.
    void add(Date day, const DayCharge& charge);

    /// The lines so far, each with its charge. Their sum is the total.
    std::vector<DayLine> lines() const;

private:
    std::vector<DayLine> lines_;
    std::string last_words_;
};

moothall::Pence total(const std::vector<DayLine>& lines);
std::vector<moothall::Table> as_tables(const std::vector<DayLine>& lines);

/// What days of the tax year that holds them cost, to the penny: yearly × days / 365 or 366.
moothall::Pence share_of_year(const moothall::Fraction& yearly_pence, const DaySpan& days);

}  // namespace revenues
