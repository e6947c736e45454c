#include "journal/journal.h"

#include "journal/keeping.h"

namespace moothall::journal {
namespace {

constexpr int attempts_on_a_snapshot = 4;  // Decided once, and again at most three times.

/// The cause of a command that no earlier one is looked for.
Cause unrepeatable() {
    Cause cause{};
    cause.command = unrepeatable_prefix;
    return cause;
}

}  // namespace

Journal::Journal(store::Store& store, const Folds& folds, Randomness randomness)
    : store_(store), folds_(folds), randomness_(std::move(randomness)) {}

Result<Committed> Journal::commit(const Decision& decision) {
    const auto encoded = encode(decision.events, randomness_);
    if (!encoded) {
        return encoded.error();
    }
    Result<Committed> outcome = Refusal{};
    store_.write([&](store::Writer& writer) {
        outcome = keep_if_it_stands(decision, *encoded, folds_, writer);
        return verdict_on(outcome);
    });
    return outcome;
}

Result<Committed> Journal::decide_and_commit(const Cause& cause, const Decide& decide) {
    const int attempts = store_.is_idle() ? 0 : attempts_on_a_snapshot;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        auto reader = store_.read();
        if (auto earlier = earlier_answer(cause, folds_, *reader)) {
            return *std::move(earlier);
        }
        const Result<Decision> decision = decide(*reader);
        reader.reset();
        if (!decision) {
            return decision.error();
        }
        Result<Committed> outcome = commit(*decision);
        if (outcome || outcome.error().kind != RefusalKind::stale_version) {
            return outcome;
        }
    }
    return commit_inside(cause, decide);
}

Result<Committed> Journal::decide_and_commit(const Decide& decide) {
    return decide_and_commit(unrepeatable(), decide);
}

Result<Committed> Journal::commit_inside(const Cause& cause, const Decide& decide) {
    Result<Committed> outcome = Refusal{};
    store_.write([&](store::Writer& writer) {
        outcome = decide_inside(cause, decide, writer);
        return verdict_on(outcome);
    });
    return outcome;
}

Result<Committed> Journal::commit_inside(const Decide& decide) {
    return commit_inside(unrepeatable(), decide);
}

Result<Committed> Journal::decide_inside(const Cause& cause, const Decide& decide,
                                         store::Writer& writer) const {
    if (auto earlier = earlier_answer(cause, folds_, writer)) {
        return *std::move(earlier);
    }
    const Result<Decision> decision = decide(writer);
    if (!decision) {
        return decision.error();
    }
    const auto encoded = encode(decision->events, randomness_);
    if (!encoded) {
        return encoded.error();
    }
    return keep(*decision, *encoded, folds_, writer);
}

std::vector<Event> events_of(store::Reader& reader, const Folds& folds, std::string_view stream,
                             std::int64_t after_number, std::size_t limit) {
    std::vector<Event> events;
    for (const store::EventRow& row : reader.events(stream, after_number, limit)) {
        events.push_back(decode(row, folds));
    }
    return events;
}

std::vector<Event> events_after(store::Reader& reader, const Folds& folds, std::int64_t position,
                                std::size_t limit) {
    std::vector<Event> events;
    for (const store::EventRow& row : reader.events_by_position(position, limit)) {
        events.push_back(decode(row, folds));
    }
    return events;
}

}  // namespace moothall::journal
