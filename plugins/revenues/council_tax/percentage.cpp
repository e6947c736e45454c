#include "council_tax/percentage.h"

#include <string>

namespace revenues {

using moothall::Fraction;
using moothall::Refusal;
using moothall::RefusalKind;
using moothall::Result;
using moothall::Row;

namespace {

Result<Fraction> percent_up_to(const Row& row, std::int64_t most) {
    const Fraction percent = row.number("percent");
    if (percent < Fraction(0) || percent > Fraction(most)) {
        return Refusal{RefusalKind::not_available,
                       "The row " + row.key + " of " + moothall::in_words(row.from) + " says " +
                           percent.text() + "%; correct it to between 0% and " +
                           std::to_string(most) + "%."};
    }
    return percent;
}

}  // namespace

Result<Fraction> discount_percent(const Row& row) {
    return percent_up_to(row, 100);
}

// The Act allows no premium above 300%, whatever the council decides.
Result<Fraction> premium_percent(const Row& row) {
    return percent_up_to(row, 300);
}

}  // namespace revenues
