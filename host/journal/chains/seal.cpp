#include "journal/chains/seal.h"

#include "journal/chains/hash.h"
#include "journal/chains/merkle.h"

namespace moothall::journal {
namespace {

store::SealRow seal_after(const std::optional<store::SealRow>& last,
                          const std::vector<store::EventRow>& events) {
    MerkleTree tree;
    for (const store::EventRow& event : events) {
        tree.add(event.hash);
    }
    store::SealRow made;
    made.number = last ? last->number + 1 : 1;
    made.first_position = last ? last->last_position + 1 : 1;
    made.last_position = made.first_position + tree.count() - 1;
    made.previous = last ? last->hash : no_hash();
    made.root = tree.root();
    made.hash = hash_of_seal(made);
    return made;
}

}  // namespace

void seal(store::Writer& writer) {
    while (true) {
        const std::vector<store::EventRow> events = writer.unsealed(seal_events_max);
        if (events.empty()) {
            return;
        }
        writer.add_seal(seal_after(writer.last_seal(), events));
        if (events.size() < seal_events_max) {
            return;
        }
    }
}

}  // namespace moothall::journal
