#include "host/event_logs/outside_logs.h"

#include <algorithm>
#include <cctype>

#include "csv/csv_reader.h"

namespace moothall::event_logs {

std::vector<std::filesystem::path> outside_logs(std::string_view ending) {
    std::vector<std::filesystem::path> logs;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(MOOTHALL_OUTSIDE_DATA)) {
        if (entry.path().extension() == ending) {
            logs.push_back(entry.path());
        }
    }
    std::sort(logs.begin(), logs.end());
    return logs;
}

std::vector<std::filesystem::path> all_outside_logs() {
    std::vector<std::filesystem::path> all = outside_logs(".csv");
    for (const auto& log : outside_logs(".xes")) {
        all.push_back(log);
    }
    return all;
}

std::string name_of(const std::filesystem::path& log, std::size_t index) {
    std::string name = log.stem();
    std::erase_if(name, [](unsigned char c) { return !std::isalnum(c); });
    return name + std::to_string(index);
}

std::vector<std::vector<std::string>> cells_in(std::istream& file) {
    csv::CsvReader reader(file, "log", csv::CsvLimits{});
    std::vector<std::vector<std::string>> cells;
    for (auto row = reader.next().value(); row; row = reader.next().value()) {
        cells.push_back(std::move(row->cells));
    }
    return cells;
}

}  // namespace moothall::event_logs
