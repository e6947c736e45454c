#include "backups/point_in_time.h"

#include <limits>
#include <string>

#include "journal/encoding.h"

namespace moothall::backups {
namespace {

constexpr std::size_t page = 500;

/// Halves the stretch in which it lies: there may be a seal for each event.
std::optional<store::SealRow> last_seal_until(store::Reader& reader, std::int64_t position) {
    std::optional<store::SealRow> found;
    std::int64_t first = 1;
    const auto newest = reader.last_seal();
    std::int64_t last = newest ? newest->number : 0;
    while (first <= last) {
        const std::int64_t middle = first + (last - first) / 2;
        const store::SealRow seal = reader.seals(middle - 1, 1).at(0);
        if (seal.last_position <= position) {
            found = seal;
            first = middle + 1;
        } else {
            last = middle - 1;
        }
    }
    return found;
}

void note_erasure(const journal::Event& event, std::vector<journal::Draft>& erasures) {
    if (event.kind == event.stream.substr(0, event.stream.find('/')) + ".erased") {
        erasures.push_back(
            {event.stream, event.kind, event.revision, event.happened_at, event.facts, event.body});
    }
}

/// Those of its numbers that are still there, without their words.
List numbers_left(store::Reader& reader, const journal::Draft& erasure) {
    List left;
    for (const Value& each : erasure.facts.list("numbers")) {
        const std::int64_t* number = each.as_integer();
        const auto rows = number == nullptr || *number < 1
                              ? std::vector<store::EventRow>()
                              : reader.events(erasure.stream, *number - 1, 1);
        if (!rows.empty() && rows.front().number == *number && !rows.front().body) {
            left.emplace_back(*number);
        }
    }
    return left;
}

}  // namespace

std::vector<journal::Draft> erasures_after(store::Reader& reader, const journal::Folds& folds,
                                           std::int64_t position) {
    std::vector<journal::Draft> erasures;
    while (true) {
        const auto events = journal::events_after(reader, folds, position, page);
        for (const journal::Event& event : events) {
            note_erasure(event, erasures);
            position = event.position;
        }
        if (events.size() < page) {
            break;
        }
    }
    for (const store::EventRow& row : reader.unsealed(std::numeric_limits<std::size_t>::max())) {
        note_erasure(journal::decode(row, folds), erasures);
    }
    return erasures;
}

Result<Cut> plan_cut(store::Reader& reader, const journal::Folds& folds, std::int64_t to_position) {
    const auto newest = reader.last_seal();
    const std::int64_t end = newest ? newest->last_position : 0;
    if (to_position > end) {
        return Refusal{RefusalKind::invalid_input, "The backup ends at position " +
                                                       std::to_string(end) +
                                                       ": name that one or an earlier one."};
    }
    const auto seal = last_seal_until(reader, to_position);
    if (!seal) {
        return Refusal{RefusalKind::invalid_input, "No seal ends at position " +
                                                       std::to_string(to_position) +
                                                       " or before it: name a later one."};
    }
    return Cut{*seal, erasures_after(reader, folds, seal->last_position)};
}

std::int64_t repeat_erasures(store::Store& store, journal::Journal& journal, const Cut& cut,
                             const journal::Cause& cause) {
    journal::Decision decision{cause, {}, {}, {}};
    {
        const auto reader = store.read();
        for (journal::Draft draft : cut.erasures) {
            List left = numbers_left(*reader, draft);
            if (!left.empty()) {
                draft.facts.set("numbers", std::move(left));
                decision.events.push_back(std::move(draft));
            }
        }
    }
    if (decision.events.empty()) {
        return 0;
    }
    return static_cast<std::int64_t>(journal.commit(decision).value().events.size());
}

}  // namespace moothall::backups
