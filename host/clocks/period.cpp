#include "clocks/period.h"

#include <algorithm>
#include <cassert>

#include "calendar/counting.h"

namespace moothall::clocks {
namespace {

using std::chrono::days;

bool is_paused(Date day, const std::vector<Gap>& gaps) {
    return std::any_of(gaps.begin(), gaps.end(),
                       [day](const Gap& gap) { return day >= gap.from.on && day < gap.until.on; });
}

/// The `count`th calendar day after `day` that is not paused; `day` itself for 0.
Result<Date> count_days(Date day, std::int64_t count, const std::vector<Gap>& gaps) {
    for (const Gap& gap : gaps) {
        const auto before_it = (gap.from.on - day).count() - 1;
        if (count <= before_it) {
            break;
        }
        if (gap.until.on - days{1} > day) {
            count -= std::max<std::int64_t>(before_it, 0);
            day = gap.until.on - days{1};
        }
    }
    return calendar::add_days(day, count);
}

Result<Date> count_working_days(Date day, int count, const std::vector<Gap>& gaps,
                                calendar::Calendar by, const calendar::Calendars& calendars) {
    for (int left = count; left > 0;) {
        day += days{1};
        const auto works = calendars.is_working_day(day, by);
        if (!works) {
            return works.error();
        }
        left -= *works && !is_paused(day, gaps) ? 1 : 0;
    }
    return day;
}

/// How many calendar days there are in so many weeks or months laid out from `from`.
Result<std::int64_t> calendar_days_of(const Duration& length, Date from, Counting counting) {
    if (length.unit != Unit::months) {
        return std::int64_t{length.count} * (length.unit == Unit::weeks ? 7 : 1);
    }
    const auto last = calendar::last_day_of_months(from, length.count, counting);
    if (!last) {
        return last.error();
    }
    return (*last - from).count() + (counting == Counting::from_that_day ? 1 : 0);
}

Result<Date> end_of(const Duration& length, Date from, Counting counting, const ClockRule& rule,
                    const std::vector<Gap>& gaps, const calendar::Calendars& calendars) {
    const Date day_0 = counting == Counting::from_that_day ? from - days{1} : from;
    if (length.unit == Unit::working_days) {
        return count_working_days(day_0, length.count, gaps, rule.calendar, calendars);
    }
    const auto count = calendar_days_of(length, from, counting);
    if (!count) {
        return count.error();
    }
    return count_days(day_0, *count, gaps);
}

Result<Date> next_working_day(Date day, calendar::Calendar by,
                              const calendar::Calendars& calendars) {
    return calendars.add_working_days(day - days{1}, 1, by);
}

/// Of the days after `day_0` up to `end`: those that were paused, in the clock's own kind of day.
Result<int> paused_days(Date day_0, Date end, const ClockRule& rule, const std::vector<Gap>& gaps,
                        const calendar::Calendars& calendars) {
    int count = 0;
    for (const Gap& gap : gaps) {
        const Date before = std::max(gap.from.on - days{1}, day_0);
        const Date last = std::min(gap.until.on - days{1}, end);
        if (last <= before) {
            continue;
        }
        if (rule.lasts.unit != Unit::working_days) {
            count += static_cast<int>((last - before).count());
            continue;
        }
        const auto working = calendars.working_days_between(before, last, rule.calendar);
        if (!working) {
            return working.error();
        }
        count += *working;
    }
    return count;
}

bool counts_working_days(const std::vector<Duration>& lengths) {
    return std::any_of(lengths.begin(), lengths.end(),
                       [](const Duration& length) { return length.unit == Unit::working_days; });
}

}  // namespace

std::vector<Duration> lengths(const ClockRule& rule, const Run& run) {
    std::vector<Duration> all = {rule.lasts};
    for (const Duration& by : run.extensions) {
        if (all.back().unit == by.unit) {
            all.back().count += by.count;
        } else {
            all.push_back(by);
        }
    }
    return all;
}

Result<Period> period_in_days(const ClockRule& rule, const Run& run,
                              const calendar::Calendars& calendars) {
    assert(rule.lasts.unit != Unit::hours);
    const bool counts_itself = rule.counting == Counting::from_that_day;
    const Date day_0 = counts_itself ? run.started.on - days{1} : run.started.on;
    const auto all = lengths(rule, run);

    Date end = run.started.on;
    Counting counting = rule.counting;
    for (const Duration& length : all) {
        const auto next = end_of(length, end, counting, rule, run.gaps, calendars);
        if (!next) {
            return next.error();
        }
        end = *next;
        counting = Counting::after_that_day;
    }
    Date due = end;
    if (rule.last_day == LastDay::next_working_day) {
        const auto moved = next_working_day(end, rule.calendar, calendars);
        if (!moved) {
            return moved.error();
        }
        due = *moved;
    }
    const auto paused = paused_days(day_0, end, rule, run.gaps, calendars);
    if (!paused) {
        return paused.error();
    }
    const Date not_before = counts_working_days(all) ? day_0 : end - days{1};
    const bool matters = counts_working_days(all) || due != end;
    return Period{end, due, *paused,
                  matters ? calendars.weekday_holidays_between(not_before, due, rule.calendar)
                          : std::vector<calendar::Holiday>{}};
}

Result<Instant> end_in_hours(const ClockRule& rule, const Run& run) {
    assert(rule.lasts.unit == Unit::hours);
    const auto end = calendar::add_hours(run.started.at, lengths(rule, run).front().count);
    if (!end) {
        return end.error();
    }
    Instant moved = *end;
    for (const Gap& gap : run.gaps) {
        if (gap.from.at < moved) {
            moved += gap.until.at - gap.from.at;
        }
    }
    return moved;
}

std::chrono::microseconds paused_before(const Run& run, Instant end) {
    std::chrono::microseconds paused{0};
    for (const Gap& gap : run.gaps) {
        if (gap.from.at < end) {
            paused += gap.until.at - gap.from.at;
        }
    }
    return paused;
}

Result<Date> warning_before(Date end, const Duration& warning, Date start, calendar::Calendar by,
                            const calendar::Calendars& calendars) {
    if (warning.unit == Unit::working_days) {
        Date day = end;
        for (int left = warning.count; left > 0 && day > start;) {
            day -= days{1};
            const auto works = calendars.is_working_day(day, by);
            if (!works) {
                return works.error();
            }
            left -= *works ? 1 : 0;
        }
        return std::max(day, start);
    }
    const auto day = warning.unit == Unit::months
                         ? calendar::add_months(end, -warning.count)
                         : calendar::add_days(end, -std::int64_t{warning.count} *
                                                       (warning.unit == Unit::weeks ? 7 : 1));
    return day ? std::max(*day, start) : start;
}

}  // namespace moothall::clocks
