#include "cases/queues/queue_counts.h"

#include <algorithm>

#include "cases/find_case.h"
#include "cases/queues/due_band.h"
#include "cases/tables.h"

namespace moothall::cases {
namespace {

using Columns = CaseColumns;

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
    QueueCounts counts;
    const auto of_band = [&](DueBand band, const std::vector<std::size_t>& columns) {
        const DueSpan span = span_of(band, today);
        store::ListQuery query = open_cases(queue);
        query.columns = columns;
        if (span.from) {
            query.from = *span.from;
        }
        if (span.below) {
            query.below = *span.below;
        }
        return reader.list(query);
    };
    const auto count = [&](DueBand band) {
        return capped(of_band(band, {Columns::id}).size(), counts);
    };
    counts.overdue = count(DueBand::overdue);
    counts.due_today = count(DueBand::today);
    counts.due_this_week = count(DueBand::this_week);
    counts.later = count(DueBand::later);
    if (!queue.owner.empty()) {
        const auto rows = of_band(DueBand::no_date, {Columns::record});
        counts.no_date = capped(rows.size(), counts);
        counts.waiting = std::ranges::count_if(
            rows, [](const store::Row& row) { return waits(record_of(row)); });
        return counts;
    }
    counts.no_date = count(DueBand::no_date);
    store::ListQuery query = open_cases(queue);
    query.columns = {Columns::owner};
    const auto rows = reader.list(query);
    capped(rows.size(), counts);
    counts.unassigned = std::ranges::count_if(rows, [](const store::Row& row) {
        return std::get<std::string>(row.at(Columns::owner)).empty();
    });
    return counts;
}

}  // namespace moothall::cases
