#include "cases/diary/diary.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "cases/case_change.h"
#include "cases/diary/recurrence.h"
#include "cases/find_case.h"
#include "cases/tables.h"

namespace moothall::cases {
namespace {

struct TaskColumns {
    enum : std::size_t { id, case_id, kind, for_whom, open, due_on, words };
};

struct DiaryColumns {
    enum : std::size_t { for_whom, due_on, task };
};

const std::string& text_at(const store::Row& row, std::size_t column) {
    return std::get<std::string>(row.at(column));
}

/// The number of the event, which stands after the case in the id of a task.
std::int64_t number_of(const std::string& task_id) {
    std::int64_t number = 0;
    const char* const begin = task_id.data() + task_id.find('/') + 1;
    std::from_chars(begin, task_id.data() + task_id.size(), number);
    return number;
}

/// Days on which nobody works are at most so many in a row.
constexpr std::chrono::days longest_break{14};

class Gathering {
public:
    Gathering(store::Reader& reader, const calendar::Calendars& calendars, const DiaryAsked& asked)
        : reader_(reader), calendars_(calendars), asked_(asked) {}

    void add_those_for(const std::string& whom) {
        for (const store::Row& entry : reader_.list({&diary_table(),
                                                     "",
                                                     {whom},
                                                     to_text(asked_.from),
                                                     to_text(asked_.to + longest_break),
                                                     {},
                                                     asked_.limit + 1})) {
            if (const auto row = reader_.find(task_table(), {entry.at(DiaryColumns::task)})) {
                add(*row);
            }
        }
    }

    void add_those_for_nobody_on_cases_of(const std::string& owner) {
        constexpr std::size_t cases_max = 1'000;
        constexpr std::size_t tasks_max = 100;
        for (const store::Row& of_case : reader_.list({&case_table(),
                                                       "by_owner",
                                                       {owner, std::int64_t{1}},
                                                       {},
                                                       {},
                                                       {},
                                                       cases_max,
                                                       {CaseColumns::id}})) {
            for (const store::Row& row :
                 reader_.list({&task_table(),
                               "by_case",
                               {of_case.at(CaseColumns::id), std::int64_t{1}},
                               {},
                               {},
                               {},
                               tasks_max})) {
                if (text_at(row, TaskColumns::for_whom).empty()) {
                    add(row);
                }
            }
        }
    }

    Diary take() {
        std::ranges::sort(entries_, {}, [](const DiaryEntry& entry) {
            return std::tuple(entry.on, entry.record.reference, entry.number);
        });
        Diary diary{std::move(entries_), false};
        diary.cut = diary.entries.size() > asked_.limit;
        if (diary.cut) {
            diary.entries.resize(asked_.limit);
        }
        return diary;
    }

private:
    void add(const store::Row& row) {
        const auto due_on = parse_date(text_at(row, TaskColumns::due_on));
        if (!due_on || *due_on < asked_.from) {
            return;
        }
        const Date on = seen_to_on(calendars_, *due_on);
        if (on > asked_.to) {
            return;
        }
        auto record = read_case(reader_, text_at(row, TaskColumns::case_id));
        if (!record) {
            return;
        }
        entries_.push_back({on, *due_on, *std::move(record),
                            number_of(text_at(row, TaskColumns::id)),
                            text_at(row, TaskColumns::kind), text_at(row, TaskColumns::for_whom),
                            text_at(row, TaskColumns::words)});
    }

    store::Reader& reader_;
    const calendar::Calendars& calendars_;
    const DiaryAsked& asked_;
    std::vector<DiaryEntry> entries_;
};

/// The event after one that comes back; nothing after one that came once.
std::optional<journal::Draft> brought_forward_again(const journal::Event& asked, Instant now,
                                                    Date today) {
    const auto every = every_named(every_in(asked));
    if (!every || asked.erased) {
        return std::nullopt;
    }
    Table facts = asked.facts;
    const Date due_on = facts.date("due_on");
    facts.set("due_on", next_after(facts.date("since"), *every, std::max(today, due_on)));
    return added(asked.stream, asked.kind, now, std::move(facts), asked.body);
}

}  // namespace

const store::Table& diary_table() {
    static const store::Table table{"diary",
                                    store::TableClass::projection,
                                    {{"for_whom", store::ColumnKind::text},
                                     {"due_on", store::ColumnKind::text},
                                     {"task", store::ColumnKind::text}},
                                    3,
                                    {}};
    return table;
}

void keep_diary(const journal::Event& event, store::Writer& writer, const std::string& case_id) {
    if (event.kind == "case.task_added" || event.kind == "case.brought_forward") {
        const std::string whom = event.facts.text_or_empty("for");
        const std::string due_on = event.facts.text_or_empty("due_on");
        if (!whom.empty() && !due_on.empty()) {
            writer.put(diary_table(), {whom, due_on, case_id + "/" + std::to_string(event.number)});
        }
    }
    if (event.kind == "case.task_done") {
        forget_diary(case_id + "/" + std::to_string(event.facts.integer("task")), writer);
    }
}

void forget_diary(const std::string& task_id, store::Writer& writer) {
    if (const auto row = writer.find(task_table(), {task_id})) {
        writer.remove(diary_table(), {row->at(TaskColumns::for_whom), row->at(TaskColumns::due_on),
                                      row->at(TaskColumns::id)});
    }
}

Date seen_to_on(const calendar::Calendars& calendars, Date day) {
    for (Date on = day; on > day - longest_break; on -= std::chrono::days(1)) {
        const auto is_working = calendars.is_working_day(on, calendar::Calendar::england_and_wales);
        if (!is_working || *is_working) {
            return is_working ? on : day;
        }
    }
    return day;
}

Diary diary(store::Reader& reader, const calendar::Calendars& calendars, const DiaryAsked& asked) {
    Gathering gathering(reader, calendars, asked);
    for (const std::string& whom : asked.whom) {
        gathering.add_those_for(whom);
    }
    if (!asked.owner.empty()) {
        gathering.add_those_for_nobody_on_cases_of(asked.owner);
    }
    return gathering.take();
}

Result<journal::Decision> finish_task(store::Reader& reader, const journal::Folds& folds,
                                      const journal::Cause& cause, const FinishedTask& finished) {
    const auto record = find_case(reader, finished.reference);
    if (!record) {
        return record.error();
    }
    const std::int64_t number = finished.number;
    const auto row = reader.find(task_table(), {record->id + "/" + std::to_string(number)});
    if (!row || std::get<std::int64_t>(row->at(TaskColumns::open)) != 1) {
        return Refusal{RefusalKind::not_found, record->reference + " has no open task " +
                                                   std::to_string(number) +
                                                   ": `case tasks` shows those that it has."};
    }
    journal::Decision decision{cause,
                               {{record->stream(), reader.head(record->stream()).value().number}},
                               {},
                               {added(record->stream(), "case.task_done", cause.recorded_at,
                                      Table{}.set("task", number), {})}};
    const journal::Event asked = forward_event(reader, folds, record->stream(), number);
    if (finished.recurrence == Recurrence::goes_on && record->open) {
        if (auto again = brought_forward_again(asked, cause.recorded_at, finished.today)) {
            decision.events.push_back(*std::move(again));
        }
    }
    return decision;
}

}  // namespace moothall::cases
