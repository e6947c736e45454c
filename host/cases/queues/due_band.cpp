#include "cases/queues/due_band.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cases/case_rows.h"
#include "cases/tables.h"

namespace moothall::cases {
namespace {

using clocks::Change;

constexpr auto names = std::to_array<std::pair<std::string_view, DueBand>>({
    {"overdue", DueBand::overdue},
    {"today", DueBand::today},
    {"this_week", DueBand::this_week},
    {"later", DueBand::later},
    {"no_date", DueBand::no_date},
});

std::int64_t cell_of(Date date) {
    return Instant(date).time_since_epoch().count();
}

/// It was begun and has no end at present, though nothing has stopped it since.
bool is_paused(const ClockOnCase& clock) {
    bool runs = false;
    for (const clocks::ClockEvent& one : clock.changes) {
        runs = one.change == Change::started || (runs && one.change != Change::stopped);
    }
    return runs && !clock.due_on && !clock.due_at;
}

}  // namespace

std::optional<DueBand> due_band_named(std::string_view name) {
    const auto found = std::ranges::find(names, name, &std::pair<std::string_view, DueBand>::first);
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

DueSpan span_of(DueBand band, Date today) {
    const int weekday = static_cast<int>(std::chrono::weekday(today).iso_encoding());
    constexpr int friday = 5;  // At a weekend "this week" is the one ahead.
    const std::int64_t tomorrow = cell_of(today + std::chrono::days(1));
    const std::int64_t next_monday =
        cell_of(today + std::chrono::days((weekday > friday ? 15 : 8) - weekday));
    switch (band) {
        case DueBand::overdue:
            return {{}, cell_of(today)};
        case DueBand::today:
            return {cell_of(today), tomorrow};
        case DueBand::this_week:
            return {tomorrow, next_monday};
        case DueBand::later:
            return {next_monday, never_due};
        case DueBand::no_date:
            break;
    }
    return {never_due, {}};
}

bool waits(const CaseRecord& record) {
    return record.open && earliest_due(record) == never_due &&
           (!record.holds.empty() || std::ranges::any_of(record.clocks, is_paused));
}

}  // namespace moothall::cases
