#include "council_tax/day_lines.h"

#include <cassert>

namespace revenues {

using moothall::Fraction;
using moothall::Pence;

std::string DayLine::text() const {
    return in_words(days) + ": " + words;
}

void DayLines::add(Date day, const DayCharge& charge) {
    assert(lines_.empty() || day == lines_.back().days.last + std::chrono::days(1));
    const bool goes_on = !lines_.empty() && lines_.back().yearly_pence == charge.yearly_pence &&
                         tax_year_of(lines_.back().days.last) == tax_year_of(day);
    if (!goes_on) {
        lines_.push_back({{day, day}, charge.yearly_pence, charge.words, {}});
    } else {
        lines_.back().days.last = day;
        if (charge.words != last_words_) {
            lines_.back().words += "; from " + moothall::in_words(day) + " " + charge.words;
        }
    }
    last_words_ = charge.words;
}

std::vector<DayLine> DayLines::lines() const {
    std::vector<DayLine> charged = lines_;
    for (DayLine& line : charged) {
        line.charge = share_of_year(line.yearly_pence, line.days);
    }
    return charged;
}

Pence total(const std::vector<DayLine>& lines) {
    Pence sum{0};
    for (const DayLine& line : lines) {
        sum = sum + line.charge;
    }
    return sum;
}

std::vector<moothall::Table> as_tables(const std::vector<DayLine>& lines) {
    std::vector<moothall::Table> tables;
    for (const DayLine& line : lines) {
        tables.push_back(moothall::line(line.text(), line.charge));
    }
    return tables;
}

Pence share_of_year(const Fraction& yearly_pence, const DaySpan& days) {
    assert(tax_year_of(days.first) == tax_year_of(days.last));
    return moothall::to_the_penny(yearly_pence *
                                  Fraction(days.days(), tax_year_of(days.first).days()));
}

}  // namespace revenues
