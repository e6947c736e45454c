#include "cases/queues/queue_summary.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "cases/queues/due_band.h"
#include "cases/tables.h"

namespace moothall::cases {
namespace {

using Columns = CaseColumns;

const std::string& text(const store::Row& row, std::size_t column) {
    return std::get<std::string>(row.at(column));
}

}  // namespace

QueueSummary summary_of(store::Reader& reader, const Queue& queue, Date today) {
    const bool is_own = !queue.owner.empty();
    auto rows = reader.list({&case_table(),
                             is_own ? "by_owner" : "by_team",
                             {is_own ? queue.owner : queue.team, std::int64_t{1}},
                             {},
                             {},
                             {},
                             queue_count_max + 1,
                             {Columns::type, Columns::state, Columns::owner, Columns::due}});
    QueueSummary summary;
    summary.capped = rows.size() > queue_count_max;
    rows.resize(std::min(rows.size(), queue_count_max));
    const DueSpan overdue = span_of(DueBand::overdue, today);
    std::map<std::pair<std::string, std::string>, std::size_t> kinds;
    std::map<std::string, ShareOfQueue> shares;
    for (const store::Row& row : rows) {
        ++kinds[{text(row, Columns::type), text(row, Columns::state)}];
        ShareOfQueue& share = shares[text(row, Columns::owner)];
        ++share.cases;
        share.overdue += overdue.holds(std::get<std::int64_t>(row.at(Columns::due))) ? 1 : 0;
    }
    for (const auto& [kind, cases] : kinds) {
        summary.kinds.push_back({kind.first, kind.second, cases});
    }
    for (auto& [owner, share] : shares) {
        share.owner = owner;
        summary.shares.push_back(std::move(share));
    }
    std::ranges::sort(summary.shares, {}, [](const ShareOfQueue& share) {
        return std::tuple(!share.owner.empty(), -static_cast<std::ptrdiff_t>(share.cases),
                          share.owner);
    });
    return summary;
}

}  // namespace moothall::cases
