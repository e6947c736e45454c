#pragma once

#include <moothall/service/value.h>

#include <string>
#include <vector>

#include "components/work/tiles.h"

namespace desk {

/// A week of a diary, Monday to Sunday.
struct DiaryWeek {
    moothall::Date monday;
    bool is_current = false;  ///< What earlier days left undone stands in it.

    moothall::Date sunday() const { return monday + std::chrono::days(6); }
};

/// The week that is shown: of a day as somebody asked for it, else of today. On a Saturday or a
/// Sunday that is the week ahead.
DiaryWeek diary_week(const std::string& asked, moothall::Date today);

/// What is to be seen to on one day, or was left from before.
struct AgendaDay {
    std::string title;  ///< "Today, Monday 23 November 2026", "Overdue".
    Urgency urgency = Urgency::none;
    std::vector<moothall::Table> entries;  ///< As `diary.list` answers them.
};

/// The entries of a diary by day; without days on which there is nothing.
std::vector<AgendaDay> agenda_of(const moothall::List& entries, const DiaryWeek& week,
                                 moothall::Date today);

/// A column of the week as a table.
struct WeekDay {
    std::string title;  ///< "Monday 23 November 2026", "Overdue".
    bool is_today = false;
    std::vector<moothall::Table> entries;
};

/// Monday to Friday, and Saturday and Sunday where there is something; what was left undone first,
/// where there is any.
std::vector<WeekDay> days_of(const moothall::List& entries, const DiaryWeek& week,
                             moothall::Date today);

/// "Every 2 weeks" for the word of an entry that comes back; empty for one that does not.
std::string every_in_words(const moothall::Table& entry);

/// Where an entry stands on another day than the one that was named: why. Else nothing.
std::string why_on_this_day(const moothall::Table& entry);

}  // namespace desk
