#include "doctor/checks/journal.h"

#include "doctor/amounts.h"

namespace moothall::doctor {
namespace {

/// More than a busy second brings.
constexpr std::int64_t unsealed_max = 1'000;

}  // namespace

const Check& journal_check() {
    static const Check check{
        "journal",
        "Chains and seals of the journal",
        "The bytes, chains and seals of the newest events; with --full of all of them, which reads "
        "each event twice. Documents are looked at by moothall journal verify.",
        {{"journal_damaged", Severity::problem,
          "What stands in the journal is not what was written: a disk changed it, or somebody did.",
          "Stop Moothall, keep a copy of what is there, and restore the last good backup. moothall "
          "journal verify names every damage."},
         {"seals_behind", Severity::warning,
          "A thousand events or more are not sealed: exports and listeners do not see them yet.",
          "If this lasts, restart the hosts and look at what their logs say about sealing."}},
        {{"journal_damages", Unit::count, "Damages that were found in the journal."},
         {"journal_events_checked", Unit::count, "Events that were looked at for that."},
         {"journal_unsealed", Unit::count, "Events that no seal binds yet."}}};
    return check;
}

Outcome check_journal(const JournalWalk& walk) {
    Outcome outcome(journal_check(), std::string(walk.was_whole ? "All " : "The newest ") +
                                         count_in_words(walk.events, "event") + " in " +
                                         count_in_words(walk.seals, "seal") + " are whole.");
    outcome.measured("journal_damages", walk.damages);
    outcome.measured("journal_events_checked", walk.events);
    outcome.measured("journal_unsealed", walk.unsealed);
    for (const std::string& sentence : walk.sentences) {
        outcome.found("journal_damaged", sentence);
    }
    if (walk.unsealed >= unsealed_max) {
        outcome.found("seals_behind",
                      count_in_words(walk.unsealed, "event") + " or more are not sealed yet.");
    }
    return outcome;
}

}  // namespace moothall::doctor
