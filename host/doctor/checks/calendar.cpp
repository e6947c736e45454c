#include "doctor/checks/calendar.h"

namespace moothall::doctor {
namespace {

constexpr std::chrono::days short_reach(400);
constexpr std::chrono::days too_short_reach(120);

}  // namespace

const Check& calendar_check() {
    static const Check check{
        "calendar",
        "The calendar of working days",
        "How far ahead the bank holidays are known. A deadline past that day is not guessed: "
        "decisions that need it are refused.",
        {{"calendar_ends", Severity::problem,
          "Fewer than 120 days are left, or none: deadlines can no longer be counted.",
          "Install a newer Moothall, which brings the next years."},
         {"calendar_runs_out", Severity::warning, "Fewer than 400 days are left.",
          "Plan an upgrade: newer releases of Moothall bring the next years."}},
        {{"calendar_days_left", Unit::count, "Days ahead whose bank holidays are known."}}};
    return check;
}

Outcome check_calendar(const CalendarReach& reach) {
    const auto left = reach.last_day - reach.today;
    const std::string ends = "the bank holidays are known until " + in_words(reach.last_day) +
                             "; the last is " + reach.last_holiday_name + " on " +
                             in_words(reach.last_holiday) + ".";
    Outcome outcome(calendar_check(), "T" + ends.substr(1));
    outcome.measured("calendar_days_left", left.count());
    if (left < short_reach) {
        outcome.found(left < too_short_reach ? "calendar_ends" : "calendar_runs_out",
                      "Today is " + in_words(reach.today) + ", and " + ends);
    }
    return outcome;
}

}  // namespace moothall::doctor
