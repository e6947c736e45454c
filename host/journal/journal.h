#pragma once

#include <moothall/service/result.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/event.h"
#include "journal/fold.h"
#include "journal/ids.h"
#include "store/store.h"

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

/// Whose words are to be taken away for good, and why. The reason is a body too.
struct Erasure {
    std::string stream;
    std::vector<std::int64_t> numbers;
    std::string reason;
};

/// What was kept, in the order of the decision's events.
struct Committed {
    std::vector<Event> events;
    bool repeated;  ///< The command had been done before: these are its events of then.
};

/// Decides from what it reads. Has no other effect, and may run more than once.
using Decide = std::function<Result<Decision>(store::Reader&)>;

/// The truth: streams of events, chained and sealed, and the projections folded from them.
///
/// A command that was done before gives its events of then, whatever the decision says now; told to
/// do it by another actor it is refused, invalid_input.
/// Threads: any. Faults: StoreFault; then nothing was kept. What a fold throws is thrown on.
class Journal {
public:
    /// Borrows the first two, which must outlive it.
    Journal(store::Store& store, const Folds& folds, Randomness randomness);

    /// Keeps a decision, or says which stream moved since it was read.
    /// Refused: stale_version, naming the first stream of the read set that moved; what a condition
    /// said; invalid_input for a text that is not UTF-8 or an event of more than `event_size_max`.
    Result<Committed> commit(const Decision& decision);

    /// Decides on a snapshot and commits; decides again when something moved meanwhile, at most
    /// three times, then once more inside the writer, so that nobody starves. While nobody else
    /// writes, it decides inside the writer at once. What `decide` refuses
    /// is final. The decision's actor and command must be those of `cause`, by which a command that
    /// was done before is found first: `decide` would refuse now what was done then.
    Result<Committed> decide_and_commit(const Cause& cause, const Decide& decide);
    /// The same for a command that nobody repeats: see new_command.
    Result<Committed> decide_and_commit(const Decide& decide);

    /// Decides inside the writer, where nothing can move meanwhile.
    Result<Committed> commit_inside(const Cause& cause, const Decide& decide);
    Result<Committed> commit_inside(const Decide& decide);

    /// Takes the bodies of these events away for good, with their salts; notes it as an event of
    /// the stream ("case.erased", facts: numbers) and folds the stream again, all or nothing. The
    /// chain stays whole. Follow it with Store::purge, which clears the files too. Refused:
    /// not_found for a number that the stream does not have, not_available where all of them are
    /// erased already or what the stream holds has to last (see Folds::add_lasting), invalid_input
    /// for a command that has done something else.
    Result<Committed> erase(const Erasure& erasure, const Cause& cause);

private:
    Result<Committed> decide_inside(const Cause& cause, const Decide& decide,
                                    store::Writer& writer) const;
    Result<Committed> erase_inside(const Erasure& erasure, const Cause& cause,
                                   store::Writer& writer) const;

    store::Store& store_;
    const Folds& folds_;
    Randomness randomness_;
};

/// Bytes of the facts and body of one event, as they are kept.
inline constexpr std::size_t event_size_max = std::size_t{8} * 1024 * 1024;

/// The events of one stream after a number, oldest first.
/// Faults: throws DamagedEvent for one that cannot be read.
std::vector<Event> events_of(store::Reader& reader, const Folds& folds, std::string_view stream,
                             std::int64_t after_number, std::size_t limit);

/// Sealed events after a position, in order: none is lost, none comes later in between.
/// Faults: throws DamagedEvent for one that cannot be read.
std::vector<Event> events_after(store::Reader& reader, const Folds& folds, std::int64_t position,
                                std::size_t limit);

}  // namespace moothall::journal
