#pragma once

#include <moothall/service/date.h>

#include <optional>
#include <string>
#include <vector>

#include "calendar/working_days.h"
#include "cases/case_record.h"

namespace moothall::cases {

/// Computes what a case caches of its clocks and timers. Depends on its events and the calendars
/// alone, never on when it is done: so it comes to the same in a rebuild, and when the calendar has
/// changed and the case has not.
void compute_due(CaseRecord& record, const calendar::Calendars& calendars);

/// A due date of a case that one calendar gives otherwise than another. Either a clock or a timer
/// is named.
struct MovedDue {
    std::string reference;
    std::string clock;
    std::string timer;
    std::optional<Date> was_due_on;
    std::optional<Date> due_on;  ///< Nothing where the calendar does not reach so far.

    friend bool operator==(const MovedDue&, const MovedDue&) = default;
};

/// What another calendar moves on an open case: first its clocks, then its timers.
std::vector<MovedDue> moved_by(const CaseRecord& record, const calendar::Calendars& before,
                               const calendar::Calendars& after);

}  // namespace moothall::cases
