#pragma once

#include <moothall/service/date.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case_record.h"
#include "journal/event.h"
#include "store/store.h"

namespace moothall::cases {

/// How a case has ended, by its deadlines as they were known then.
enum class Outcome : std::int64_t {
    open,
    without_date,  ///< Closed; it had no deadline, or an earlier release noted none.
    in_time,
    late,
};

/// A projection: when each case was received and closed, and how it ended.
const store::Table& outcome_table();

/// A projection: how many cases of each type were received and closed in each week. Several rows
/// for each, among which cases are spread, so that no row is waited for by everybody who opens one.
const store::Table& week_table();

/// Keeps both up to date with one event, by the case as that leaves it.
void keep_outcome(const journal::Event& event, const CaseRecord& record, store::Writer& writer);

/// Takes away what both hold of a case.
void forget_outcome(const std::string& case_id, store::Writer& writer);

/// The cases of a type that were received and closed in the week that begins on `monday`.
struct Week {
    Date monday;
    std::int64_t received = 0;
    std::int64_t closed = 0;
    std::int64_t closed_in_time = 0;
    std::int64_t closed_late = 0;
};

/// The weeks from `first` to `last`, both Mondays, in which there was something. Costs what so many
/// weeks cost, however many cases there are.
std::vector<Week> weeks_of(store::Reader& reader, std::string_view type, Date first, Date last);

/// The Monday of a day's week.
Date monday_of(Date day);

/// What of a week is asked for.
enum class Counted { received, closed, closed_in_time, closed_late };

/// "closed_late" and so on; nothing for another name.
std::optional<Counted> counted_named(std::string_view name);

/// Where a page of the cases behind a number ended: a day and a case.
struct OutcomePlace {
    std::int64_t day;
    std::string case_id;
};

/// The cases behind a number, by day and id, and where the page ended.
struct OutcomePage {
    std::vector<std::string> case_ids;
    std::optional<OutcomePlace> last;  ///< Nothing on the last page.
};

OutcomePage cases_behind(store::Reader& reader, std::string_view type, Date monday, Counted counted,
                         const std::optional<OutcomePlace>& after, std::size_t limit);

}  // namespace moothall::cases
