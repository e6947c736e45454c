#include "journal/chains/seal_walk.h"

#include <algorithm>
#include <utility>

#include "journal/chains/merkle.h"

namespace moothall::journal {
namespace {

constexpr std::size_t page = 500;

}  // namespace

std::string named(const store::EventRow& row) {
    return "event " + std::to_string(row.number) + " of " + row.stream;
}

SealWalk::SealWalk(store::Reader& reader, const Report& report)
    : reader_(reader), report_(report) {}

SealWalk::SealWalk(store::Reader& reader, const Report& report, store::SealRow before)
    : reader_(reader), report_(report), last_(std::move(before)) {}

void SealWalk::pass(const store::SealRow& seal) {
    pass(seal, [](const store::EventRow&) {});
}

void SealWalk::pass(const store::SealRow& seal, const EachEvent& each_event) {
    const std::string name = "seal " + std::to_string(seal.number);
    if (seal.number != last_.number + 1) {
        report_("The seals have a gap: " + name + " stands where " +
                std::to_string(last_.number + 1) + " should.");
    }
    if (seal.previous != last_.hash || seal.hash != hash_of_seal(seal)) {
        report_("The chain of seals breaks at " + name + ": it was changed, or one before it was.");
    }
    if (seal.first_position != last_.last_position + 1 ||
        seal.last_position < seal.first_position) {
        report_("The positions of " + name + " do not follow those of the one before.");
    }
    if (root_of_events(seal, each_event) != seal.root) {
        report_("The events " + std::to_string(seal.first_position) + " to " +
                std::to_string(seal.last_position) + " are not those that " + name +
                " binds: one was changed, added or lost.");
    }
    last_ = seal;
}

void SealWalk::end() {
    for (const auto& row : reader_.events_by_position(last_.last_position, 1)) {
        report_("No seal binds " + named(row) + ", which has position " +
                std::to_string(row.position) + ".");
    }
}

/// Empty if an event is missing among them.
std::string SealWalk::root_of_events(const store::SealRow& seal, const EachEvent& each_event) {
    MerkleTree tree;
    std::int64_t done = seal.first_position - 1;
    while (done < seal.last_position) {
        const auto rest =
            static_cast<std::uint64_t>(seal.last_position) - static_cast<std::uint64_t>(done);
        const auto rows = reader_.events_by_position(
            done, static_cast<std::size_t>(std::min<std::uint64_t>(rest, page)));
        for (const store::EventRow& row : rows) {
            if (row.position != ++done) {
                return {};
            }
            check_place(row);
            each_event(row);
            tree.add(row.hash);
        }
        if (rows.empty()) {
            return {};
        }
    }
    return tree.count() == 0 ? std::string() : tree.root();
}

/// A walk over the streams does not come by what stands in none.
void SealWalk::check_place(const store::EventRow& row) {
    if (row.number < 1 || row.stream.empty()) {
        report_("The event with position " + std::to_string(row.position) +
                " stands in no stream: its stream or number was changed.");
    }
}

}  // namespace moothall::journal
