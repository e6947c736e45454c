#include "council_tax/tax_year.h"

namespace revenues {

DaySpan TaxYear::span() const {
    return {moothall::make_date(starting, 4, 1), moothall::make_date(starting + 1, 3, 31)};
}

std::string TaxYear::text() const {
    const std::string next = std::to_string(starting + 1);
    return std::to_string(starting) + "/" + next.substr(next.size() - 2);
}

TaxYear tax_year_of(Date day) {
    const std::chrono::year_month_day civil(day);
    const int year = static_cast<int>(civil.year());
    return {civil.month() < std::chrono::April ? year - 1 : year};
}

std::string in_words(const DaySpan& span) {
    const int days = span.days();
    if (days == 1) {
        return moothall::in_words(span.first) + ", 1 day";
    }
    return moothall::in_words(span.first) + " to " + moothall::in_words(span.last) + ", " +
           std::to_string(days) + " days";
}

}  // namespace revenues
