#include "doctor/checks/disk.h"

#include "doctor/amounts.h"

namespace moothall::doctor {
namespace {

constexpr std::int64_t mebibyte = std::int64_t{1} << 20;
constexpr std::int64_t full_below = 256 * mebibyte;
constexpr std::int64_t filling_below = 2'048 * mebibyte;
constexpr std::int64_t files_full_below = 1'000;
constexpr std::int64_t files_filling_below = 10'000;

constexpr std::chrono::milliseconds slow_sync(100);
constexpr std::chrono::milliseconds very_slow_sync(1'000);

}  // namespace

const Check& disk_check() {
    static const Check check{
        "disk",
        "Disk space",
        "The space, and the number of files, that the file system of the data folder still takes. "
        "With PostgreSQL this is the disk of this machine; the server's own is not seen from here.",
        {{"disk_full", Severity::problem,
          "Less than 256 MiB, or fewer than 1,000 files, are left: commands will soon be refused.",
          "Free space now, or give the data folder a larger disk. Nothing that was answered is "
          "lost "
          "when it is full, but nothing more is kept."},
         {"disk_filling", Severity::warning,
          "Less than 2 GiB, or fewer than 10,000 files, are left.",
          "Plan for more space: a backup, a rebuild and an upgrade each need room for a second "
          "copy "
          "of the database."}},
        {{"disk_free", Unit::bytes, "Bytes free on the file system of the data folder."},
         {"disk_free_files", Unit::count, "Files that it still takes."}}};
    return check;
}

Outcome check_disk(const DiskSpace& space) {
    Outcome outcome(disk_check(), bytes_in_words(space.free_bytes) + " of " +
                                      bytes_in_words(space.total_bytes) + " are free.");
    outcome.measured("disk_free", space.free_bytes);
    if (space.free_bytes < filling_below) {
        outcome.found(space.free_bytes < full_below ? "disk_full" : "disk_filling",
                      "Only " + bytes_in_words(space.free_bytes) + " of " +
                          bytes_in_words(space.total_bytes) +
                          " are free where the data folder lies.");
    }
    if (space.total_files == 0) {
        return outcome;
    }
    outcome.measured("disk_free_files", space.free_files);
    if (space.free_files < files_filling_below) {
        outcome.found(space.free_files < files_full_below ? "disk_full" : "disk_filling",
                      "The file system of the data folder takes only " +
                          count_in_words(space.free_files, "more file") + ".");
    }
    return outcome;
}

const Check& sync_check() {
    static const Check check{
        "sync",
        "Time to make a write safe",
        "How long a small file in the data folder takes until it would survive loss of power. "
        "Every command on SQLite waits for that once. The file is removed at once.",
        {{"sync_very_slow", Severity::problem, "It takes longer than a second.",
          "Look for a failing disk (dmesg, smartctl) or for what else writes to it, and move the "
          "data folder to a quicker disk."},
         {"sync_slow", Severity::warning, "It takes longer than a tenth of a second.",
          "Look for what else writes to this disk, or move the data folder to a quicker one: each "
          "command waits that long."}},
        {{"sync", Unit::microseconds, "Time until a small write in the data folder is safe."}}};
    return check;
}

Outcome check_sync(std::chrono::microseconds lasted) {
    Outcome outcome(sync_check(), "A small write is safe after " + time_in_words(lasted) + ".");
    outcome.measured("sync", lasted.count());
    if (lasted > slow_sync) {
        outcome.found(lasted > very_slow_sync ? "sync_very_slow" : "sync_slow",
                      "A small write in the data folder takes " + time_in_words(lasted) +
                          " until it is safe.");
    }
    return outcome;
}

}  // namespace moothall::doctor
