#include "cases/due/settling.h"

#include <algorithm>
#include <limits>

#include "cases/case_rows.h"
#include "cases/due/due_dates.h"
#include "cases/find_case.h"
#include "cases/tables.h"
#include "holidays/day_changes.h"

namespace moothall::cases {
namespace {

using store::ColumnKind;

constexpr std::string_view only_row = "cases";
constexpr std::int64_t is_open = 1;

/// How far the cases have come, in the order of their queue.
struct Progress {
    std::int64_t number;  ///< Of the change that they follow.
    bool done;
    std::int64_t due = 0;
    std::string id = {};  ///< Of the last case that has followed; empty at first.
};

std::optional<Progress> read_progress(store::Reader& reader) {
    const auto row = reader.find(settling_table(), {std::string(only_row)});
    if (!row) {
        return std::nullopt;
    }
    return Progress{std::get<std::int64_t>(row->at(1)), std::get<std::int64_t>(row->at(2)) == 1,
                    std::get<std::int64_t>(row->at(3)), std::get<std::string>(row->at(4))};
}

void keep_progress(store::Writer& writer, const Progress& progress) {
    writer.put(settling_table(), {std::string(only_row), progress.number,
                                  std::int64_t{progress.done ? 1 : 0}, progress.due, progress.id});
}

std::vector<store::Row> open_cases(store::Reader& reader, const Progress& from, std::size_t limit) {
    store::ListQuery query{&case_table(), "by_due", {is_open}, {}, {}, {}, limit};
    if (!from.id.empty()) {
        query.after = {is_open, from.due, from.id};
    }
    return reader.list(query);
}

bool are_due_alike(const CaseRecord& a, const CaseRecord& b) {
    return std::ranges::equal(a.clocks, b.clocks,
                              [](const ClockOnCase& one, const ClockOnCase& other) {
                                  return one.due_on == other.due_on && one.due_at == other.due_at;
                              }) &&
           std::ranges::equal(a.timers, b.timers,
                              [](const TimerOnCase& one, const TimerOnCase& other) {
                                  return one.due_at == other.due_at;
                              });
}

void follow(const store::Row& row, const calendar::Calendars& calendars, store::Writer& writer) {
    const CaseRecord before = record_of(row);
    CaseRecord after = before;
    compute_due(after, calendars);
    if (!are_due_alike(before, after)) {
        keep_case(writer, before, after);
    }
}

void settle_some(store::Writer& writer, holidays::CouncilCalendars& calendars) {
    auto progress = read_progress(writer);
    if (!progress || progress->done) {
        return;
    }
    const auto rows = open_cases(writer, *progress, settling_batch);
    const auto known = calendars.as_of(writer);
    for (const store::Row& row : rows) {
        follow(row, *known, writer);
    }
    if (rows.size() < settling_batch) {
        keep_progress(writer, {progress->number, true});
        return;
    }
    progress->due = std::get<std::int64_t>(rows.back().at(CaseColumns::due));
    progress->id = std::get<std::string>(rows.back().at(CaseColumns::id));
    keep_progress(writer, *progress);
}

}  // namespace

const store::Table& settling_table() {
    static const store::Table table{"calendar_followed",
                                    store::TableClass::projection,
                                    {{"name", ColumnKind::text},
                                     {"number", ColumnKind::number},
                                     {"done", ColumnKind::number},
                                     {"due", ColumnKind::number},
                                     {"case_id", ColumnKind::text}},
                                    1,
                                    {}};
    return table;
}

journal::Fold settling_fold() {
    return [](const journal::Event& event, store::Writer& writer) {
        // In a rebuild there is no case yet, and each is computed with the calendar as it is now.
        const bool done = open_cases(writer, {event.number, false}, 1).empty();
        keep_progress(writer, {event.number, done});
    };
}

bool is_settled(store::Reader& reader) {
    const auto progress = read_progress(reader);
    return !progress || progress->done;
}

void settle(store::Store& store, holidays::CouncilCalendars& calendars, std::size_t batches) {
    for (std::size_t batch = 0; batch < batches && !is_settled(*store.read()); ++batch) {
        store.write([&](store::Writer& writer) {
            settle_some(writer, calendars);
            return store::Verdict::keep;
        });
    }
}

void settle_all(store::Store& store, holidays::CouncilCalendars& calendars) {
    settle(store, calendars, std::numeric_limits<std::size_t>::max());
}

}  // namespace moothall::cases
