#include "doctor/checks/backup.h"

#include "doctor/amounts.h"

namespace moothall::doctor {
namespace {

constexpr std::chrono::hours late_after(26);  ///< A day, and time to make one.
constexpr std::chrono::days far_too_late_after(7);

}  // namespace

const Check& backup_check() {
    static const Check check{
        "backup",
        "The last backup",
        "When the last backup was taken with moothall backup. Backups made by other means are not "
        "known to Moothall.",
        {{"backup_far_too_old", Severity::problem,
          "The last backup is older than a week, or there is none of a council older than that.",
          "Run moothall backup now, and every night by a timer. Store it on another machine, and "
          "try it with moothall restore --drill."},
         {"backup_old", Severity::warning,
          "The last backup is older than 26 hours, or there is none yet.",
          "Run moothall backup, and look why the nightly one did not."}},
        {{"backup_age", Unit::microseconds, "Time since the last good backup was taken."}}};
    return check;
}

Outcome check_backup(const BackupStanding& standing) {
    if (!standing.last_good) {
        Outcome outcome(backup_check(), "There is nothing to back up yet.");
        if (standing.first_event) {
            const auto since = standing.now - *standing.first_event;
            outcome.found(since > far_too_late_after ? "backup_far_too_old" : "backup_old",
                          "No backup was ever taken, and the first event is " +
                              time_in_words(since) + " old.");
        }
        return outcome;
    }
    const auto age = standing.now - *standing.last_good;
    const std::string seen = "The last backup was taken " + time_in_words(age) + " ago, at " +
                             to_text(*standing.last_good) + ".";
    Outcome outcome(backup_check(), seen);
    outcome.measured("backup_age", age.count());
    if (age > late_after) {
        outcome.found(age > far_too_late_after ? "backup_far_too_old" : "backup_old", seen);
    }
    return outcome;
}

}  // namespace moothall::doctor
