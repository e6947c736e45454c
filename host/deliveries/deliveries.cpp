#include "deliveries/deliveries.h"

#include <optional>

#include "cases/find_case.h"
#include "deliveries/due_deliveries.h"

namespace moothall::deliveries {
namespace {

std::string stream_of(const cases::Outgoing& work) {
    return "case/" + work.case_id;
}

/// The same whoever tries, and whenever.
std::string key_of(const cases::Outgoing& work) {
    return work.case_id + "/" + std::to_string(work.number);
}

Refusal for_a_person(std::string reason) {
    return {RefusalKind::invalid_input, std::move(reason)};
}

/// Why a piece is not to be handed over any more.
std::optional<Refusal> given_up(const Attempt& attempt, Instant now) {
    if (now - attempt.since_at > wanted_max) {
        return for_a_person("It was wanted more than " + std::to_string(wanted_max.count()) +
                            " days ago and could not be delivered. See whether it should still "
                            "leave: try it again, or close it.");
    }
    if (attempt.tries > tries_max) {
        return for_a_person(
            "It was tried " + std::to_string(tries_max) +
            " times, and the last time nobody heard what came of it: the host ended, or the "
            "carrier did not answer in time. " +
            attempt.refusal);
    }
    return std::nullopt;
}

bool may_heal(const Refusal& refusal, const Attempt& attempt) {
    return refusal.kind == RefusalKind::not_available && attempt.tries < tries_max;
}

}  // namespace

std::size_t Deliveries::deliver_due(const std::stop_token& stop) const {
    std::size_t handled = 0;
    for (const std::string& kind : parts_.carriers.kinds()) {
        while (const std::size_t now = deliver_each_due(kind, stop)) {
            handled += now;  // What was behind may be due now.
        }
    }
    return handled;
}

std::vector<WaitingWork> Deliveries::waiting() const {
    return waiting_for_plugin(*parts_.store.read(), parts_.carriers.kinds());
}

std::size_t Deliveries::deliver_each_due(const std::string& kind,
                                         const std::stop_token& stop) const {
    std::size_t handled = 0;
    DueDeliveries due(kind, parts_.clock.now());
    while (true) {
        const auto some = due.next(*parts_.store.read());
        for (const cases::Outgoing& work : some) {
            if (stop.stop_requested()) {
                return handled;
            }
            handled += deliver(work) ? 1 : 0;
        }
        if (some.empty()) {
            return handled;
        }
    }
}

bool Deliveries::deliver(const cases::Outgoing& work) const {
    const Instant now = parts_.clock.now();
    if (!is_due(work, attempt_on(*parts_.store.read(), work), now)) {
        return false;  // Another has it: seen without keeping anybody from writing.
    }
    const auto attempt = take(parts_.store, work, now, journal::new_id(now, parts_.randomness));
    if (!attempt) {
        return false;
    }
    cases::OutgoingTried tried{stream_of(work), work.number, work.kind, "", attempt->tries};
    Result<Table> answer = Refusal{};
    try {
        const auto delivery = read_delivery(work);
        if (!delivery) {
            finish(parts_.store, *attempt);
            return true;
        }
        tried.name = delivery->name;
        const auto refusal = given_up(*attempt, now);
        answer = refusal ? Result<Table>(*refusal) : parts_.carriers.deliver(*delivery);
    } catch (const store::StoreFault&) {
        throw;  // The lease ends by itself.
    } catch (const std::exception& fault) {
        answer = Refusal{RefusalKind::not_available, fault.what()};
    }
    conclude(*attempt, tried, answer);
    return true;
}

/// Nothing where its words were erased meanwhile.
std::optional<channel::Delivery> Deliveries::read_delivery(const cases::Outgoing& work) const {
    const auto reader = parts_.store.read();
    const auto record = cases::read_case(*reader, work.case_id).value();
    const auto event =
        journal::events_of(*reader, parts_.folds, stream_of(work), work.number - 1, 1).at(0);
    if (event.erased) {
        return std::nullopt;
    }
    return channel::Delivery{key_of(work),
                             work.kind,
                             record.reference,
                             record.type,
                             event.facts.text_or_empty(work.kind),
                             event.body.text_or_empty("to"),
                             event.body.text_or_empty("copy"),
                             event.body.has("values") ? event.body.table("values") : Table{},
                             event.happened_at};
}

void Deliveries::conclude(const Attempt& attempt, const cases::OutgoingTried& tried,
                          const Result<Table>& answer) const {
    const Instant now = parts_.clock.now();
    if (answer) {
        keep(attempt, cases::delivered(tried, now, *answer));
        return;
    }
    const Refusal& refusal = answer.error();
    const std::string what = "The " + tried.kind + " " + tried.name + " of " + tried.stream;
    if (may_heal(refusal, attempt)) {
        parts_.report(what + " was not delivered and is tried again: " + refusal.reason);
        put_off(parts_.store, attempt, now + pause_after(attempt.tries), refusal.reason);
        return;
    }
    parts_.report(what + " was not delivered and needs attention: " + refusal.reason);
    keep(attempt, cases::delivery_failed(tried, now, refusal.reason));
}

void Deliveries::keep(const Attempt& attempt, const journal::Draft& outcome) const {
    const Instant now = parts_.clock.now();
    const journal::Cause cause{"plugin/" + parts_.carriers.plugin_of(attempt.kind), "",
                               journal::new_command(now, parts_.randomness), "", now};
    const auto still_ours = [&](store::Reader& reader) -> std::optional<Refusal> {
        if (holds(reader, attempt)) {
            return std::nullopt;
        }
        return Refusal{RefusalKind::not_available,
                       "It took too long, and another has taken it over."};
    };
    const auto kept = parts_.journal.commit({cause, {}, {still_ours}, {outcome}});
    if (!kept) {
        parts_.report("What came of a delivery of " + outcome.stream + " (" + outcome.kind +
                      ") was not kept: " + kept.error().reason);
        return;
    }
    finish(parts_.store, attempt);
}

}  // namespace moothall::deliveries
