#pragma once

#include <optional>
#include <string_view>

#include "calendar/working_days.h"
#include "cases/case_record.h"
#include "holidays/council_calendars.h"
#include "journal/event.h"
#include "journal/fold.h"
#include "store/store.h"

namespace moothall::cases {

/// The case after one more event. Pure: nothing but the record, the event and the calendars.
void apply(CaseRecord& record, const journal::Event& event, const calendar::Calendars& calendars);

/// Keeps every projection of cases up to date, with the calendar as the store knows it then.
/// Borrows the calendars, which must outlive the fold.
journal::Fold case_fold(holidays::CouncilCalendars& calendars);

/// Takes away what the projections hold of one case, of which the last event has the number `last`,
/// so that it can be folded again.
void forget_case(std::string_view stream, std::int64_t last, store::Writer& writer);

/// The collection under which the words of cases are searched.
inline constexpr std::string_view case_words = "cases";

}  // namespace moothall::cases
