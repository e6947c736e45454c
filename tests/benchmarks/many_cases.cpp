#include "benchmarks/many_cases.h"

#include <algorithm>
#include <cstdio>

#include "cases/case_reference.h"
#include "cases/find_case.h"
#include "journal/ids.h"

namespace moothall::benchmarks {
namespace {

constexpr std::int64_t in_a_transaction = 1000;

/// The event of a case that was opened through the front door, as a pattern for others.
journal::Event opened_event(operations::Council& council, const std::string& reference) {
    const auto reader = council.store.read();
    const auto record = cases::find_case(*reader, reference).value();
    return journal::events_of(*reader, council.folds, record.stream(), 0, 1).front();
}

journal::Draft another(const journal::Event& pattern, std::int64_t number, const std::string& id) {
    // Nobody's cases come in the order of their deadlines.
    const std::int64_t mixed = number * 7919 % 100'000;
    const Instant received = pattern.facts.instant("received_at") - std::chrono::minutes(mixed);
    Table facts = pattern.facts;
    facts.set("reference", reference_of(number)).set("received_at", received);
    Table body = pattern.body;
    body.set("owner", owner_of(number));
    return {"case/" + id, pattern.kind, pattern.revision, received, facts, body};
}

}  // namespace

std::string owner_of(std::int64_t number) {
    return "officer/" + std::to_string(number % owners);
}

std::string reference_of(std::int64_t number) {
    return cases::make_reference("CT", 30, number + 1);
}

void make_cases(const std::filesystem::path& folder, std::int64_t count) {
    CouncilOnBench council(folder);
    make_cases(council, count);
}

void make_cases(CouncilOnBench& council, std::int64_t count) {
    auto& parts = council.parts();
    const journal::Event pattern = opened_event(parts, council.open_reviews(1).front());
    for (std::int64_t first = 0; first < count; first += in_a_transaction) {
        const Instant now = parts.clock.now();
        journal::Decision decision{
            {"import", "", journal::new_command(now, parts.randomness), "", now}, {}, {}, {}};
        for (std::int64_t number = first; number < std::min(count, first + in_a_transaction);
             ++number) {
            decision.events.push_back(
                another(pattern, number, journal::new_id(now, parts.randomness)));
        }
        parts.journal.commit(decision).value();
    }
}

}  // namespace moothall::benchmarks
