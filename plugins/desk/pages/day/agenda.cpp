#include "pages/day/agenda.h"

#include "words/due.h"
#include "words/moments.h"

namespace desk {
namespace {

/// What stands in the list of the week before its Monday was left undone.
bool is_overdue(moothall::Date day, const DiaryWeek& week, moothall::Date today) {
    return day < today && (week.is_current || day < week.monday);
}

AgendaDay heading_of(moothall::Date day, const DiaryWeek& week, moothall::Date today) {
    if (is_overdue(day, week, today)) {
        return {"Overdue", Urgency::late, {}};
    }
    if (day == today) {
        return {"Today, " + weekday_in_words(day), Urgency::today, {}};
    }
    return {weekday_in_words(day), day < today ? Urgency::late : Urgency::none, {}};
}

}  // namespace

DiaryWeek diary_week(const std::string& asked, moothall::Date today) {
    const moothall::Date current = monday_of(end_of_week(today));
    const auto day = moothall::parse_date(asked);
    const moothall::Date monday = day ? monday_of(*day) : current;
    return {monday, monday == current};
}

std::vector<AgendaDay> agenda_of(const moothall::List& entries, const DiaryWeek& week,
                                 moothall::Date today) {
    std::vector<AgendaDay> days;
    for (const moothall::Value& one : entries) {
        const moothall::Table& entry = *one.as_table();
        AgendaDay heading = heading_of(entry.date("on"), week, today);
        if (days.empty() || days.back().title != heading.title) {
            days.push_back(std::move(heading));
        }
        days.back().entries.push_back(entry);
    }
    return days;
}

std::string why_on_this_day(const moothall::Table& entry) {
    const moothall::Date named = entry.date("due_on");
    return named == entry.date("on")
               ? std::string()
               : "For " + weekday_in_words(named) + ", which is not a working day";
}

}  // namespace desk
