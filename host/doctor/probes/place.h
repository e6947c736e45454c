#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <vector>

#include "doctor/checks/data_folder.h"
#include "doctor/checks/disk.h"

namespace moothall::doctor {

// What this machine says of a folder. Faults: each throws std::runtime_error, with a sentence, for
// what cannot be measured.

/// For a folder that is not there yet: of what is above it.
DiskSpace measure_disk(const std::filesystem::path& folder);
DataFolder look_at_folder(const std::filesystem::path& folder);

/// Writes a small file in the folder a few times, each until it is safe, and removes it. Gives the
/// middle of the times.
std::chrono::microseconds measure_sync(const std::filesystem::path& folder);

/// The permissions of what is there of: the folder, the database in it, the documents, and
/// `password_file` unless it is empty.
std::vector<HeldFile> held_files(const std::filesystem::path& folder,
                                 const std::filesystem::path& password_file);

/// Whether the kernel says that its clock is synchronised; nothing where it does not tell.
std::optional<bool> is_clock_synchronised();

}  // namespace moothall::doctor
