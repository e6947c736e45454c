#pragma once

#include <moothall/service/date.h>
#include <moothall/service/reading.h>

#include <optional>
#include <string>
#include <vector>

namespace moothall::clocks {

enum class Unit { working_days, days, weeks, months, hours };

/// A length of time as the law or a workflow words it: "10 working days".
struct Duration {
    int count = 0;
    Unit unit = Unit::days;

    friend bool operator==(const Duration&, const Duration&) = default;
};

/// How long a clock lasts and how its days are counted.
struct ClockRule {
    std::string name;
    Duration lasts;
    Counting counting = Counting::after_that_day;
    std::string calendar = "england_and_wales";
    std::vector<Duration> warns;  ///< So long before the end.
};

enum class ClockChange { started, paused, resumed, extended, stopped };

/// What happened to a clock, in the order of recording; it may have happened earlier.
struct ClockEvent {
    ClockChange what = ClockChange::started;
    Instant at;                         ///< When it happened; its day is the day in London.
    std::string reason;                 ///< Of a pause: a state or a hold. Several may stand at once.
    std::optional<Duration> by;         ///< Of an extension.
};

}  // namespace moothall::clocks
