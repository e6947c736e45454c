#include "cases/queues/assigning.h"

#include <algorithm>
#include <map>
#include <optional>

#include "calendar/london.h"
#include "cases/case_change.h"
#include "cases/find_case.h"
#include "cases/queues/handing_back.h"
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

/// What was met on the way to the next case of somebody.
struct Search {
    std::optional<Waiting> found;
    std::size_t handed_back = 0;                   ///< Of their teams, by themselves.
    std::map<std::string, std::size_t> of_others;  ///< Cases that nobody has, by team.
};

/// The cases of nobody stand beside each other, by when they are due, so that none that somebody
/// works is walked past, however many there are.
Search first_unassigned(store::Reader& reader, const journal::Folds& folds,
                        const NextAsked& asked) {
    constexpr std::size_t page = 200;
    const std::vector<std::size_t> columns{Columns::id, Columns::owner, Columns::team,
                                           Columns::open, Columns::due};
    store::ListQuery query{&case_table(), "by_owner", {std::string(), std::int64_t{1}}, {}, {}, {},
                           page,          columns};
    Search search;
    while (true) {
        const auto rows = reader.list(query);
        for (const store::Row& row : rows) {
            const std::string& id = std::get<std::string>(row.at(Columns::id));
            const std::string& team = std::get<std::string>(row.at(Columns::team));
            if (std::ranges::find(asked.teams, team) == asked.teams.end()) {
                ++search.of_others[team];
            } else if (was_handed_back_by(reader, folds, "case/" + id, asked.officer)) {
                ++search.handed_back;
            } else {
                search.found = Waiting{std::get<std::int64_t>(row.at(Columns::due)), id};
                return search;
            }
        }
        if (rows.size() < page) {
            return search;
        }
        query.after = store::cursor_of(case_table(), "by_owner", rows.back());
    }
}

/// "council tax" of "council_tax".
std::string in_words(std::string name) {
    std::ranges::replace(name, '_', ' ');
    return name;
}

std::string counted(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " case" : " cases");
}

/// The rule by which it is this one, in words.
std::string because_of(const CaseRecord& record, std::int64_t due, Date today) {
    const std::string team = in_words(record.team);
    if (due == never_due) {
        return "No case that waits in " + team +
               " has a date, and it is the one that was opened first.";
    }
    const Date on = calendar::london_date(Instant{std::chrono::microseconds(due)});
    if (on < today) {
        return "It is the oldest overdue case in " + team + ": it was due on " +
               moothall::in_words(on) + ".";
    }
    return "Nothing that waits in " + team +
           " is overdue, and it is the case that is due first: " + moothall::in_words(on) + ".";
}

std::string listed(const std::vector<std::string>& teams) {
    std::string words;
    for (const std::string& team : teams) {
        words += (words.empty() ? "" : ", ") + in_words(team);
    }
    return words;
}

/// Why there is none, and for whom some wait.
Refusal nothing_for(const NextAsked& asked, const Search& search) {
    std::string reason = search.handed_back == 0
                             ? "Nothing waits for somebody to take it: every open case of " +
                                   listed(asked.teams) + " has an owner."
                             : "All that waits in " + listed(asked.teams) +
                                   " is what you handed back: " + counted(search.handed_back) +
                                   ". Somebody else takes that first.";
    std::string others;
    for (const auto& [team, cases] : search.of_others) {
        if (!team.empty()) {
            others += (others.empty() ? " " : ", ") + counted(cases) + " for " + in_words(team);
        }
    }
    if (!others.empty()) {
        reason += " Waiting for others:" + others + ".";
    }
    return not_available(std::move(reason));
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

Result<NextCase> next_case(store::Reader& reader, const journal::Folds& folds,
                           const NextAsked& asked) {
    const Search search = first_unassigned(reader, folds, asked);
    if (!search.found) {
        return nothing_for(asked, search);
    }
    CaseRecord record = read_case(reader, search.found->id).value();
    std::string because = because_of(record, search.found->due, asked.today);
    if (search.handed_back > 0) {
        because += " What you handed back is left to others: " + counted(search.handed_back) + ".";
    }
    return NextCase{std::move(record), std::move(because)};
}

Result<journal::Decision> take_next(store::Reader& reader, const journal::Folds& folds,
                                    const journal::Cause& cause,
                                    const std::vector<std::string>& teams) {
    const auto next =
        next_case(reader, folds, {teams, cause.actor, calendar::london_date(cause.recorded_at)});
    if (!next) {
        return next.error();
    }
    return decision(reader, cause, next->record,
                    {.owner = cause.actor, .team = "", .reason = next->because});
}

}  // namespace moothall::cases
