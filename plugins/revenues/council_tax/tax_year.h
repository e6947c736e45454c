#pragma once

#include <moothall/service/date.h>

#include <string>

namespace revenues {

using moothall::Date;

/// Days in a row, both ends among them. Requires first ≤ last.
struct DaySpan {
    Date first;
    Date last;

    int days() const { return static_cast<int>((last - first).count()) + 1; }
    bool holds(Date day) const { return first <= day && day <= last; }

    friend bool operator==(const DaySpan&, const DaySpan&) = default;
};

/// A council tax year, 1 April to 31 March, named by the calendar year in which it starts.
struct TaxYear {
    int starting = 0;

    DaySpan span() const;
    int days() const { return span().days(); }  ///< 366 where the year holds 29 February.
    std::string text() const;                   ///< "2025/26".

    friend bool operator==(const TaxYear&, const TaxYear&) = default;
};

TaxYear tax_year_of(Date day);

std::string in_words(const DaySpan& span);  ///< "1 April 2025 to 31 May 2025, 61 days".

}  // namespace revenues
