#include "doctor/checks/due_work.h"

#include "doctor/amounts.h"

namespace moothall::doctor {
namespace {

constexpr std::chrono::minutes late_after(10);
constexpr std::chrono::hours stuck_after(24);
constexpr std::chrono::days forgotten_after(7);

std::string at_least(std::int64_t count, std::int64_t max, std::string_view one) {
    return (count >= max ? "At least " : "") + count_in_words(count, one);
}

}  // namespace

const Check& timers_check() {
    static const Check check{
        "timers",
        "Timers",
        "Timers that are due and were not taken, those of absent plugins aside. moothall serve "
        "takes each as it falls due; so does any command that writes.",
        {{"timers_stuck", Severity::problem, "A timer has been due for more than a day.",
          "Start moothall serve, or look in its log for the timer that \"stays due\" and why."},
         {"timers_late", Severity::warning, "A timer has been due for more than ten minutes.",
          "See that moothall serve runs (systemctl status moothall)."}},
        {{"timers_due", Unit::count, "Timers that are due and not taken."},
         {"timers_oldest_due", Unit::microseconds, "How long the oldest of them has been due."}}};
    return check;
}

Outcome check_timers(const DueTimers& due) {
    Outcome outcome(timers_check(), "No timer is overdue.");
    const auto lasting = due.oldest ? due.now - *due.oldest : std::chrono::microseconds(0);
    outcome.measured("timers_due", due.count);
    outcome.measured("timers_oldest_due", lasting.count());
    if (lasting > late_after) {
        outcome.found(lasting > stuck_after ? "timers_stuck" : "timers_late",
                      at_least(due.count, due_timers_max, "timer") +
                          (due.count == 1 ? " is" : " are") + " due, the oldest for " +
                          time_in_words(lasting) + ".");
    }
    return outcome;
}

const Check& attention_check() {
    static const Check check{
        "attention",
        "What needs attention",
        "What was meant to happen by itself, did not, and waits for somebody: timers that were "
        "refused, and what could not be delivered.",
        {{"attention_forgotten", Severity::problem, "Something has waited for more than a week.",
          "Go through moothall attention list: try each again with attention retry, or do it by "
          "hand and close it with attention close."},
         {"attention_waits", Severity::warning, "Something waits.",
          "Go through moothall attention list: try each again with attention retry, or do it by "
          "hand and close it with attention close."}},
        {{"attention_waiting", Unit::count, "What needs somebody's attention."}}};
    return check;
}

Outcome check_attention(const AttentionList& list) {
    Outcome outcome(attention_check(), "Nothing waits for somebody.");
    outcome.measured("attention_waiting", list.count);
    if (list.count == 0) {
        return outcome;
    }
    const auto lasting = list.oldest ? list.now - *list.oldest : std::chrono::microseconds(0);
    outcome.found(lasting > forgotten_after ? "attention_forgotten" : "attention_waits",
                  at_least(list.count, attention_max, "thing") +
                      (list.count == 1 ? " needs" : " need") + " attention, the oldest for " +
                      time_in_words(lasting) + ".");
    return outcome;
}

}  // namespace moothall::doctor
