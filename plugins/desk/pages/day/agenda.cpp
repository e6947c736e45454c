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

std::vector<WeekDay> days_of(const moothall::List& entries, const DiaryWeek& week,
                             moothall::Date today) {
    constexpr int days_in_week = 7;
    constexpr std::size_t working_days = 5;
    WeekDay overdue{"Overdue", false, {}};
    std::vector<WeekDay> days;
    for (int day = 0; day < days_in_week; ++day) {
        const moothall::Date on = week.monday + std::chrono::days(day);
        days.push_back({weekday_in_words(on), on == today, {}});
    }
    for (const moothall::Value& one : entries) {
        const moothall::Table& entry = *one.as_table();
        const auto place = (entry.date("on") - week.monday).count();
        if (place >= 0 && place < days_in_week) {
            days[static_cast<std::size_t>(place)].entries.push_back(entry);
        } else if (place < 0) {
            overdue.entries.push_back(entry);
        }
    }
    while (days.size() > working_days && days.back().entries.empty()) {
        days.pop_back();
    }
    if (!overdue.entries.empty()) {
        days.insert(days.begin(), std::move(overdue));
    }
    return days;
}

std::string every_in_words(const moothall::Table& entry) {
    const std::string every = entry.text_or_empty("every");
    return every == "week"        ? "Every week"
           : every == "two_weeks" ? "Every 2 weeks"
           : every == "month"     ? "Every month"
                                  : "";
}

std::string why_on_this_day(const moothall::Table& entry) {
    const moothall::Date named = entry.date("due_on");
    return named == entry.date("on")
               ? std::string()
               : "For " + weekday_in_words(named) + ", which is not a working day";
}

}  // namespace desk
