#include "workflows/movement.h"

#include <algorithm>

#include "calendar/london.h"

namespace moothall::workflows {
namespace {

using cases::ClockStep;
using Change = clocks::Change;

bool contains(const std::vector<std::string>& all, std::string_view one) {
    return std::ranges::find(all, one) != all.end();
}

ClockStep step(std::string_view clock, Change what, Instant at, std::string_view reason) {
    return {{what, std::string(clock), calendar::london_date(at), at, std::string(reason), {}}, {}};
}

ClockStep start(const Clock& clock, Instant at) {
    ClockStep started = step(clock.rule.name, Change::started, at, "");
    started.rule = clock.rule;
    return started;
}

bool runs(const cases::CaseRecord& record, std::string_view clock) {
    return std::ranges::any_of(record.clocks, [&](const cases::ClockOnCase& one) {
        return one.rule.name == clock && !one.changes.empty() &&
               one.changes.back().change != Change::stopped;
    });
}

std::string pause_reason(const State& state) {
    return "state:" + state.name;
}

std::vector<cases::TimerOnCase> timers_of(const State& state, Instant now) {
    std::vector<cases::TimerOnCase> timers;
    for (const Timer& timer : state.timers) {
        cases::TimerOnCase set;
        set.name = timer.name;
        set.set_at = now;
        set.after = timer.after;
        set.at_end_of = timer.at_end_of;
        set.take = timer.take;
        set.reason = timer.reason;
        timers.push_back(std::move(set));
    }
    return timers;
}

/// A clock that starts while a hold stops it stands still from the first.
void pause_by_holds(cases::Movement& movement, const cases::CaseRecord& record,
                    std::string_view clock, Instant at) {
    for (const cases::HoldOnCase& hold : record.holds) {
        if (contains(hold.pauses, clock)) {
            movement.clocks.push_back(step(clock, Change::paused, at, "hold:" + hold.name));
        }
    }
}

void enter(cases::Movement& movement, const State& state, Instant at) {
    movement.to = state.name;
    movement.enters = true;
    movement.closes = state.final;
    movement.timers = timers_of(state, at);
}

void add_pauses(cases::Movement& movement, const std::vector<std::string>& running,
                const State& state, Instant at) {
    for (const std::string& clock : state.pauses) {
        if (contains(running, clock)) {
            movement.clocks.push_back(step(clock, Change::paused, at, pause_reason(state)));
        }
    }
}

/// The clocks that run once the action's own starts and stops have happened.
std::vector<std::string> start_and_stop(cases::Movement& movement, const Definition& definition,
                                        const cases::CaseRecord& record, const Action& action,
                                        const State& target, Instant at) {
    std::vector<std::string> running;
    for (const Clock& clock : definition.clocks) {
        const std::string& name = clock.rule.name;
        bool running_now = runs(record, name);
        if (running_now && (contains(clock.stops, action.name) || target.final)) {
            movement.clocks.push_back(step(name, Change::stopped, at, ""));
            running_now = false;
        }
        if (contains(clock.starts, action.name) && !target.final) {
            movement.clocks.push_back(start(clock, at));
            pause_by_holds(movement, record, name, at);
            running_now = true;
        }
        if (running_now) {
            running.push_back(name);
        }
    }
    return running;
}

}  // namespace

cases::Movement opening_movement(const Definition& definition, Instant received_at, Instant now) {
    cases::Movement movement;
    const State& state = definition.initial_state();
    enter(movement, state, now);
    std::vector<std::string> running;
    for (const Clock& clock : definition.clocks) {
        if (contains(clock.starts, "received")) {
            movement.clocks.push_back(start(clock, received_at));
            running.push_back(clock.rule.name);
        }
    }
    add_pauses(movement, running, state, now);
    return movement;
}

cases::Movement action_movement(const Definition& definition, const cases::CaseRecord& record,
                                const Action& action, const std::string& to, Instant happened_at) {
    cases::Movement movement;
    movement.action = action.name;
    movement.once = action.once;
    movement.to = record.state;
    const State& source = *definition.state(record.state);
    const State& target = to.empty() ? source : *definition.state(to);
    const auto running = start_and_stop(movement, definition, record, action, target, happened_at);
    if (to.empty()) {
        return movement;
    }
    for (const std::string& clock : source.pauses) {
        if (contains(running, clock)) {
            movement.clocks.push_back(
                step(clock, Change::resumed, happened_at, pause_reason(source)));
        }
    }
    add_pauses(movement, running, target, happened_at);
    enter(movement, target, happened_at);
    return movement;
}

std::vector<ClockStep> pausing_steps(const cases::CaseRecord& record,
                                     const std::vector<std::string>& clocks,
                                     std::string_view reason, Instant at) {
    std::vector<ClockStep> steps;
    for (const std::string& clock : clocks) {
        if (runs(record, clock)) {
            steps.push_back(step(clock, Change::paused, at, reason));
        }
    }
    return steps;
}

std::vector<ClockStep> resuming_steps(const cases::CaseRecord& record,
                                      const std::vector<std::string>& clocks,
                                      std::string_view reason, Instant at) {
    std::vector<ClockStep> steps;
    for (const std::string& clock : clocks) {
        if (runs(record, clock)) {
            steps.push_back(step(clock, Change::resumed, at, reason));
        }
    }
    return steps;
}

}  // namespace moothall::workflows
