#include "council_tax/day_charge.h"

#include <optional>
#include <string>

#include "council_tax/day_lines.h"

namespace revenues {

using moothall::Fraction;
using moothall::Pence;
using moothall::Refusal;
using moothall::RefusalKind;
using moothall::Result;
using moothall::Table;

namespace {

constexpr int year_min = 1993;  // Council tax began on 1 April 1993.
constexpr int year_max = 2200;

}  // namespace

Result<DaySpan> charged_days_from(const Table& asked) {
    if (asked.has("to") && asked.has("leaves_on")) {
        return Refusal{RefusalKind::invalid_input,
                       "Give either the last day charged or the day of leaving, not both."};
    }
    std::optional<Date> last;
    if (asked.has("to")) {
        last = asked.date("to");
    } else if (asked.has("leaves_on")) {
        last = asked.date("leaves_on") - std::chrono::days(1);
    }
    if (!asked.has("from") && !last) {
        return Refusal{RefusalKind::invalid_input,
                       "Give the first day charged, the last day charged or the day of leaving."};
    }
    const Date first = asked.has("from") ? asked.date("from") : tax_year_of(*last).span().first;
    const DaySpan days{first, last ? *last : tax_year_of(first).span().last};
    if (days.last < days.first) {
        return Refusal{RefusalKind::invalid_input,
                       "The last day charged, " + moothall::in_words(days.last) +
                           ", comes before the first, " + moothall::in_words(days.first) + "."};
    }
    if (tax_year_of(days.first).starting < year_min || tax_year_of(days.last).starting > year_max) {
        return Refusal{RefusalKind::invalid_input,
                       "Council tax is worked out for days from 1 April 1993 to the year 2200."};
    }
    return days;
}

Result<Table> charge_for_days(const Table& asked, moothall::Reading&) {
    const auto days = charged_days_from(asked);
    if (!days) {
        return days.error();
    }
    const TaxYear year = tax_year_of(days->first);
    if (!(tax_year_of(days->last) == year)) {
        return Refusal{RefusalKind::invalid_input,
                       "The days lie in two tax years; ask for the days up to 31 March " +
                           std::to_string(year.starting + 1) +
                           " and the days after it by themselves."};
    }
    const Pence yearly = asked.pence("annual_pence");
    if (yearly < Pence{0}) {
        return Refusal{RefusalKind::invalid_input, "A yearly charge cannot be less than nothing."};
    }
    const Pence charge = share_of_year(Fraction(yearly.count), *days);
    const std::string words = in_words(*days) + " of " + std::to_string(year.days()) + ", at " +
                              moothall::pounds(yearly) + " a year";
    return Table{}
        .set("charge_pence", charge)
        .set("days", days->days())
        .set("days_in_year", year.days())
        .set("lines", std::vector<Table>{moothall::line(words, charge)});
}

}  // namespace revenues
