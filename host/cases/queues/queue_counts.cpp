#include "cases/queues/queue_counts.h"

#include <algorithm>

#include "cases/tables.h"

namespace moothall::cases {
namespace {

using Columns = CaseColumns;

std::int64_t cell_of(Date date) {
    return Instant(date).time_since_epoch().count();
}

/// The open cases of a queue, in the order of an index.
store::ListQuery open_cases(const Queue& queue) {
    const bool is_own = !queue.owner.empty();
    return {&case_table(),
            is_own ? "by_owner" : "by_team",
            {is_own ? queue.owner : queue.team, std::int64_t{1}},
            {},
            {},
            {},
            queue_count_max + 1,
            {Columns::id}};
}

std::size_t capped(std::size_t count, QueueCounts& counts) {
    counts.capped = counts.capped || count > queue_count_max;
    return std::min(count, queue_count_max);
}

}  // namespace

QueueCounts count_queue(store::Reader& reader, const Queue& queue, Date today) {
    const int weekday = static_cast<int>(std::chrono::weekday(today).iso_encoding());
    const Date tomorrow = today + std::chrono::days(1);
    constexpr int friday = 5;  // At a weekend "this week" is the one ahead.
    const Date next_monday = today + std::chrono::days((weekday > friday ? 15 : 8) - weekday);
    QueueCounts counts;
    const auto count = [&](std::optional<store::Cell> from, std::optional<store::Cell> below) {
        store::ListQuery query = open_cases(queue);
        query.from = std::move(from);
        query.below = std::move(below);
        return capped(reader.list(query).size(), counts);
    };
    counts.overdue = count({}, cell_of(today));
    counts.due_today = count(cell_of(today), cell_of(tomorrow));
    counts.due_this_week = count(cell_of(tomorrow), cell_of(next_monday));
    counts.later = count(cell_of(next_monday), never_due);
    counts.no_date = count(never_due, {});
    if (queue.owner.empty()) {
        store::ListQuery query = open_cases(queue);
        query.columns = {Columns::owner};
        const auto rows = reader.list(query);
        capped(rows.size(), counts);
        counts.unassigned = std::ranges::count_if(rows, [](const store::Row& row) {
            return std::get<std::string>(row.at(Columns::owner)).empty();
        });
    }
    return counts;
}

}  // namespace moothall::cases
