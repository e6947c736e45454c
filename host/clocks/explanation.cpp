#include "clocks/explanation.h"

#include <vector>

#include "calendar/london.h"

namespace moothall::clocks {
namespace {

using std::chrono::minutes;

std::string opening(const Run& run, Status status, const std::string& due) {
    if (status == Status::stopped) {
        return "stopped on " + moothall::in_words(run.stopped->on) + ", due " + due;
    }
    if (status == Status::paused) {
        return "paused since " + moothall::in_words(run.paused_since->on) + ", due " + due +
               " at the earliest";
    }
    return "due " + due;
}

std::string extensions(const Run& run) {
    std::string text;
    for (const Duration& by : run.extensions) {
        text += ", extended by " + in_words(by);
    }
    return text;
}

/// "4 May", with the year where it is not that of the deadline.
std::string day_of(const calendar::Holiday& holiday, Date due) {
    const auto year_of = [](Date date) { return std::chrono::year_month_day{date}.year(); };
    std::string words = moothall::in_words(holiday.on);
    if (year_of(holiday.on) == year_of(due)) {
        words.erase(words.rfind(' '));
    }
    return words;
}

/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool last = at + 1 == words.size();
        text += (at == 0 ? "" : last ? " and " : ", ") + words[at];
    }
    return text;
}

/// ", bank holidays 3 April and 6 April, Christmas Eve 24 December".
std::string holidays(const Period& period) {
    std::vector<std::string> bank_holidays;
    std::string others;
    for (const calendar::Holiday& holiday : period.holidays) {
        const std::string day = day_of(holiday, period.due);
        if (holiday.of == calendar::Calendar::election) {
            others += ", " + holiday.name + ' ' + day;
        } else {
            bank_holidays.push_back(day);
        }
    }
    if (bank_holidays.empty()) {
        return others;
    }
    return (bank_holidays.size() == 1 ? ", bank holiday " : ", bank holidays ") +
           listed(bank_holidays) + others;
}

std::string elapsed(std::chrono::microseconds time) {
    const auto whole = std::chrono::floor<minutes>(time).count();
    const auto counted = [](long long number, const char* unit) {
        return std::to_string(number) + ' ' + unit + (number == 1 ? "" : "s");
    };
    if (whole % 60 == 0) {
        return counted(whole / 60, "hour");
    }
    return (whole < 60 ? "" : counted(whole / 60, "hour") + ' ') + counted(whole % 60, "minute");
}

}  // namespace

std::string explain_days(const ClockRule& rule, const Run& run, const Period& period,
                         Status status) {
    std::string text = opening(run, status, moothall::in_words(period.due)) + ": " +
                       in_words(rule.lasts) +
                       (rule.counting == Counting::from_that_day ? " beginning with " : " from ") +
                       moothall::in_words(run.started.on) + extensions(run);
    if (period.paused_days > 0) {
        const bool working = rule.lasts.unit == Unit::working_days;
        text += ", paused " +
                in_words(Duration{period.paused_days, working ? Unit::working_days : Unit::days});
    }
    text += holidays(period);
    return period.due == period.counted ? text : text + ", moved to the next working day";
}

std::string explain_hours(const ClockRule& rule, const Run& run, Instant due, Status status) {
    std::string text = opening(run, status, calendar::london_text(due)) + ": " +
                       in_words(rule.lasts) + " from " + calendar::london_text(run.started.at) +
                       extensions(run);
    const auto paused = paused_before(run, due);
    return paused >= minutes{1} ? text + ", paused " + elapsed(paused) : text;
}

}  // namespace moothall::clocks
