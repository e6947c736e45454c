#pragma once

#include "journal/event.h"
#include "store/store.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::journal {

/// Brings the projections of one event up to date. Depends on the event and on what it reads
/// through the writer alone, so that a rebuild gives the same rows.
using Fold = std::function<void(const Event&, store::Writer&)>;

/// Reads a body of an older revision as the next one. Pure.
using Upcast = std::function<void(Table& facts, Table& body)>;

/// What each kind of event means to the projections. Filled once, in startup.
class Folds {
public:
    /// Every event whose stream begins with `stream_prefix` ("case/") goes to `fold`, in the order added.
    void add(std::string stream_prefix, Fold fold);

    /// From `revision` of `kind` to the next.
    void add_upcast(std::string kind, int revision, Upcast upcast);

    void apply(const Event& event, store::Writer& writer) const;
    void upcast(std::string_view kind, int& revision, Table& facts, Table& body) const;

private:
    std::vector<std::pair<std::string, Fold>> folds_;
    std::map<std::pair<std::string, int>, Upcast, std::less<>> upcasts_;
};

}  // namespace moothall::journal
