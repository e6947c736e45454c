#include "cases/performance/outcomes.h"

#include <map>
#include <numeric>

#include "calendar/london.h"

namespace moothall::cases {
namespace {

using store::ColumnKind;

struct WeekColumns {
    enum : std::size_t { type, week, share, received, closed, in_time, late };
};

struct OutcomeColumns {
    enum : std::size_t { case_id, type, received_on, closed_on, outcome };
};

std::int64_t number_of(Date day) {
    return day.time_since_epoch().count();
}

Date day_of(std::int64_t number) {
    return Date(std::chrono::days(number));
}

/// Among which rows of a week a case is counted: by its id alone, so that a rebuild does likewise.
std::int64_t share_of(const std::string& case_id) {
    constexpr std::int64_t shares = 32;
    const auto sum =
        std::accumulate(case_id.begin(), case_id.end(), std::int64_t{0},
                        [](std::int64_t all, char c) { return all * 31 % 65'521 + c; });
    return sum % shares;
}

/// Counts a case in the week of a day, or takes it off.
void count(store::Writer& writer, const std::string& case_id, const std::string& type,
           std::int64_t day, std::size_t column, std::int64_t delta) {
    writer.add(week_table(), {type, number_of(monday_of(day_of(day))), share_of(case_id)}, column,
               delta);
}

void count_closing(store::Writer& writer, const std::string& case_id, const std::string& type,
                   std::int64_t day, Outcome outcome, std::int64_t delta) {
    count(writer, case_id, type, day, WeekColumns::closed, delta);
    if (outcome == Outcome::in_time) {
        count(writer, case_id, type, day, WeekColumns::in_time, delta);
    } else if (outcome == Outcome::late) {
        count(writer, case_id, type, day, WeekColumns::late, delta);
    }
}

Outcome outcome_by(const Table& facts) {
    if (!facts.has("in_time")) {
        return Outcome::without_date;
    }
    return facts.yes_no("in_time") ? Outcome::in_time : Outcome::late;
}

std::int64_t number_at(const store::Row& row, std::size_t column) {
    const auto* number = std::get_if<std::int64_t>(&row.at(column));
    return number == nullptr ? 0 : *number;
}

/// The index and the columns before the day by which the cases behind a number are found.
store::ListQuery query_for(std::string_view type, Counted counted) {
    store::ListQuery query{&outcome_table(), "by_received", {std::string(type)}, {}, {}, {}, 0};
    if (counted == Counted::closed) {
        query.index = "by_closed";
    } else if (counted != Counted::received) {
        query.index = "by_outcome";
        const Outcome outcome =
            counted == Counted::closed_in_time ? Outcome::in_time : Outcome::late;
        query.equal.emplace_back(static_cast<std::int64_t>(outcome));
    }
    return query;
}

}  // namespace

const store::Table& outcome_table() {
    static const store::Table table{
        "case_outcomes",
        store::TableClass::projection,
        {{"case_id", ColumnKind::text},
         {"type", ColumnKind::text},
         {"received_on", ColumnKind::number},
         {"closed_on", ColumnKind::number},
         {"outcome", ColumnKind::number}},
        1,
        {{"by_received", {OutcomeColumns::type, OutcomeColumns::received_on}},
         {"by_closed", {OutcomeColumns::type, OutcomeColumns::closed_on}},
         {"by_outcome",
          {OutcomeColumns::type, OutcomeColumns::outcome, OutcomeColumns::closed_on}}}};
    return table;
}

const store::Table& week_table() {
    static const store::Table table{"case_weeks",
                                    store::TableClass::projection,
                                    {{"type", ColumnKind::text},
                                     {"week", ColumnKind::number},
                                     {"share", ColumnKind::number},
                                     {"received", ColumnKind::number},
                                     {"closed", ColumnKind::number},
                                     {"in_time", ColumnKind::number},
                                     {"late", ColumnKind::number}},
                                    3,
                                    {}};
    return table;
}

void keep_outcome(const journal::Event& event, const CaseRecord& record, store::Writer& writer) {
    const std::int64_t received_on = number_of(calendar::london_date(record.received_at));
    if (event.kind == "case.opened") {
        count(writer, record.id, record.type, received_on, WeekColumns::received, 1);
    }
    const bool closes = event.facts.has("closes");
    if (event.kind != "case.opened" && !closes) {
        return;
    }
    store::Row row{record.id, record.type, received_on, store::Cell{},
                   static_cast<std::int64_t>(Outcome::open)};
    if (closes) {
        const Outcome outcome = outcome_by(event.facts);
        const std::int64_t closed_on = number_of(calendar::london_date(event.happened_at));
        row.at(OutcomeColumns::closed_on) = closed_on;
        row.at(OutcomeColumns::outcome) = static_cast<std::int64_t>(outcome);
        count_closing(writer, record.id, record.type, closed_on, outcome, 1);
    }
    writer.put(outcome_table(), std::move(row));
}

void forget_outcome(const std::string& case_id, store::Writer& writer) {
    const auto row = writer.find(outcome_table(), {case_id});
    if (!row) {
        return;
    }
    const std::string& type = std::get<std::string>(row->at(OutcomeColumns::type));
    count(writer, case_id, type, number_at(*row, OutcomeColumns::received_on),
          WeekColumns::received, -1);
    const auto outcome = static_cast<Outcome>(number_at(*row, OutcomeColumns::outcome));
    if (outcome != Outcome::open) {
        count_closing(writer, case_id, type, number_at(*row, OutcomeColumns::closed_on), outcome,
                      -1);
    }
    writer.remove(outcome_table(), {case_id});
}

std::vector<Week> weeks_of(store::Reader& reader, std::string_view type, Date first, Date last) {
    constexpr std::size_t rows_max = 100'000;
    std::map<std::int64_t, Week> weeks;
    for (const store::Row& row : reader.list({&week_table(),
                                              "",
                                              {std::string(type)},
                                              number_of(first),
                                              number_of(last) + 1,
                                              {},
                                              rows_max})) {
        const std::int64_t monday = number_at(row, WeekColumns::week);
        Week& week = weeks.try_emplace(monday, Week{day_of(monday)}).first->second;
        week.received += number_at(row, WeekColumns::received);
        week.closed += number_at(row, WeekColumns::closed);
        week.closed_in_time += number_at(row, WeekColumns::in_time);
        week.closed_late += number_at(row, WeekColumns::late);
    }
    std::vector<Week> all;
    for (const auto& [monday, week] : weeks) {
        all.push_back(week);
    }
    return all;
}

Date monday_of(Date day) {
    const auto since = static_cast<int>(std::chrono::weekday(day).iso_encoding()) - 1;
    return day - std::chrono::days(since);
}

std::optional<Counted> counted_named(std::string_view name) {
    static const std::map<std::string_view, Counted> names{
        {"received", Counted::received},
        {"closed", Counted::closed},
        {"closed_in_time", Counted::closed_in_time},
        {"closed_late", Counted::closed_late}};
    const auto found = names.find(name);
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

OutcomePage cases_behind(store::Reader& reader, std::string_view type, Date monday, Counted counted,
                         const std::optional<OutcomePlace>& after, std::size_t limit) {
    store::ListQuery query = query_for(type, counted);
    query.from = number_of(monday);
    query.below = number_of(monday) + 7;
    query.limit = limit + 1;
    if (after) {
        query.after = query.equal;
        query.after.insert(query.after.end(), {after->day, after->case_id});
    }
    const std::size_t day =
        counted == Counted::received ? OutcomeColumns::received_on : OutcomeColumns::closed_on;
    OutcomePage page;
    for (const store::Row& row : reader.list(query)) {
        if (page.case_ids.size() == limit) {
            return page;
        }
        page.case_ids.push_back(std::get<std::string>(row.at(OutcomeColumns::case_id)));
        page.last = OutcomePlace{number_at(row, day), page.case_ids.back()};
    }
    page.last.reset();
    return page;
}

}  // namespace moothall::cases
