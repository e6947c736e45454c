#pragma once

#include <cstddef>
#include <filesystem>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::event_logs {

/// Every log in the folder of logs that others made whose name ends so, ".csv" or ".xes", by path.
std::vector<std::filesystem::path> outside_logs(std::string_view ending);
/// All of them.
std::vector<std::filesystem::path> all_outside_logs();

/// What a test of one of them is called: its name in letters and digits, and its place.
std::string name_of(const std::filesystem::path& log, std::size_t index);

/// All cells of a CSV file, row by row.
std::vector<std::vector<std::string>> cells_in(std::istream& file);

}  // namespace moothall::event_logs
