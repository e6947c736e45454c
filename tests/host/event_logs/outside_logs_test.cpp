#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "csv/csv_records.h"
#include "event_logs/event_log.h"
#include "event_logs/log_writer.h"

namespace moothall::event_logs {
namespace {

using Cells = std::vector<std::vector<std::string>>;

Cells cells_in(std::istream& file) {
    csv::CsvReader reader(file, "log", csv::CsvLimits{});
    Cells cells;
    for (auto row = reader.next().value(); row; row = reader.next().value()) {
        cells.push_back(std::move(row->cells));
    }
    return cells;
}

std::vector<std::filesystem::path> outside_logs() {
    std::vector<std::filesystem::path> logs;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(MOOTHALL_OUTSIDE_DATA)) {
        if (entry.path().extension() == ".csv") {
            logs.push_back(entry.path());
        }
    }
    std::sort(logs.begin(), logs.end());
    return logs;
}

class OutsideLogs : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(OutsideLogs, ComeOutAsTheyWentIn) {
    std::ifstream file(GetParam());
    EventLog log = EventLog::check(file, GetParam().filename()).value();
    std::vector<std::tuple<std::int64_t, std::size_t, ImportedEvent>> events;
    std::vector<ImportedCase> cases;
    for (std::size_t i = 0; i < log.case_count(); ++i) {
        cases.push_back(log.read_case(i));
        for (ImportedEvent& event : cases.back().events) {
            events.emplace_back(event.row, i, std::move(event));
        }
    }
    std::sort(events.begin(), events.end(),
              [](const auto& a, const auto& b) { return std::get<0>(a) < std::get<0>(b); });

    std::stringstream out;
    LogWriter writer(out, log.columns());
    for (const auto& [row, number, event] : events) {
        writer.write(cases[number], event);
    }
    writer.finish();

    std::ifstream again(GetParam());
    EXPECT_EQ(events.size(), log.event_count());
    EXPECT_TRUE(cells_in(out) == cells_in(again));
}

INSTANTIATE_TEST_SUITE_P(Outside, OutsideLogs, testing::ValuesIn(outside_logs()),
                         [](const auto& log) {
                             std::string name = log.param.stem();
                             std::erase_if(name, [](unsigned char c) { return !std::isalnum(c); });
                             return name + std::to_string(log.index);
                         });

}  // namespace
}  // namespace moothall::event_logs
