#include "clocks/deadline.h"

#include <algorithm>
#include <array>

#include "calendar/london.h"
#include "clocks/explanation.h"
#include "clocks/period.h"
#include "clocks/run.h"

namespace moothall::clocks {
namespace {

constexpr std::array<std::string_view, 5> status_names = {"not_started", "running", "paused",
                                                          "stopped", "overdue"};

// A thousand years of days, all extensions taken together, so that no sum leaves its type.
constexpr std::int64_t extensions_max = 365'250;

template <class T>
void sort_and_drop_repeats(std::vector<T>& all) {
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
}

Result<Done> check_extensions(const ClockRule& rule, std::span<const ClockEvent> events) {
    std::int64_t together = 0;
    for (const ClockEvent& event : events) {
        if (event.clock != rule.name || event.change != Change::extended) {
            continue;
        }
        const Duration by = event.by.value_or(Duration{0, rule.lasts.unit});
        if (const auto checked = check_extension(rule, by); !checked) {
            return checked.error();
        }
        together += by.count;
        if (together > extensions_max) {
            return Refusal{RefusalKind::invalid_input,
                           "The clock \"" + rule.name + "\" was extended for too long to compute."};
        }
    }
    return Done{};
}

/// What is the same of every kind of clock.
Deadline begun(const Run& run) {
    Deadline deadline;
    deadline.started_on = run.started.on;
    deadline.standing = run.standing;
    if (run.stopped) {
        deadline.stopped_on = run.stopped->on;
    }
    return deadline;
}

Status status_of(const Run& run, bool is_over) {
    if (run.stopped) {
        return Status::stopped;
    }
    if (is_over) {
        return Status::overdue;
    }
    return run.paused_since ? Status::paused : Status::running;
}

std::optional<Date> working_day_not_after(Date day, calendar::Calendar by,
                                          const calendar::Calendars& calendars) {
    const auto found = calendars.subtract_working_days(day + std::chrono::days{1}, 1, by);
    return found ? std::optional(*found) : std::nullopt;
}

Result<Deadline> in_days(const ClockRule& rule, const Run& run,
                         const calendar::Calendars& calendars, Moment now) {
    const auto period = period_in_days(rule, run, calendars);
    if (!period) {
        return period.error();
    }
    Deadline deadline = begun(run);
    deadline.due_on = period->due;
    deadline.target_on = working_day_not_after(period->due, rule.calendar, calendars);
    deadline.missed = run.stopped.value_or(now).on > period->due;
    deadline.status = status_of(run, deadline.missed);
    for (const Duration& warning : rule.warns) {
        const auto day =
            warning_before(period->due, warning, run.started.on, rule.calendar, calendars);
        if (!day) {
            return day.error();
        }
        deadline.warn_on.push_back(*day);
    }
    sort_and_drop_repeats(deadline.warn_on);
    deadline.explanation = explain_days(rule, run, *period, deadline.status);
    return deadline;
}

Result<Deadline> in_hours(const ClockRule& rule, const Run& run,
                          const calendar::Calendars& calendars, Moment now) {
    const auto due = end_in_hours(rule, run);
    if (!due) {
        return due.error();
    }
    Deadline deadline = begun(run);
    deadline.due_at = *due;
    deadline.due_on = calendar::london_date(*due);
    deadline.target_on = working_day_not_after(*deadline.due_on, rule.calendar, calendars);
    deadline.missed = run.stopped.value_or(now).at > *due;
    deadline.status = status_of(run, deadline.missed);
    for (const Duration& warning : rule.warns) {
        deadline.warn_at.push_back(
            std::max(*due - std::chrono::hours{warning.count}, run.started.at));
    }
    sort_and_drop_repeats(deadline.warn_at);
    deadline.explanation = explain_hours(rule, run, *due, deadline.status);
    return deadline;
}

}  // namespace

std::string_view name_of(Status status) {
    return status_names[static_cast<std::size_t>(status)];
}

Result<Deadline> compute(const ClockRule& rule, std::span<const ClockEvent> events,
                         const calendar::Calendars& calendars, Instant now) {
    if (const auto checked = check(rule); !checked) {
        return checked.error();
    }
    if (const auto checked = check_extensions(rule, events); !checked) {
        return checked.error();
    }
    const Moment moment{calendar::london_date(now), now};
    const auto run = play(rule, events, moment);
    if (!run) {
        Deadline deadline;
        deadline.explanation = "not started";
        return deadline;
    }
    return rule.lasts.unit == Unit::hours ? in_hours(rule, *run, calendars, moment)
                                          : in_days(rule, *run, calendars, moment);
}

}  // namespace moothall::clocks
