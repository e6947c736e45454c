#pragma once

#include <moothall/service/date.h>
#include <moothall/service/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/working_days.h"
#include "cases/case_record.h"
#include "journal/event.h"
#include "journal/journal.h"
#include "store/store.h"

namespace moothall::cases {

/// A projection: open tasks and dates brought forward by whom they are for and when they are due.
const store::Table& diary_table();

/// Keeps the table up to date with one event; before the table of tasks is.
void keep_diary(const journal::Event& event, store::Writer& writer, const std::string& case_id);

/// Takes away what the table holds of one event of a case; before the table of tasks does.
void forget_diary(const std::string& task_id, store::Writer& writer);

/// An open task, or a date on which a case comes back to somebody's desk.
struct DiaryEntry {
    Date on;      ///< The working day on which it is seen to.
    Date due_on;  ///< The day that was named: the same, unless that is no working day.
    CaseRecord record;
    std::int64_t number;  ///< Of the event that asked for it.
    std::string kind;     ///< "task" or "brought_forward".
    std::string for_whom;
    std::string text;
};

/// What a diary shows.
struct DiaryAsked {
    std::vector<std::string> whom;  ///< Ids and usernames of officers, teams.
    std::string owner;  ///< Of whose cases those tasks are shown that are for nobody; may be empty.
    Date from;
    Date to;  ///< Included.
    std::size_t limit;
};

struct Diary {
    std::vector<DiaryEntry> entries;  ///< By day.
    bool cut = false;                 ///< There are more than the limit.
};

/// What is to be seen to between two days. Costs what is due then for those people, however many
/// tasks others have. Where the calendar does not reach, a day is taken as a working day.
Diary diary(store::Reader& reader, const calendar::Calendars& calendars, const DiaryAsked& asked);

/// The working day on which something due on `day` is seen to: that day, or the last one before it.
Date seen_to_on(const calendar::Calendars& calendars, Date day);

/// Whether a date that comes back again and again goes on when it is ended.
enum class Recurrence { goes_on, stops };

/// A task that is ended, on a day of the council's calendar.
struct FinishedTask {
    std::string reference;
    std::int64_t number;
    Date today;
    Recurrence recurrence;
};

/// Ends an open task, or a date brought forward, by its number. One that comes back again and
/// again is brought forward to its next day after today and after the one it was for, unless that
/// stops or the case is closed.
/// Refused: not_found where the case has none of this number that is open.
Result<journal::Decision> finish_task(store::Reader& reader, const journal::Folds& folds,
                                      const journal::Cause& cause, const FinishedTask& finished);

}  // namespace moothall::cases
