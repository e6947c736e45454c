#include "calendar/counting.h"

namespace moothall::calendar {
namespace {

constexpr int last_year = 9999;
constexpr std::int64_t days_max = 366LL * (last_year + 1);
constexpr std::int64_t months_max = 12LL * (last_year + 1);

const char* const outside = "That leads out of the years 0 to 9999.";

Refusal refused(const char* reason) {
    return Refusal{RefusalKind::invalid_input, reason};
}

bool within(std::int64_t number, std::int64_t most) {
    return number >= -most && number <= most;
}

bool can_be_written(Date day) {
    return day >= make_date(0, 1, 1) && day <= make_date(last_year, 12, 31);
}

/// True if so many units are a period at all in the law's words.
bool is_period(std::int64_t count, Counting counting) {
    return count >= (counting == Counting::from_that_day ? 1 : 0);
}

const char* const no_period =
    "A period has to last at least 1 when it begins with a day, and cannot last less than 0.";

}  // namespace

std::string_view name_of(Counting counting) {
    return counting == Counting::from_that_day ? "from_that_day" : "after_that_day";
}

Result<Counting> counting_named(std::string_view name) {
    for (const Counting counting : {Counting::after_that_day, Counting::from_that_day}) {
        if (name_of(counting) == name) {
            return counting;
        }
    }
    return refused(
        "A period is counted \"after_that_day\" (that day is day 0) or \"from_that_day\" (that "
        "day is day 1).");
}

Result<Date> add_days(Date from, std::int64_t days) {
    if (!within(days, days_max)) {
        return refused(outside);
    }
    const Date day = from + std::chrono::days{days};
    return can_be_written(day) ? Result<Date>(day) : refused(outside);
}

Result<Date> add_months(Date from, std::int64_t months) {
    const std::chrono::year_month_day civil{from};
    const std::int64_t since_year_0 = 12LL * int{civil.year()} + unsigned{civil.month()} - 1;
    if (!within(months, months_max) || since_year_0 + months < 0 ||
        since_year_0 + months >= months_max) {
        return refused(outside);
    }
    return moothall::add_months(from, static_cast<int>(months));
}

Result<Instant> add_hours(Instant from, std::int64_t hours) {
    if (!within(hours, days_max * 24)) {
        return refused(outside);
    }
    const Instant instant = from + std::chrono::hours{hours};
    const bool writable = can_be_written(std::chrono::floor<std::chrono::days>(instant));
    return writable ? Result<Instant>(instant) : refused(outside);
}

Result<Date> last_day(Date from, std::int64_t days, Counting counting) {
    if (!is_period(days, counting)) {
        return refused(no_period);
    }
    return add_days(from, counting == Counting::from_that_day ? days - 1 : days);
}

Result<Date> last_day_of_months(Date from, std::int64_t months, Counting counting) {
    if (!is_period(months, counting)) {
        return refused(no_period);
    }
    const auto corresponding = add_months(from, months);
    if (!corresponding || counting == Counting::after_that_day) {
        return corresponding;
    }
    const auto day_of = [](Date date) { return std::chrono::year_month_day{date}.day(); };
    const bool month_too_short = day_of(*corresponding) != day_of(from);
    return month_too_short ? *corresponding : *corresponding - std::chrono::days{1};
}

}  // namespace moothall::calendar
