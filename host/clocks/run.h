#pragma once

#include <moothall/service/date.h>

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "clocks/clock_event.h"
#include "clocks/clock_rule.h"

namespace moothall::clocks {

/// A moment as both kinds of clock see it.
struct Moment {
    Date on;
    Instant at;

    friend auto operator<=>(const Moment&, const Moment&) = default;
};

/// A time that does not count: from `from`, up to but not including `until`.
struct Gap {
    Moment from;
    Moment until;
};

/// What became of a clock since it was last started.
struct Run {
    Moment started;
    std::optional<Moment> stopped = {};
    std::optional<Moment> paused_since = {};  ///< Set while a reason stands on a running clock.
    std::vector<std::string> standing = {};   ///< Those reasons, sorted.
    std::vector<Gap> gaps = {};  ///< In order, never overlapping; one that is open ends now.
    std::vector<Duration> extensions = {};  ///< In order of happening.
};

/// Puts the events of this clock in the order in which they happened and plays them.
/// Nothing if it was never started.
std::optional<Run> play(const ClockRule& rule, std::span<const ClockEvent> events, Moment now);

}  // namespace moothall::clocks
