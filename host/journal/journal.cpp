#include "journal/journal.h"

#include "journal/keeping.h"

namespace moothall::journal {
namespace {

constexpr int attempts_on_a_snapshot = 4;  // Decided once, and again at most three times.

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
        outcome = keep(decision, *encoded, folds_, writer);
        return verdict_on(outcome);
    });
    return outcome;
}

Result<Committed> Journal::commit_inside(const Decide& decide) {
    Result<Committed> outcome = Refusal{};
    store_.write([&](store::Writer& writer) {
        const Result<Decision> decision = decide(writer);
        if (!decision) {
            outcome = decision.error();
            return store::Verdict::discard;
        }
        const auto encoded = encode(decision->events, randomness_);
        outcome = encoded ? keep(*decision, *encoded, folds_, writer)
                          : Result<Committed>(encoded.error());
        return verdict_on(outcome);
    });
    return outcome;
}

Result<Committed> Journal::decide_and_commit(const Decide& decide) {
    for (int attempt = 0; attempt < attempts_on_a_snapshot; ++attempt) {
        const Result<Decision> decision = decide(*store_.read());
        if (!decision) {
            return decision.error();
        }
        Result<Committed> outcome = commit(*decision);
        if (outcome || outcome.error().kind != RefusalKind::stale_version) {
            return outcome;
        }
    }
    return commit_inside(decide);
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
