#pragma once

#include <chrono>
#include <cstdint>

#include "doctor/outcome.h"

namespace moothall::doctor {

/// What is left where the data lie, for an account without special rights.
struct DiskSpace {
    std::int64_t free_bytes;
    std::int64_t total_bytes;
    std::int64_t free_files;  ///< How many more files; 0 of 0 where nobody counts them.
    std::int64_t total_files;
};

const Check& disk_check();
Outcome check_disk(const DiskSpace& space);

const Check& sync_check();
/// `lasted` is how long a small file took to be safe on the disk, the middle of a few.
Outcome check_sync(std::chrono::microseconds lasted);

}  // namespace moothall::doctor
