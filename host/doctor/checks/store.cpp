#include "doctor/checks/store.h"

#include <set>

#include "doctor/amounts.h"

namespace moothall::doctor {
namespace {

constexpr std::chrono::milliseconds slow_answer(20);

}  // namespace

const Check& store_check() {
    static const Check check{
        "store",
        "The store",
        "Whether the configuration leads to a store, and whether this program can read it.",
        {{"store_refused", Severity::problem,
          "The configuration is wrong, or the store cannot be used: its server does not answer, it "
          "is damaged or cut short, of a newer Moothall or of another program, or may not be read.",
          "Do what the sentence says. Change nothing in a store that is damaged: keep a copy and "
          "restore the last good backup beside it."},
         {"store_absent", Severity::problem, "Nothing is there.",
          "Check --data and the configuration. If this is a new council, the first command that "
          "opens it makes it."},
         {"store_damaged", Severity::problem, "The store is there, but reading it failed.",
          "Stop Moothall, keep a copy of what is there, check the disk, and restore the last good "
          "backup."},
         {"store_behind", Severity::warning,
          "An older Moothall made it, and it has not been brought up to date.",
          "Make a backup first, then run moothall upgrade --check and moothall upgrade."},
         {"upgrade_waiting", Severity::warning,
          "An older Moothall made it. Hosts of both releases may work on it side by side; what "
          "belongs into the tables that this release adds, deliveries for instance, waits.",
          "When every host is of this release, stop all of them and run moothall upgrade."},
         {"rebuild_pending", Severity::warning,
          "Tables that are made from the journal have to be made anew, or that was broken off.",
          "Start Moothall, which does it, or run moothall journal rebuild."},
         {"server_slow", Severity::warning,
          "The database server takes longer than 20 milliseconds for the smallest question. A "
          "command asks several.",
          "Look at the network between this machine and the server, and at the server's load."}},
        {{"store_answer", Unit::microseconds,
          "Time that the database server takes for the smallest question."}}};
    return check;
}

Outcome check_store(const StoreStanding& standing) {
    Outcome outcome(store_check(), "The store " + standing.place + " can be read.");
    if (standing.answers_in) {
        outcome.measured("store_answer", standing.answers_in->count());
        if (*standing.answers_in > slow_answer) {
            outcome.found("server_slow", "The database server takes " +
                                             time_in_words(*standing.answers_in) +
                                             " for the smallest question.");
        }
    }
    if (!standing.is_there) {
        outcome.found("store_absent", "There is no council at " + standing.place + ".");
        return outcome;
    }
    if (!standing.refusal.empty()) {
        outcome.found("store_refused", standing.refusal);
        return outcome;
    }
    for (const std::string& fault :
         std::set<std::string>(standing.read_faults.begin(), standing.read_faults.end())) {
        outcome.found("store_damaged", fault);
    }
    if (standing.is_behind) {
        outcome.found("store_behind", "The store was last opened by an older Moothall.");
    }
    for (const std::string& table : standing.waiting) {
        outcome.found("upgrade_waiting", "What belongs into the table " + table +
                                             " waits until the store is upgraded.");
    }
    if (standing.needs_rebuild) {
        outcome.found("rebuild_pending",
                      "What lists read has yet to be made anew from the journal.");
    }
    return outcome;
}

}  // namespace moothall::doctor
