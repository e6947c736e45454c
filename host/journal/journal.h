#pragma once

#include "journal/event.h"
#include "journal/fold.h"
#include "store/store.h"

#include <moothall/service/result.h>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::journal {

/// A stream and the number of the last event that a decision saw in it; 0 if it had none.
struct Seen {
    std::string stream;
    std::int64_t number;

    friend bool operator==(const Seen&, const Seen&) = default;
};

/// Looked at inside the commit, after the read set: the way to take what runs short.
using Condition = std::function<std::optional<Refusal>(store::Reader&)>;

/// What a command decided: kept whole, or not at all.
struct Decision {
    Cause cause;
    std::vector<Seen> read_set;
    std::vector<Condition> conditions;
    std::vector<Draft> events;
};

/// What was kept, in the order of the decision's events.
struct Committed {
    std::vector<Event> events;
    bool repeated;  ///< The command had been done before: these are its events of then.
};

/// The truth: streams of events, chained and sealed, and the projections folded from them.
///
/// Threads: any. Faults: StoreFault; then nothing was kept.
class Journal {
public:
    /// Borrows both, which must outlive it.
    Journal(store::Store& store, const Folds& folds);

    /// Keeps a decision, or says which stream moved since it was read.
    /// Refused: stale_version, naming the stream; or what a condition said.
    Result<Committed> commit(const Decision& decision);

    /// Decides inside the writer, where nothing can move meanwhile: for whoever was told
    /// stale_version three times. `decide` may run more than once.
    Result<Committed> commit_inside(
        const std::function<Result<Decision>(store::Reader&)>& decide);

private:
    store::Store& store_;
    const Folds& folds_;
};

/// The events of one stream after a number, oldest first.
std::vector<Event> events_of(store::Reader& reader, std::string_view stream,
                             std::int64_t after_number, std::size_t limit);

/// Sealed events after a position, in order: none is lost, none comes later in between.
std::vector<Event> events_after(store::Reader& reader, std::int64_t position, std::size_t limit);

}  // namespace moothall::journal
