#pragma once

#include <moothall/service/date.h>

#include <string>

#include "doctor/outcome.h"

namespace moothall::doctor {

/// How far the bank holidays are known.
struct CalendarReach {
    Date today;
    Date last_day;  ///< The last day whose working days are known.
    Date last_holiday;
    std::string last_holiday_name;
};

const Check& calendar_check();
Outcome check_calendar(const CalendarReach& reach);

}  // namespace moothall::doctor
