#include "doctor/checks/deliveries.h"

#include "doctor/amounts.h"

namespace moothall::doctor {
namespace {

constexpr std::chrono::minutes late_after(10);
constexpr std::chrono::hours stuck_after(24);
constexpr std::chrono::hours held_up_after(1);

std::string counted(std::int64_t count, const std::string& one, const std::string& more) {
    return (count >= deliveries::counted_max ? "At least " : "") + std::to_string(count) + " " +
           (count == 1 ? one + " is" : more + " are");
}

std::chrono::microseconds lasting(Instant now, std::optional<Instant> since) {
    return since ? now - *since : std::chrono::microseconds(0);
}

}  // namespace

const Check& deliveries_check() {
    static const Check check{
        "deliveries",
        "Deliveries",
        "Letters that were asked for and have not left. moothall serve hands each to the plugin "
        "that delivers it. What was given up stands in what needs attention.",
        {{"deliveries_stuck", Severity::problem, "A delivery has been due for more than a day.",
          "Start moothall serve, or look in its log for what fails."},
         {"deliveries_late", Severity::warning,
          "A delivery has been due for more than ten minutes.",
          "See that moothall serve runs (systemctl status moothall), and whether its carrier "
          "takes long for each."},
         {"deliveries_held_up", Severity::warning,
          "A delivery was refused, is tried again, and was wanted more than an hour ago.",
          "See whether the service that takes them in is down: the log of moothall serve has its "
          "sentence. Nothing is lost: they are tried again for some three days."},
         {"deliveries_wait_for_plugin", Severity::warning,
          "Letters were asked for and no plugin that is loaded delivers them.",
          "Install the plugin that does, or send them by other means: what was wanted for more "
          "than 30 days is not delivered without a person's word."}},
        {{"deliveries_due", Unit::count, "Deliveries that are due and not made, at most 1000."},
         {"deliveries_oldest_due", Unit::microseconds, "How long the oldest of them has been due."},
         {"deliveries_refused", Unit::count,
          "Deliveries that were refused and are tried again, at most 1000."},
         {"deliveries_waiting_for_plugin", Unit::count,
          "Deliveries that no plugin makes, at most 1000 of a kind."}}};
    return check;
}

Outcome check_deliveries(const DeliveryStanding& standing) {
    const auto& backlog = standing.backlog;
    Outcome outcome(deliveries_check(), "No delivery is overdue.");
    const auto due_for = lasting(standing.now, backlog.due_since);
    if (due_for > late_after) {
        outcome.found(due_for > stuck_after ? "deliveries_stuck" : "deliveries_late",
                      counted(backlog.due, "delivery", "deliveries") + " due, the oldest for " +
                          time_in_words(due_for) + ".");
    }
    const auto refused_for = lasting(standing.now, backlog.refused_since);
    if (refused_for > held_up_after) {
        outcome.found("deliveries_held_up", counted(backlog.refused, "delivery", "deliveries") +
                                                " tried again after a refusal, the oldest wanted " +
                                                time_in_words(refused_for) + " ago.");
    }
    std::int64_t waiting = 0;
    for (const deliveries::WaitingWork& work : standing.waiting) {
        waiting += work.count;
        outcome.found("deliveries_wait_for_plugin",
                      counted(work.count, work.kind, work.kind + "s") + " wanted, the oldest for " +
                          time_in_words(standing.now - work.since) +
                          ", and no plugin that is loaded delivers them.");
    }
    outcome.measured("deliveries_due", backlog.due);
    outcome.measured("deliveries_oldest_due", due_for.count());
    outcome.measured("deliveries_refused", backlog.refused);
    outcome.measured("deliveries_waiting_for_plugin", waiting);
    return outcome;
}

}  // namespace moothall::doctor
