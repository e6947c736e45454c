#pragma once

#include <moothall/service/value.h>

#include <string>

#include "components/work/tiles.h"

// When something is due, and how that reads.
namespace desk {

/// One deadline or date, in words.
struct DueWords {
    std::string text;      ///< "3 working days over", "Due today", "No date".
    std::string day = {};  ///< "9 October 2026"; empty without a date.
    Urgency urgency = Urgency::none;
};

/// Of a case as operations answer it: that of its earliest deadline.
DueWords due_words(const moothall::Table& the_case, moothall::Date today);

/// Of one clock of a case: {name, due_on, status, working_days_left?}.
DueWords clock_words(const moothall::Table& clock, moothall::Date today);

/// The Monday of a day's week.
moothall::Date monday_of(moothall::Date day);

/// How far ahead "this week" reaches: the Sunday that ends it. At a weekend it is the week ahead.
moothall::Date end_of_week(moothall::Date today);

}  // namespace desk
