#include "journal/rebuild.h"

#include <algorithm>
#include <limits>

#include "journal/chains/seal.h"
#include "journal/encoding.h"
#include "journal/folding.h"
#include "journal/folding/taking_back.h"
#include "journal/journal.h"

namespace moothall::journal {
namespace {

constexpr std::size_t page = 500;

}  // namespace

void fold_first_streams(store::Reader& from, const Folds& folds, store::Writer& into) {
    for (const std::string& stream : folds.first_streams()) {
        std::int64_t done = 0;
        while (true) {
            const std::vector<Event> events = events_of(from, folds, stream, done, page);
            for (Event event : events) {
                done = event.number;
                if (event.position > 0) {  // Else it is not sealed yet, like others of its time.
                    event.position = 0;
                    folds.apply(event, into);
                }
            }
            if (events.size() < page) {
                break;
            }
        }
    }
}

std::int64_t fold_after(std::int64_t position, std::size_t limit, store::Reader& from,
                        const Folds& folds, store::Writer& into) {
    for (Event& event : events_after(from, folds, position, limit)) {
        position = event.position;
        event.position = 0;  // As it was when it was folded at first.
        if (std::ranges::find(folds.first_streams(), event.stream) == folds.first_streams().end()) {
            fold(event, folds, from, into);
        }
    }
    return position;
}

void fold_unsealed(store::Reader& from, const Folds& folds, store::Writer& into) {
    for (const store::EventRow& row : from.unsealed(std::numeric_limits<std::size_t>::max())) {
        fold(decode(row, folds), folds, from, into);
    }
}

std::int64_t rebuild(store::Store& store, const Folds& folds) {
    std::int64_t folded = 0;
    store.write([&](store::Writer& writer) {
        folded = 0;
        writer.clear_projections();
        seal(writer);
        fold_first_streams(writer, folds, writer);
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
