#pragma once

#include <moothall/service/date.h>
#include <moothall/service/reading.h>
#include <moothall/service/result.h>

#include <array>
#include <string>
#include <vector>

#include "calendar/bank_holidays.h"

namespace moothall::calendar {

/// Counts working days: Monday to Friday less the holidays of a calendar.
///
/// Guarantees: never changes once made; the same answers for the same `revision()`.
/// Threads: any method from any thread.
/// Refused: every question about a day of a year that is not covered is not_available, with a
/// sentence that names the year and says that the calendar needs it added. Nothing is guessed.
class Calendars {
public:
    Calendars();  ///< What this program was built with.
    /// A table with the changes that a council made to it, in their order: an extra bank holiday, a
    /// day of mourning, a day that a proclamation moved.
    Calendars(HolidayTable table, const std::vector<HolidayChange>& changes);

    /// "1" for the shipped table; "1+3" after the first three changes of the council.
    const std::string& revision() const { return revision_; }
    const std::vector<Holiday>& holidays() const { return holidays_; }  ///< By date.
    int first_year() const { return first_year_; }
    int last_year() const { return last_year_; }

    Result<bool> is_working_day(Date day, Calendar calendar) const;

    /// The `days`th working day after `from`, which is day 0 and need be none itself; backwards
    /// where `days` is below zero; `from` where it is 0.
    Result<Date> add_working_days(Date from, int days, Calendar calendar) const;
    Result<Date> subtract_working_days(Date from, int days, Calendar calendar) const;

    /// How many working days come after `from`, up to and including `to`; below zero where `to` is
    /// the earlier.
    Result<int> working_days_between(Date from, Date to, Calendar calendar) const;

    /// The last of `days` working days counted in the law's words: `after_that_day`, day 1 is the
    /// next working day; `from_that_day`, day 1 is `from` itself if it is a working day.
    /// Refused: invalid_input for less than 1 day `from_that_day`, or less than 0.
    Result<Date> last_working_day(Date from, int days, Counting counting, Calendar calendar) const;

    /// The holidays after `from` up to and including `to` that fall on Monday to Friday, by date,
    /// one for each day: what an explanation has to mention.
    std::vector<Holiday> weekday_holidays_between(Date from, Date to, Calendar calendar) const;

private:
    bool covers(Date day) const { return day >= first_day_ && day <= last_day_; }
    /// Whether a day that is covered is a working day.
    bool works_on(Date day, Calendar calendar) const;
    Refusal not_covered(Date day) const;

    int first_year_;
    int last_year_;
    Date first_day_;
    Date last_day_;
    std::string revision_;
    std::vector<Holiday> holidays_;               ///< By date.
    std::array<std::vector<bool>, 3> rest_days_;  ///< For each calendar, for each day covered.
};

}  // namespace moothall::calendar
