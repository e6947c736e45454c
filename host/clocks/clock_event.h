#pragma once

#include <moothall/service/date.h>
#include <moothall/service/result.h>

#include <optional>
#include <string>
#include <string_view>

#include "clocks/clock_rule.h"

namespace moothall::clocks {

enum class Change { started, paused, resumed, extended, stopped };

std::string_view name_of(Change change);  ///< "started", as in JSON.

/// Refused: invalid_input, with the words there are.
Result<Change> change_named(std::string_view name);

/// Something that happened to a clock of a case. What counts is when it happened, which may be
/// earlier than when it was recorded.
struct ClockEvent {
    Change change = Change::started;
    std::string clock;
    Date on;     ///< The day it happened, by the council's calendar: for clocks in days.
    Instant at;  ///< The moment: for clocks in hours, and for the order within a day.
    /// Of a pause: the hold or the state that stops the clock. Each reason stands by itself until
    /// it is resumed with the same words; a clock runs only while none stands.
    std::string reason = {};
    std::optional<Duration> by = {};  ///< Of an extension.
};

}  // namespace moothall::clocks
