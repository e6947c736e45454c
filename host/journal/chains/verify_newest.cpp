#include "journal/chains/verify_newest.h"

#include <algorithm>

#include "journal/chains/seal.h"
#include "journal/encoding.h"

namespace moothall::journal {
namespace {

/// The hash of the event before it in its stream.
std::string hash_before(store::Reader& reader, const store::EventRow& row) {
    if (row.number <= 1) {
        return no_hash();
    }
    const auto before = reader.events(row.stream, row.number - 2, 1);
    return before.empty() ? std::string() : before.front().hash;
}

void check_event(store::Reader& reader, const store::EventRow& row, const Report& report) {
    if (row.body && row.body_hash != hash_of_body(row.salt, *row.body)) {
        report("The body of " + named(row) + " was changed, or its salt or hash.");
    }
    if (row.hash != hash_of_event(hash_before(reader, row), row)) {
        report("The chain breaks at " + named(row) +
               ": its header, its facts or its hash was changed, or the event before it was.");
    }
    try {
        decode(row);
    } catch (const DamagedEvent&) {
        report("What was kept as " + named(row) + " is not an event.");
    }
}

}  // namespace

Verification verify_newest(store::Reader& reader, std::size_t seals_max, const Report& report) {
    Verification seen;
    const auto last = reader.last_seal();
    if (!last) {
        return seen;
    }
    const Report counting = [&](const std::string& sentence) {
        ++seen.damages;
        report(sentence);
    };
    const auto asked = static_cast<std::int64_t>(seals_max);
    // One more, on which the first of them stands.
    const auto from = std::max<std::int64_t>(last->number - asked - 1, 0);
    auto seals = reader.seals(from, seals_max + 1);
    store::SealRow before{0, 0, 0, {}, {}, no_hash()};
    if (seals.size() > seals_max) {
        before = seals.front();
        seals.erase(seals.begin());
    }
    SealWalk walk(reader, counting, before);
    for (const store::SealRow& seal : seals) {
        walk.pass(seal, [&](const store::EventRow& row) {
            ++seen.events;
            check_event(reader, row, counting);
        });
        ++seen.seals;
        seen.head = to_hex(seal.hash);
    }
    walk.end();
    seen.unsealed = static_cast<std::int64_t>(reader.unsealed(seal_events_max).size());
    return seen;
}

}  // namespace moothall::journal
