#include "cases/queues/assigning.h"

#include <algorithm>
#include <optional>

#include "calendar/london.h"
#include "cases/case_change.h"
#include "cases/find_case.h"
#include "cases/tables.h"

namespace moothall::cases {
namespace {

using Columns = CaseColumns;

Refusal not_available(std::string reason) {
    return {RefusalKind::not_available, std::move(reason)};
}

/// What changes a case on condition that it is as it was seen.
journal::Decision decision(store::Reader& reader, const journal::Cause& cause,
                           const CaseRecord& record, const Assignment& assignment) {
    return {cause,
            {{record.stream(), reader.head(record.stream()).value().number}},
            {},
            {assigned(record.stream(), cause.recorded_at, assignment)}};
}

/// A case that nobody has.
struct Waiting {
    std::int64_t due;
    std::string id;
};

/// The first to be due of those that nobody has. The cases of nobody stand beside each other, by
/// when they are due, so that none that somebody works is walked past, however many there are.
std::optional<Waiting> first_unassigned(store::Reader& reader,
                                        const std::vector<std::string>& teams) {
    constexpr std::size_t page = 200;
    const std::vector<std::size_t> columns{Columns::id, Columns::owner, Columns::team,
                                           Columns::open, Columns::due};
    store::ListQuery query{&case_table(), "by_owner", {std::string(), std::int64_t{1}}, {}, {}, {},
                           page,          columns};
    while (true) {
        const auto rows = reader.list(query);
        for (const store::Row& row : rows) {
            if (std::ranges::find(teams, std::get<std::string>(row.at(Columns::team))) !=
                teams.end()) {
                return Waiting{std::get<std::int64_t>(row.at(Columns::due)),
                               std::get<std::string>(row.at(Columns::id))};
            }
        }
        if (rows.size() < page) {
            return std::nullopt;
        }
        query.after = store::cursor_of(case_table(), "by_owner", rows.back());
    }
}

std::string because_of(const CaseRecord& record, std::int64_t due) {
    if (due == never_due) {
        return "No case of " + record.team +
               " that waits has a date, and it is the one that was opened first.";
    }
    const Instant at{std::chrono::microseconds(due)};
    return "It is the case of " + record.team +
           " that is due first: " + in_words(calendar::london_date(at)) + ".";
}

std::string listed(const std::vector<std::string>& teams) {
    std::string words;
    for (const std::string& team : teams) {
        words += (words.empty() ? "" : ", ") + team;
    }
    return words;
}

}  // namespace

Result<journal::Decision> give_to(store::Reader& reader, const journal::Cause& cause,
                                  std::string_view reference, std::string_view username,
                                  const std::string& reason) {
    const auto record = find_case(reader, reference);
    if (!record) {
        return record.error();
    }
    if (!record->open) {
        return not_available(record->reference + " is closed, so it is nobody's to work on.");
    }
    Assignment assignment{.owner = "", .team = "", .reason = reason};
    if (!username.empty()) {
        const auto officer = identity::actor_named(reader, username);
        if (!officer) {
            return officer.error();
        }
        assignment.owner = officer->id;
    }
    if (*assignment.owner == record->owner) {
        return not_available(username.empty() ? record->reference + " has no owner already."
                                              : record->reference + " is the case of " +
                                                    std::string(username) + " already.");
    }
    return decision(reader, cause, *record, assignment);
}

Result<NextCase> next_case(store::Reader& reader, const std::vector<std::string>& teams) {
    const auto first = first_unassigned(reader, teams);
    if (!first) {
        return not_available("Nothing waits for somebody to take it: every open case of " +
                             listed(teams) + " has an owner.");
    }
    CaseRecord record = read_case(reader, first->id).value();
    std::string because = because_of(record, first->due);
    return NextCase{std::move(record), std::move(because)};
}

Result<journal::Decision> take_next(store::Reader& reader, const journal::Cause& cause,
                                    const std::vector<std::string>& teams) {
    const auto next = next_case(reader, teams);
    if (!next) {
        return next.error();
    }
    return decision(reader, cause, next->record,
                    {.owner = cause.actor, .team = "", .reason = next->because});
}

}  // namespace moothall::cases
