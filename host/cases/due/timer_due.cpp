#include "cases/due/timer_due.h"

#include <algorithm>

#include "calendar/london.h"

namespace moothall::cases {
namespace {

constexpr auto working_calendar = calendar::Calendar::england_and_wales;

std::optional<Instant> after(Instant start, const clocks::Duration& duration,
                             const calendar::Calendars& calendars) {
    if (duration.unit == clocks::Unit::hours) {
        return start + std::chrono::hours(duration.count);
    }
    const Date day = calendar::london_date(start);
    switch (duration.unit) {
        case clocks::Unit::working_days: {
            const auto due = calendars.add_working_days(day, duration.count, working_calendar);
            return due ? std::optional(calendar::london_midnight(*due)) : std::nullopt;
        }
        case clocks::Unit::months:
            return calendar::london_midnight(add_months(day, duration.count));
        case clocks::Unit::weeks:
            return calendar::london_midnight(day + std::chrono::days(7 * duration.count));
        case clocks::Unit::days:
        case clocks::Unit::hours:
            break;
    }
    return calendar::london_midnight(day + std::chrono::days(duration.count));
}

/// The start of the day after a clock's last day: it has ended then, not before.
std::optional<Instant> end_of(const CaseRecord& record, std::string_view name) {
    const auto clock = std::ranges::find_if(
        record.clocks, [&](const ClockOnCase& one) { return one.rule.name == name; });
    if (clock == record.clocks.end()) {
        return std::nullopt;
    }
    if (clock->due_at) {
        return clock->due_at;
    }
    if (!clock->due_on) {
        return std::nullopt;
    }
    return calendar::london_midnight(*clock->due_on + std::chrono::days(1));
}

}  // namespace

std::optional<Instant> timer_due(const CaseRecord& record, const TimerOnCase& timer,
                                 const calendar::Calendars& calendars) {
    if (record.silences(timer.name)) {
        return std::nullopt;
    }
    if (timer.on) {
        return calendar::london_midnight(*timer.on);
    }
    if (timer.after) {
        return after(timer.set_at, *timer.after, calendars);
    }
    return end_of(record, timer.at_end_of);
}

}  // namespace moothall::cases
