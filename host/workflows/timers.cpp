// How what is due by itself takes effect: each timer exactly once, whichever host gets to it.
#include <algorithm>
#include <map>

#include "cases/due/due_dates.h"
#include "cases/find_case.h"
#include "workflows/case_decision.h"
#include "workflows/deciding.h"

namespace moothall::workflows {
namespace {

constexpr std::size_t due_at_a_time = 100;

/// So many timers of one case take effect at one moment; more set one another off without end.
constexpr int turns_max = 100;

/// The same for whoever tries, so that a timer takes effect once; another as soon as the case has
/// gone on, so that a timer that was set again at the same moment is a new one.
std::string command_of(const cases::DueTimer& due, store::Reader& reader) {
    const auto head = reader.head("case/" + due.case_id);
    return "timer/" + due.case_id + "/" + std::to_string(due.entry) + "/" + due.name + "/" +
           std::to_string(head ? head->number : 0);
}

const cases::TimerOnCase* find_timer(const cases::CaseRecord& record, const cases::DueTimer& due) {
    const auto found = std::ranges::find_if(record.timers, [&](const cases::TimerOnCase& timer) {
        return timer.name == due.name && timer.entry == due.entry;
    });
    return found == record.timers.end() ? nullptr : &*found;
}

std::vector<std::string> services_of(const DecidingParts& parts) {
    std::vector<std::string> services;
    for (const auto& [service, letters] : parts.letters_of_service) {
        services.push_back(service);
    }
    return services;
}

/// A refused timer is an event with its sentence; the case then needs somebody's attention.
journal::Decision refused(const cases::CaseRecord& record, const cases::TimerOnCase& timer,
                          const journal::Cause& cause, Instant now, const std::string& sentence,
                          store::Reader& reader) {
    return {cause,
            {{record.stream(), reader.head(record.stream()).value().number}},
            {},
            {cases::timer_refused(record, timer, now, sentence)}};
}

}  // namespace

/// What a timer that is due does. An action that it takes comes after the event that it fired.
Result<journal::Decision> Deciding::decide_timer(const cases::CaseRecord& record,
                                                 const cases::TimerOnCase& timer,
                                                 const Asking& asking, store::Reader& reader) {
    const auto bundle = parts_.bundles.get(reader, record.workflow);
    const identity::Actor time = identity::time_itself();
    auto why = cause(asking, bundle->hash);
    why.on_behalf_of = asking.actor.id == time.id ? "" : time.id;
    CaseDecision decision(parts_, *bundle, record, asking.now, reader);
    if (timer.take.empty()) {
        return decision.fire(timer, why);
    }
    auto made = decision.act(time, {record.reference, timer.take, {}, timer.reason}, why);
    if (made) {
        made->events.insert(made->events.begin(),
                            cases::timer_fired(record, timer, asking.now, {}));
    }
    return made;
}

Deciding::TimerTaken Deciding::keep_timer(const cases::DueTimer& due, Instant now,
                                          const std::optional<std::string>& refusal) {
    TimerTaken taken;
    const auto committed =
        parts_.journal.decide_and_commit([&](store::Reader& reader) -> Result<journal::Decision> {
            auto record = cases::read_case(reader, due.case_id);
            if (record) {  // It may not have followed the last change of the calendar yet.
                cases::compute_due(*record, *parts_.calendars.as_of(reader));
            }
            const cases::TimerOnCase* timer = record ? find_timer(*record, due) : nullptr;
            taken.was_due = timer != nullptr && timer->due_at && *timer->due_at <= now;
            if (!taken.was_due) {
                return Refusal{RefusalKind::not_available, "The timer is not due any more."};
            }
            const Asking asking{identity::time_itself(), command_of(due, reader), now};
            auto made = refusal ? Result<journal::Decision>(Refusal{{}, *refusal})
                                : decide_timer(*record, *timer, asking, reader);
            if (made) {
                return made;
            }
            return refused(*record, *timer, cause(asking, record->workflow), now,
                           made.error().reason, reader);
        });
    taken.took_effect = committed && !committed->repeated;
    if (!committed) {
        taken.refusal = committed.error().reason;
    }
    return taken;
}

bool Deciding::take_timer(const cases::DueTimer& due, Instant now) {
    TimerTaken taken = keep_timer(due, now, std::nullopt);
    if (taken.was_due && !taken.refusal.empty()) {
        // Refused in the very keeping: somebody has just taken the last place, say.
        taken = keep_timer(due, now, taken.refusal);
    }
    return taken.took_effect;
}

/// A timer that fails, with its plugin or its script, stays due and keeps nobody else from theirs.
bool Deciding::take_at_the_door(const cases::DueTimer& due, Instant now, int turn) {
    try {
        if (turn >= turns_max) {
            return keep_timer(due, now, "The timers of this case set one another off without end.")
                .took_effect;
        }
        return take_timer(due, now);
    } catch (const store::StoreFault&) {
        throw;
    } catch (const std::exception& fault) {
        parts_.report("The timer " + due.name + " stays due: " + fault.what(),
                      command_of(due, *parts_.store.read()));
    }
    return false;
}

bool Deciding::has_due_timers(store::Reader& reader, Instant now) const {
    return !cases::DueTimers(services_of(parts_), now).next(reader, 1).empty();
}

std::optional<Instant> Deciding::next_timer_due(store::Reader& reader) const {
    // Whenever it may be: the last moment that a timer can bear.
    const auto next = cases::DueTimers(services_of(parts_), Instant::max() - Instant::duration(1))
                          .next(reader, 1);
    return next.empty() ? std::nullopt : std::optional(next.front().due_at);
}

std::size_t Deciding::take_due_timers(Instant now) {
    return take_due_timers(now, [] { return Onward::go_on; });
}

std::size_t Deciding::take_due_timers(Instant now, const BeforeEach& before_each) {
    Turns turns;
    std::size_t taken = 0;
    while (true) {
        const Walk walk = take_each_due(now, turns, before_each);
        taken += walk.taken;
        if (walk.taken == 0 || walk.onward == Onward::stop) {
            return taken;
        }
    }
}

/// Goes once through all that is due. Taking one may set another that is due as well.
Deciding::Walk Deciding::take_each_due(Instant now, Turns& turns, const BeforeEach& before_each) {
    Walk walk;
    cases::DueTimers timers(services_of(parts_), now);
    while (true) {
        const auto due = timers.next(*parts_.store.read(), due_at_a_time);
        for (const cases::DueTimer& one : due) {
            walk.onward = before_each();
            if (walk.onward == Onward::stop) {
                return walk;
            }
            int& turn = turns[one.case_id];
            if (take_at_the_door(one, now, turn)) {
                ++walk.taken;
                ++turn;
            }
        }
        if (due.size() < due_at_a_time) {
            return walk;
        }
    }
}

std::vector<cases::WaitingTimers> Deciding::waiting_timers(Instant now) {
    return cases::waiting_timers(*parts_.store.read(), services_of(parts_), now);
}

}  // namespace moothall::workflows
