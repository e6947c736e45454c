#pragma once

#include "holidays/council_calendars.h"
#include "journal/fold.h"
#include "store/schema.h"

namespace moothall::startup {

/// Every table that is kept beside the journal, listed in this one place: what is folded from it,
/// and what is working data.
store::Schema schema();

/// What every kind of event means to them. Borrows the calendars, which must outlive the folds.
journal::Folds all_folds(holidays::CouncilCalendars& calendars);

/// Which build of each plugin has had its rules and workflows loaded. A working table.
const store::Table& shipped_table();

}  // namespace moothall::startup
