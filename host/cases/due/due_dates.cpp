#include "cases/due/due_dates.h"

#include "calendar/london.h"
#include "cases/due/timer_due.h"
#include "clocks/deadline.h"

namespace moothall::cases {
namespace {

std::optional<Date> day_of(std::optional<Instant> moment) {
    return moment ? std::optional(calendar::london_date(*moment)) : std::nullopt;
}

}  // namespace

void compute_due(CaseRecord& record, const calendar::Calendars& calendars) {
    for (ClockOnCase& clock : record.clocks) {
        const auto deadline =
            clocks::compute(clock.rule, clock.changes, calendars, record.changed_at);
        // A paused clock has no end yet: it would move on by a day each day.
        const bool runs = record.open && deadline && deadline->status != clocks::Status::stopped &&
                          deadline->status != clocks::Status::paused;
        clock.due_on = runs ? deadline->due_on : std::nullopt;
        clock.due_at = runs ? deadline->due_at : std::nullopt;
    }
    for (TimerOnCase& timer : record.timers) {
        timer.due_at = timer_due(record, timer, calendars);
    }
}

std::vector<MovedDue> moved_by(const CaseRecord& record, const calendar::Calendars& before,
                               const calendar::Calendars& after) {
    CaseRecord was = record;
    CaseRecord is = record;
    compute_due(was, before);
    compute_due(is, after);
    std::vector<MovedDue> moved;
    for (std::size_t at = 0; at < is.clocks.size(); ++at) {
        if (was.clocks[at].due_on != is.clocks[at].due_on) {
            moved.push_back({record.reference, is.clocks[at].rule.name, "", was.clocks[at].due_on,
                             is.clocks[at].due_on});
        }
    }
    for (std::size_t at = 0; at < is.timers.size(); ++at) {
        const auto was_on = day_of(was.timers[at].due_at);
        const auto on = day_of(is.timers[at].due_at);
        if (was_on != on) {
            moved.push_back({record.reference, "", is.timers[at].name, was_on, on});
        }
    }
    return moved;
}

}  // namespace moothall::cases
