#include "journal/rebuild.h"

#include "journal/chains/seal.h"
#include "journal/folding.h"
#include "journal/journal.h"

namespace moothall::journal {
namespace {

constexpr std::size_t page = 500;

}  // namespace

std::int64_t fold_after(std::int64_t position, std::size_t limit, store::Reader& from,
                        const Folds& folds, store::Writer& into) {
    for (Event& event : events_after(from, folds, position, limit)) {
        position = event.position;
        event.position = 0;  // As it was when it was folded at first.
        folds.apply(event, into);
    }
    return position;
}

std::int64_t rebuild(store::Store& store, const Folds& folds) {
    std::int64_t folded = 0;
    store.write([&](store::Writer& writer) {
        folded = 0;
        writer.clear_projections();
        seal(writer);
        while (true) {
            const std::int64_t position = fold_after(folded, page, writer, folds, writer);
            if (position == folded) {
                return store::Verdict::keep;
            }
            folded = position;
        }
    });
    return folded;
}

}  // namespace moothall::journal
