#include "journal/keeping.h"

#include <cassert>
#include <map>

#include "journal/chains/hash.h"
#include "journal/commands.h"
#include "journal/folding/taking_back.h"

namespace moothall::journal {
namespace {

std::int64_t last_number(store::Reader& reader, std::string_view stream) {
    return reader.head(stream).value_or(store::StreamHead{}).number;
}

/// What moved since the decision was made; nothing while it stands.
std::optional<Refusal> moved(const Decision& decision, store::Reader& reader) {
    for (const Seen& seen : decision.read_set) {
        if (last_number(reader, seen.stream) != seen.number) {
            return Refusal{RefusalKind::stale_version,
                           "Somebody changed " + seen.stream +
                               " while you were deciding. Look again and repeat."};
        }
    }
    return std::nullopt;
}

/// The ends of the streams that a decision adds to, as they grow.
class Ends {
public:
    explicit Ends(store::Reader& reader) : reader_(reader) {}

    store::StreamHead& of(const std::string& stream) {
        const auto found = ends_.find(stream);
        if (found != ends_.end()) {
            return found->second;
        }
        auto end = reader_.head(stream).value_or(store::StreamHead{0, no_hash()});
        return ends_.emplace(stream, std::move(end)).first->second;
    }

private:
    store::Reader& reader_;
    std::map<std::string, store::StreamHead> ends_;
};

Event event_of(const Draft& draft, const Cause& cause, std::int64_t number, std::int64_t step) {
    return Event{.position = 0,
                 .stream = draft.stream,
                 .number = number,
                 .kind = draft.kind,
                 .revision = draft.revision,
                 .recorded_at = cause.recorded_at,
                 .happened_at = draft.happened_at,
                 .cause = cause,
                 .facts = draft.facts,
                 .body = draft.body,
                 .erased = false,
                 .step = step};
}

/// Adds the event to its stream, chained to the end, which it becomes.
void append(const Event& event, const EncodedDraft& encoded, store::StreamHead& end,
            store::Writer& writer) {
    store::EventRow row{.position = 0,
                        .stream = event.stream,
                        .number = event.number,
                        .header = encode_header(event),
                        .facts = encoded.facts,
                        .salt = encoded.salt,
                        .body = encoded.body,
                        .body_hash = encoded.body_hash,
                        .hash = {}};
    row.hash = hash_of_event(end.hash, row);
    writer.append(row);
    end = store::StreamHead{event.number, std::move(row.hash)};
}

}  // namespace

std::optional<Result<Committed>> earlier_answer(const Cause& cause, const Folds& folds,
                                                store::Reader& reader) {
    const auto places = events_of_command(reader, cause.command);
    if (places.empty()) {
        return std::nullopt;
    }
    Committed committed{{}, true};
    for (const auto& [stream, number] : places) {
        for (Event& event : events_of(reader, folds, stream, number - 1, 1)) {
            committed.events.push_back(std::move(event));
        }
    }
    if (committed.events.front().cause.actor != cause.actor) {
        return Refusal{RefusalKind::invalid_input,
                       "Somebody else has given a command with this id: give yours an id of its "
                       "own."};
    }
    return committed;
}

Result<Committed> keep(const Decision& decision, const std::vector<EncodedDraft>& encoded,
                       const Folds& folds, store::Writer& writer) {
    assert(!decision.cause.command.empty());
    assert(encoded.size() == decision.events.size());
    for (const Condition& condition : decision.conditions) {
        if (auto refusal = condition(writer)) {
            return *std::move(refusal);
        }
    }
    Committed committed{{}, false};
    committed.events.reserve(decision.events.size());
    Ends ends(writer);
    for (std::size_t at = 0; at < decision.events.size(); ++at) {
        const Draft& draft = decision.events[at];
        store::StreamHead& end = ends.of(draft.stream);
        Event event =
            event_of(draft, decision.cause, end.number + 1, static_cast<std::int64_t>(at) + 1);
        append(event, encoded[at], end, writer);
        folds.upcast(event.kind, event.revision, event.facts, event.body);
        fold(event, folds, writer, writer);
        committed.events.push_back(std::move(event));
    }
    return committed;
}

Result<Committed> keep_if_it_stands(const Decision& decision,
                                    const std::vector<EncodedDraft>& encoded, const Folds& folds,
                                    store::Writer& writer) {
    if (auto earlier = earlier_answer(decision.cause, folds, writer)) {
        return *std::move(earlier);
    }
    if (auto refusal = moved(decision, writer)) {
        return *std::move(refusal);
    }
    return keep(decision, encoded, folds, writer);
}

store::Verdict verdict_on(const Result<Committed>& outcome) {
    const bool something = outcome && !outcome->repeated && !outcome->events.empty();
    return something ? store::Verdict::keep : store::Verdict::discard;
}

}  // namespace moothall::journal
