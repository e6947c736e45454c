#include "cases/queues/own_cases.h"

#include <algorithm>

#include "cases/find_case.h"
#include "cases/tables.h"
#include "journal/ids.h"

namespace moothall::cases {
namespace {

using Columns = CaseColumns;

constexpr std::chrono::days looks_back(365);

/// The ids of the closed cases of an officer that were opened after a moment, in that order.
std::vector<std::string> closed_ids(store::Reader& reader, std::string_view owner, Instant after) {
    constexpr std::size_t page = 1'000;
    const store::Key equal{std::string(owner), std::int64_t{0}};
    store::ListQuery query{&case_table(), "by_owner", equal, {}, {}, equal, page, {Columns::id}};
    // Closed cases have no date, so that the index has them by id: as they were opened.
    const auto zeros = [](std::span<std::byte> bytes) { std::ranges::fill(bytes, std::byte{0}); };
    query.after.insert(query.after.end(), {never_due, journal::new_id(after, zeros)});
    std::vector<std::string> ids;
    while (true) {
        const auto rows = reader.list(query);
        for (const store::Row& row : rows) {
            ids.push_back(std::get<std::string>(row.at(Columns::id)));
        }
        if (rows.size() < page) {
            return ids;
        }
        query.after.back() = ids.back();
    }
}

}  // namespace

Beside beside(store::Reader& reader, std::string_view owner, std::string_view case_id) {
    const auto rows = reader.list({&case_table(),
                                   "by_owner",
                                   {std::string(owner), std::int64_t{1}},
                                   {},
                                   {},
                                   {},
                                   own_cases_max,
                                   {Columns::id, Columns::reference}});
    const auto found = std::ranges::find_if(rows, [&](const store::Row& row) {
        return std::get<std::string>(row.at(Columns::id)) == case_id;
    });
    Beside answer{.of = rows.size()};
    if (found == rows.end()) {
        return answer;
    }
    const auto reference_of = [](const store::Row& row) {
        return std::get<std::string>(row.at(Columns::reference));
    };
    answer.place = static_cast<std::size_t>(found - rows.begin()) + 1;
    if (found != rows.begin()) {
        answer.previous = reference_of(*std::prev(found));
    }
    if (std::next(found) != rows.end()) {
        answer.next = reference_of(*std::next(found));
    }
    return answer;
}

std::vector<CaseRecord> closed_since(store::Reader& reader, std::string_view owner, Instant since,
                                     std::size_t limit) {
    const auto ids = closed_ids(reader, owner, since - looks_back);
    const std::size_t first = ids.size() > own_cases_max ? ids.size() - own_cases_max : 0;
    std::vector<CaseRecord> closed;
    for (std::size_t at = first; at < ids.size(); ++at) {
        auto record = read_case(reader, ids[at]);
        if (record && record->changed_at >= since) {
            closed.push_back(*std::move(record));
        }
    }
    std::ranges::sort(closed, std::greater(), &CaseRecord::changed_at);
    if (closed.size() > limit) {
        closed.resize(limit);
    }
    return closed;
}

}  // namespace moothall::cases
