#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace moothall::store::files {

/// Makes a folder, and those above it, for its owner alone. Does nothing where it is there.
/// Faults: StoreFault.
void make_folder(const std::filesystem::path& folder);

/// Makes the names of a folder survive loss of power. Faults: StoreFault.
void sync_folder(const std::filesystem::path& folder);

/// Brings all that was written to the file system of a folder to its disk: for many files at once.
/// Faults: StoreFault.
void sync_file_system(const std::filesystem::path& folder);

/// Writes a file whole or not at all, so that it survives loss of power, for its owner alone.
/// Faults: StoreFault; then the file is as it was.
void write_durably(const std::filesystem::path& file, std::string_view bytes);

}  // namespace moothall::store::files
