#include <algorithm>

#include "journal/folding/taking_back.h"
#include "journal/journal.h"
#include "journal/keeping.h"

namespace moothall::journal {
namespace {

/// "case" of "case/01J9…".
std::string kind_of_stream(std::string_view stream) {
    return std::string(stream.substr(0, stream.find('/')));
}

/// Those of the numbers whose bodies are still there, once each, in order.
/// Refused: not_found for one that the stream does not have.
Result<std::vector<std::int64_t>> with_a_body(store::Reader& reader, std::string_view stream,
                                              std::vector<std::int64_t> wanted) {
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());

    std::vector<std::int64_t> found;
    for (const std::int64_t number : wanted) {
        const auto rows =
            number < 1 ? std::vector<store::EventRow>() : reader.events(stream, number - 1, 1);
        if (rows.empty()) {
            return Refusal{RefusalKind::not_found,
                           std::string(stream) + " has no event " + std::to_string(number) +
                               ": look at its history for the numbers it has."};
        }
        if (rows.front().body) {
            found.push_back(number);
        }
    }
    return found;
}

Draft erased_event(const Erasure& erasure, const std::vector<std::int64_t>& numbers, Instant now) {
    Draft draft{.stream = erasure.stream,
                .kind = kind_of_stream(erasure.stream) + ".erased",
                .revision = 1,
                .happened_at = now,
                .facts = {},
                .body = {}};
    draft.facts.set("numbers", List(numbers.begin(), numbers.end()));
    draft.body.set_unless_empty("reason", erasure.reason);
    return draft;
}

/// Whether an event is that of this erasure: some of the words may have been erased before it.
bool is_of_this(const Erasure& erasure, const Event& event) {
    if (event.stream != erasure.stream ||
        event.kind != kind_of_stream(erasure.stream) + ".erased") {
        return false;
    }
    return std::ranges::all_of(event.facts.list("numbers"), [&](const Value& number) {
        return std::ranges::find(erasure.numbers, *number.as_integer()) != erasure.numbers.end();
    });
}

}  // namespace

Result<Committed> Journal::erase(const Erasure& erasure, const Cause& cause) {
    if (const auto why = folds_.why_lasting(erasure.stream)) {
        return Refusal{RefusalKind::not_available, *why};
    }
    Result<Committed> outcome = Refusal{};
    store_.write([&](store::Writer& writer) {
        outcome = erase_inside(erasure, cause, writer);
        return verdict_on(outcome);
    });
    return outcome;
}

Result<Committed> Journal::erase_inside(const Erasure& erasure, const Cause& cause,
                                        store::Writer& writer) const {
    Decision decision{.cause = cause, .read_set = {}, .conditions = {}, .events = {}};
    const auto there = with_a_body(writer, erasure.stream, erasure.numbers);
    if (!there) {
        return there.error();
    }
    decision.events.push_back(erased_event(erasure, *there, cause.recorded_at));
    if (there->empty()) {
        decision.conditions.push_back([](store::Reader&) {
            return Refusal{RefusalKind::not_available,
                           "These words are erased already: nothing is left to do."};
        });
    }
    const auto encoded = encode(decision.events, randomness_);
    if (!encoded) {
        return encoded.error();
    }
    Result<Committed> outcome = keep_if_it_stands(decision, *encoded, folds_, writer);
    if (!outcome) {
        return outcome;
    }
    if (outcome->repeated) {
        if (there->empty() && is_of_this(erasure, outcome->events.front())) {
            return outcome;
        }
        return Refusal{RefusalKind::invalid_input,
                       "A command with this id has done something else already: give yours an id "
                       "of its own."};
    }
    for (const std::int64_t number : *there) {
        writer.erase_body(erasure.stream, number);
    }
    fold_again(erasure.stream, outcome->events.front().number, folds_, writer, writer);
    return outcome;
}

}  // namespace moothall::journal
