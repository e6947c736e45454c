#include "calendar/working_days.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <tuple>
#include <utility>

namespace moothall::calendar {
namespace {

using std::chrono::days;

constexpr std::array all_calendars = {Calendar::england_and_wales, Calendar::any_part_of_uk,
                                      Calendar::election};

bool is_weekend(Date day) {
    const std::chrono::weekday weekday{day};
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

bool counts_in(const Holiday& holiday, Calendar calendar) {
    return holiday.of == Calendar::england_and_wales || holiday.of == calendar;
}

bool earlier(const Holiday& a, const Holiday& b) {
    return std::tie(a.on, a.of, a.name) < std::tie(b.on, b.of, b.name);
}

void apply(const HolidayChange& change, std::vector<Holiday>& holidays) {
    const Holiday& meant = change.holiday;
    if (change.what == HolidayChange::What::added) {
        holidays.push_back(meant);
        return;
    }
    std::erase_if(holidays, [&](const Holiday& holiday) {
        return holiday.on == meant.on && holiday.of == meant.of;
    });
}

}  // namespace

Calendars::Calendars() : Calendars(shipped_holidays(), {}) {}

Calendars::Calendars(HolidayTable table, const std::vector<HolidayChange>& changes)
    : first_year_(table.first_year),
      last_year_(table.last_year),
      first_day_(make_date(table.first_year, 1, 1)),
      last_day_(make_date(table.last_year, 12, 31)),
      revision_(std::to_string(table.revision)),
      holidays_(std::move(table.holidays)) {
    assert(first_year_ <= last_year_);
    for (const HolidayChange& change : changes) {
        apply(change, holidays_);
    }
    if (!changes.empty()) {
        revision_ += '+' + std::to_string(changes.size());
    }
    std::sort(holidays_.begin(), holidays_.end(), earlier);
    const auto day_count = static_cast<std::size_t>((last_day_ - first_day_).count() + 1);
    for (const Calendar calendar : all_calendars) {
        auto& rest_days = rest_days_[static_cast<std::size_t>(calendar)];
        rest_days.resize(day_count);
        for (std::size_t at = 0; at < day_count; ++at) {
            rest_days[at] = is_weekend(first_day_ + days{at});
        }
        for (const Holiday& holiday : holidays_) {
            if (covers(holiday.on) && counts_in(holiday, calendar)) {
                rest_days[static_cast<std::size_t>((holiday.on - first_day_).count())] = true;
            }
        }
    }
}

Result<bool> Calendars::is_working_day(Date day, Calendar calendar) const {
    if (!covers(day)) {
        return not_covered(day);
    }
    return works_on(day, calendar);
}

Result<Date> Calendars::add_working_days(Date from, int count, Calendar calendar) const {
    const days step{count < 0 ? -1 : 1};
    Date day = from;
    for (int left = count; left != 0;) {
        day += step;
        if (!covers(day)) {
            return not_covered(day);
        }
        if (works_on(day, calendar)) {
            left -= static_cast<int>(step.count());
        }
    }
    return day;
}

Result<Date> Calendars::subtract_working_days(Date from, int count, Calendar calendar) const {
    // Covers no more days than this anyway; its negative always exists.
    constexpr int most = std::numeric_limits<int>::max();
    return add_working_days(from, count < -most ? most : -count, calendar);
}

Result<int> Calendars::working_days_between(Date from, Date to, Calendar calendar) const {
    const int sign = to < from ? -1 : 1;
    const Date before = std::min(from, to);
    const Date last = std::max(from, to);
    if (before == last) {
        return 0;
    }
    if (!covers(before + days{1})) {
        return not_covered(before + days{1});
    }
    if (!covers(last)) {
        return not_covered(last);
    }
    int count = 0;
    for (Date day = before + days{1}; day <= last; day += days{1}) {
        count += works_on(day, calendar) ? 1 : 0;
    }
    return sign * count;
}

Result<Date> Calendars::last_working_day(Date from, int count, Counting counting,
                                         Calendar calendar) const {
    const bool counts_itself = counting == Counting::from_that_day;
    if (count < (counts_itself ? 1 : 0)) {
        return Refusal{RefusalKind::invalid_input,
                       counts_itself ? "A period that begins with a day has to last at least 1 day."
                                     : "A period cannot last less than 0 days."};
    }
    return add_working_days(counts_itself ? from - days{1} : from, count, calendar);
}

std::vector<Holiday> Calendars::weekday_holidays_between(Date from, Date to,
                                                         Calendar calendar) const {
    std::vector<Holiday> found;
    for (const Holiday& holiday : holidays_) {
        const bool inside = holiday.on > from && holiday.on <= to;
        const bool repeats = !found.empty() && found.back().on == holiday.on;
        if (inside && !repeats && counts_in(holiday, calendar) && !is_weekend(holiday.on)) {
            found.push_back(holiday);
        }
    }
    return found;
}

bool Calendars::works_on(Date day, Calendar calendar) const {
    return !rest_days_[static_cast<std::size_t>(calendar)]
                      [static_cast<std::size_t>((day - first_day_).count())];
}

Refusal Calendars::not_covered(Date day) const {
    const int year{std::chrono::year_month_day{day}.year()};
    return Refusal{RefusalKind::not_available,
                   "The bank holidays of " + std::to_string(year) +
                       " are not known here (the calendar covers " + std::to_string(first_year_) +
                       " to " + std::to_string(last_year_) + "): " + std::to_string(year) +
                       " needs adding to the calendar first."};
}

}  // namespace moothall::calendar
