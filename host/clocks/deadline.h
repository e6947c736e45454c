#pragma once

#include <moothall/service/date.h>
#include <moothall/service/result.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/working_days.h"
#include "clocks/clock_event.h"
#include "clocks/clock_rule.h"

namespace moothall::clocks {

enum class Status {
    not_started,
    running,
    paused,   ///< A reason stands. The deadline is the earliest it can be: as if resumed now.
    stopped,  ///< What it measured has been done, or no longer matters.
    overdue,  ///< Not stopped, and its last day (or its last hour) is over.
};

std::string_view name_of(Status status);  ///< "running", as in JSON.

/// When a clock ends, and why then. Never stored as truth: computed from events whenever asked.
struct Deadline {
    Status status = Status::not_started;
    std::optional<Date> started_on = {};
    std::optional<Date> due_on = {};     ///< The last day; nothing before the clock was started.
    std::optional<Instant> due_at = {};  ///< The last moment, of a clock in hours only.
    /// The last working day that is not after `due_on`; nothing where the calendar does not say.
    std::optional<Date> target_on = {};
    std::optional<Date> stopped_on = {};
    bool missed = false;                     ///< Overdue, or stopped after its end.
    std::vector<Date> warn_on = {};          ///< In order; none before the clock's start.
    std::vector<Instant> warn_at = {};       ///< The same of a clock in hours.
    std::vector<std::string> standing = {};  ///< The reasons that pause it now.
    std::string explanation = {};
};

/// Computes a clock from all that happened to it: a pure fold. Events of other clocks are passed
/// over. The order of the events does not matter, save among those of the same moment.
///
/// What counts. A clock in working days counts working days that are not paused; one in days, weeks
/// or months counts calendar days that are not paused (weeks and months are laid out from the start
/// and paused days added). The day of pausing counts as paused, the day of resuming does not:
/// paused and resumed on one day is paused for no day. A clock in hours counts exact elapsed time.
/// Pauses for several reasons at once count once, and a reason that stands before the start pauses
/// from the start. A pause that begins after the deadline has no effect on it.
///
/// `started` while it runs changes nothing, so that the earliest start holds: a receipt that turns
/// out to have been earlier moves the deadline forward. After `stopped` it starts as its rule says.
/// Extensions of the clock's own unit lengthen its period (a month and two more are three months
/// from the start); others are counted on from its end.
///
/// Refused: not_available where the calendar does not cover a day that is needed; invalid_input for
/// a rule or an extension that `check` refuses. Threads: any.
Result<Deadline> compute(const ClockRule& rule, std::span<const ClockEvent> events,
                         const calendar::Calendars& calendars, Instant now);

}  // namespace moothall::clocks
