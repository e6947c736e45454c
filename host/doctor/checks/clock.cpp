#include "doctor/checks/clock.h"

#include "doctor/amounts.h"

namespace moothall::doctor {
namespace {

using std::chrono::microseconds;

/// Two machines that keep time by the network differ by less.
constexpr std::chrono::seconds small_difference(2);
constexpr std::chrono::seconds large_difference(60);

std::string_view direction(microseconds ahead) {
    return ahead.count() < 0 ? " behind" : " ahead of";
}

}  // namespace

const Check& clock_check() {
    static const Check check{
        "clock",
        "The clock",
        "This machine's clock against what the kernel says of it, the clock of the database server "
        "and the last event that was recorded. Deadlines and timers go by it.",
        {{"behind_last_event", Severity::problem,
          "The clock stands before the last event was recorded: it is, or was, wrong.",
          "Set the right time, by NTP if you can. If the earlier time was the wrong one, deadlines "
          "that were counted from it have to be looked at."},
         {"differs_from_server", Severity::problem,
          "The clock differs by more than a minute from that of the database server.",
          "Let both machines keep time by the same NTP servers."},
         {"differs_a_little", Severity::warning,
          "The clock differs by more than two seconds from that of the database server.",
          "Let both machines keep time by the same NTP servers."},
         {"not_synchronised", Severity::warning,
          "The kernel says that nobody keeps its clock right.",
          "Set up NTP: timedatectl set-ntp true, and see timedatectl timesync-status."},
         {"stands_still", Severity::warning, "The clock was set by MOOTHALL_NOW.",
          "Meant for demonstrations: unset MOOTHALL_NOW to go by the machine's clock."}},
        {{"clock_server_ahead", Unit::microseconds,
          "How far the database server's clock is ahead of this machine's."},
         {"clock_synchronised", Unit::count,
          "1 where the kernel says that its clock is synchronised, else 0."}}};
    return check;
}

Outcome check_clock(const Clocks& clocks) {
    Outcome outcome(clock_check(), "It is " + to_text(clocks.now) + ".");
    if (clocks.last_event && *clocks.last_event - clocks.now > small_difference) {
        outcome.found("behind_last_event", "The clock says " + to_text(clocks.now) +
                                               ", but the last event was recorded at " +
                                               to_text(*clocks.last_event) + ".");
    }
    if (clocks.stands_still) {
        outcome.found("stands_still",
                      "MOOTHALL_NOW sets the clock to " + to_text(clocks.now) + ".");
        return outcome;  // The machine's own clock is not the one that counts.
    }
    if (clocks.server_ahead) {
        const auto ahead = *clocks.server_ahead;
        outcome.measured("clock_server_ahead", ahead.count());
        if (std::chrono::abs(ahead) > small_difference) {
            outcome.found(std::chrono::abs(ahead) > large_difference ? "differs_from_server"
                                                                     : "differs_a_little",
                          "The clock of the database server is " + time_in_words(ahead) +
                              std::string(direction(ahead)) + " that of this machine.");
        }
    }
    if (clocks.is_synchronised) {
        outcome.measured("clock_synchronised", *clocks.is_synchronised ? 1 : 0);
        if (!*clocks.is_synchronised) {
            outcome.found("not_synchronised", "Nothing keeps this machine's clock right.");
        }
    }
    return outcome;
}

}  // namespace moothall::doctor
