#include "journal/fold.h"

#include <algorithm>
#include <cassert>

#include "journal/commands.h"

namespace moothall::journal {

void Folds::add(std::string stream_prefix, Fold fold, Forget forget) {
    entries_.push_back(Entry{std::move(stream_prefix), std::move(fold), std::move(forget), {}});
}

void Folds::add_lasting(std::string stream_prefix, Fold fold, std::string why) {
    entries_.push_back(Entry{std::move(stream_prefix), std::move(fold), {}, std::move(why)});
}

void Folds::add_first(std::string stream, Fold fold, std::string why) {
    if (std::ranges::find(first_streams_, stream) == first_streams_.end()) {
        first_streams_.push_back(stream);
    }
    add_lasting(std::move(stream), std::move(fold), std::move(why));
}

void Folds::add_upcast(std::string kind, int revision, Upcast upcast) {
    const bool added =
        upcasts_.emplace(std::pair(std::move(kind), revision), std::move(upcast)).second;
    assert(added);
}

void Folds::apply(const Event& event, store::Writer& writer) const {
    fold_command(event, writer);
    for (const Entry& entry : entries_) {
        if (event.stream.starts_with(entry.stream_prefix)) {
            entry.fold(event, writer);
        }
    }
}

void Folds::upcast(std::string_view kind, int& revision, Table& facts, Table& body) const {
    auto step = upcasts_.find(std::pair(std::string(kind), revision));
    while (step != upcasts_.end()) {
        step->second(facts, body);
        ++revision;
        step = upcasts_.find(std::pair(std::string(kind), revision));
    }
}

std::optional<std::string> Folds::why_lasting(std::string_view stream) const {
    const auto lasting = std::ranges::find_if(entries_, [&](const Entry& entry) {
        return !entry.forget && stream.starts_with(entry.stream_prefix);
    });
    return lasting == entries_.end() ? std::nullopt : std::optional(lasting->why);
}

void Folds::forget(std::string_view stream, std::int64_t last, store::Writer& writer) const {
    assert(!why_lasting(stream));
    for (const Entry& entry : entries_) {
        if (stream.starts_with(entry.stream_prefix)) {
            entry.forget(stream, last, writer);
        }
    }
}

}  // namespace moothall::journal
