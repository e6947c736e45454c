#pragma once

#include <moothall/service/reading.h>
#include <moothall/service/result.h>

#include <string>
#include <string_view>
#include <vector>

#include "calendar/bank_holidays.h"

namespace moothall::clocks {

enum class Unit { working_days, days, weeks, months, hours };

std::string_view name_of(Unit unit);  ///< "working_days", as in Lua and JSON.

/// Refused: invalid_input, with the units there are.
Result<Unit> unit_named(std::string_view name);

/// So many of a unit, as a workflow says it.
struct Duration {
    int count = 0;
    Unit unit = Unit::working_days;

    friend bool operator==(const Duration&, const Duration&) = default;
};

std::string in_words(const Duration& duration);  ///< "10 working days", "1 month".

/// What happens to a last day that is no working day.
enum class LastDay {
    as_counted,        ///< It stands; a deadline gives the working day before as its target.
    next_working_day,  ///< The law moves it: subject access requests.
};

/// What a clock does when it is started again after it was stopped.
enum class Restart {
    afresh,   ///< Counts from its new start; earlier pauses and extensions are over.
    adds_up,  ///< Goes on where it was: the days from the stop to the new start do not count.
};

/// What a workflow says about one of its clocks.
///
/// A clock in hours runs on elapsed time by day and night, whatever the calendar says; all others
/// run on whole days of the council's calendar.
struct ClockRule {
    std::string name;
    Duration lasts;
    Counting counting = Counting::after_that_day;  ///< Not for hours.
    calendar::Calendar calendar = calendar::Calendar::england_and_wales;
    /// So long before the end, in days of any kind; in hours for a clock in hours.
    std::vector<Duration> warns = {};
    LastDay last_day = LastDay::as_counted;
    Restart restart = Restart::afresh;
};

/// Refused: invalid_input for a rule that could never be computed (nothing or far too long to last,
/// hours mixed with days), naming the clock and what to change.
Result<Done> check(const ClockRule& rule);

/// Refused: invalid_input for what a clock with this rule cannot be extended by.
Result<Done> check_extension(const ClockRule& rule, const Duration& by);

}  // namespace moothall::clocks
