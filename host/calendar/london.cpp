#include "calendar/london.h"

#include <date/tz.h>

namespace moothall::calendar {
namespace {

/// A moment on the council's clock on the wall, which the date library keeps apart from UTC.
using LocalTime = date::local_time<Instant::duration>;

const date::time_zone& london() {
    static const date::time_zone* const zone = date::locate_zone("Europe/London");
    return *zone;
}

/// How far to go back to a year of the same shape that the time zone files know. They list the
/// changes of the clocks up to 2037, and the date library does not read the rule that follows.
date::days to_a_known_year(Date day) {
    using std::chrono::year;
    constexpr int last_known = 2037;
    const year wanted = std::chrono::year_month_day{day}.year();
    if (int{wanted} <= last_known) {
        return date::days{0};
    }
    const Date new_year{wanted / 1 / 1};
    year alike{last_known};
    while (alike.is_leap() != wanted.is_leap() ||
           std::chrono::weekday{Date{alike / 1 / 1}} != std::chrono::weekday{new_year}) {
        --alike;
    }
    return new_year - Date{alike / 1 / 1};
}

LocalTime local(Instant instant) {
    const auto back = to_a_known_year(std::chrono::floor<std::chrono::days>(instant));
    return london().to_local(instant - back) + back;
}

std::string two_digits(long number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

Date london_date(Instant instant) {
    return Date{date::floor<date::days>(local(instant)).time_since_epoch()};
}

int london_year(Instant instant) {
    return int{std::chrono::year_month_day{london_date(instant)}.year()};
}

Instant london_midnight(Date date) {
    const auto back = to_a_known_year(date);
    const LocalTime midnight{date.time_since_epoch() - back};
    return london().to_sys(midnight, date::choose::earliest) + back;
}

std::chrono::minutes london_minutes(Instant instant) {
    return std::chrono::floor<std::chrono::minutes>(local(instant).time_since_epoch() -
                                                    london_date(instant).time_since_epoch());
}

std::string london_text(Instant instant) {
    const std::chrono::hh_mm_ss<std::chrono::minutes> time{london_minutes(instant)};
    return in_words(london_date(instant)) + " at " + two_digits(time.hours().count()) + ':' +
           two_digits(time.minutes().count());
}

}  // namespace moothall::calendar
