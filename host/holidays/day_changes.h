#pragma once

#include <moothall/service/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/working_days.h"
#include "journal/event.h"
#include "journal/fold.h"
#include "store/store.h"

namespace moothall::holidays {

/// The stream of the calendar: what a council changed in the holidays that are shipped.
inline constexpr std::string_view stream = "calendar";

/// Every change that was made, by its number in the stream.
const store::Table& change_table();

/// One row: which change was the last, and the digest of all up to it.
const store::Table& revision_table();

/// Keeps both. Other folds read them: see Folds::add_first.
journal::Fold day_fold();

/// A change as it was recorded.
struct DayChange {
    std::int64_t number;  ///< In the stream of the calendar, from 1.
    calendar::HolidayChange change;
    std::string reason;
    std::string source;  ///< "London Gazette, 14 September 2026". May be empty.
    std::string actor;
    Instant recorded_at;
};

/// What a snapshot knows of the calendar. The digest tells apart what two transactions would make
/// of one number, of which only one can be kept.
struct Revision {
    std::int64_t number = 0;  ///< How many changes there were.
    std::string digest;       ///< Empty where there were none.
};

Revision revision(store::Reader& reader);

/// The first so many changes, in their order.
std::vector<DayChange> changes(store::Reader& reader, std::int64_t up_to);

/// Why, and who says so.
struct Grounds {
    std::string reason;
    std::string source;
};

/// The event that makes a day of Monday to Friday a holiday.
/// Refused: invalid_input for a day without a name, at a weekend, or of a year that is not covered;
/// not_available for one that rests in that calendar already.
Result<journal::Draft> day_added(const calendar::Calendars& now, const calendar::Holiday& day,
                                 const Grounds& grounds, Instant at);

/// The event that takes a holiday away, be it one that was added or one that is shipped and was
/// moved by proclamation. Refused: not_found, with what rests on that day.
Result<journal::Draft> day_withdrawn(const calendar::Calendars& now, Date day,
                                     calendar::Calendar of, const Grounds& grounds, Instant at);

}  // namespace moothall::holidays
