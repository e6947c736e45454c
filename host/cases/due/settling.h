#pragma once

#include <cstddef>

#include "holidays/council_calendars.h"
#include "journal/fold.h"
#include "store/store.h"

namespace moothall::cases {

// Deadlines and timers of open cases are cached. When the calendar changes, they are computed again
// in batches, each a transaction of its own, by whichever process gets to it; until that is
// finished a case may show an old cache, but nothing is decided from one.

/// One row: how far the open cases have followed the last change of the calendar.
const store::Table& settling_table();

/// Notes at each change of the calendar that the open cases have to follow. Goes to the stream of
/// the calendar, after its own fold.
journal::Fold settling_fold();

/// Whether every open case has followed the calendar.
bool is_settled(store::Reader& reader);

/// How many cases one batch looks at: a few hundredths of a second.
inline constexpr std::size_t settling_batch = 500;

/// Lets so many batches of open cases follow, fewer if there is nothing left to do. May be broken
/// off and repeated at any time. Faults: StoreFault.
void settle(store::Store& store, holidays::CouncilCalendars& calendars, std::size_t batches);

/// Lets all open cases follow.
void settle_all(store::Store& store, holidays::CouncilCalendars& calendars);

}  // namespace moothall::cases
