#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "journal/event.h"
#include "journal/fold.h"
#include "store/store.h"

namespace moothall::journal {

/// The fact of an event that takes earlier ones of its stream back: their numbers. They stay in the
/// journal; the projections are then as if they had not happened.
inline constexpr const char* takes_back = "takes_back";

/// What an event takes back; most take nothing.
std::vector<std::int64_t> taken_back_by(const Event& event);

/// Brings the projections up to date with one event. After one that takes others back its stream is
/// folded again without them, from the journal that `from` holds: so what a fold gives depends on
/// the events that count, and no fold has to know how to go back. Faults: StoreFault, DamagedEvent.
void fold(const Event& event, const Folds& folds, store::Reader& from, store::Writer& into);

/// Folds a stream again from its first event to the one with number `last`, without those that were
/// taken back by then. Requires a stream that is not lasting. Memory: a page of events.
void fold_again(std::string_view stream, std::int64_t last, const Folds& folds, store::Reader& from,
                store::Writer& into);

}  // namespace moothall::journal
