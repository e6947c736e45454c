#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "journal/event.h"
#include "store/store.h"

namespace moothall::journal {

/// Brings the projections of one event up to date.
///
/// Depends on the event (without its position) and on the rows that it reads through the writer
/// alone, never on events, heads or seals: so a rebuild into an empty store gives the same rows. An
/// erased event comes with an empty body.
using Fold = std::function<void(const Event&, store::Writer&)>;

/// Takes away what a fold made of the events of one stream, of which the last has the number
/// `last`, counts among it, so that the stream can be folded again from its first event.
using Forget = std::function<void(std::string_view stream, std::int64_t last, store::Writer&)>;

/// Reads facts and body of an older revision as the next one. Pure. An erased body comes empty, and
/// what is done to it is dropped.
using Upcast = std::function<void(Table& facts, Table& body)>;

/// What each kind of event means to the projections. Filled once, in startup.
///
/// The table of commands (see commands.h) is folded from every event without being added here.
/// Threads: any, once filled.
class Folds {
public:
    /// Every event whose stream begins with `stream_prefix` ("case/") goes to `fold`, in the order
    /// added.
    void add(std::string stream_prefix, Fold fold, Forget forget);
    /// The same for streams of which nothing can be erased; `why` is the sentence that says so.
    void add_lasting(std::string stream_prefix, Fold fold, std::string why);

    /// The same of one stream on whose rows the folds of others depend, as deadlines do on the
    /// calendar. A rebuild folds such streams before all others, so that these see them as they are
    /// now, whenever their own events happened. Nothing of it can be erased; `why` says so.
    void add_first(std::string stream, Fold fold, std::string why);

    /// From `revision` of `kind` to the next.
    void add_upcast(std::string kind, int revision, Upcast upcast);

    void apply(const Event& event, store::Writer& writer) const;
    void upcast(std::string_view kind, int& revision, Table& facts, Table& body) const;

    /// The streams that a rebuild folds before all others.
    const std::vector<std::string>& first_streams() const { return first_streams_; }

    /// Why nothing of this stream can be erased; nothing where it can.
    std::optional<std::string> why_lasting(std::string_view stream) const;
    /// Requires a stream that is not lasting.
    void forget(std::string_view stream, std::int64_t last, store::Writer& writer) const;

private:
    struct Entry {
        std::string stream_prefix;
        Fold fold;
        Forget forget;    ///< Empty for a lasting stream.
        std::string why;  ///< Of a lasting stream.
    };

    std::vector<Entry> entries_;
    std::vector<std::string> first_streams_;
    std::map<std::pair<std::string, int>, Upcast> upcasts_;
};

}  // namespace moothall::journal
