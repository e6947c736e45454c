#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "csv/csv_reader.h"
#include "host/case_logs/council_with_logs.h"

namespace moothall::case_logs {
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

class OutsideCases : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(OutsideCases, ComeOutAsTheyWentIn) {
    CouncilWithLogs council;
    std::ifstream file(GetParam(), std::ios::binary);
    const Imported done =
        council.import(file, council.asking(permits), [](std::size_t, std::size_t) {}).value();

    std::istringstream out(council.written(permits).value());
    std::ifstream again(GetParam(), std::ios::binary);
    const Cells came_in = cells_in(again);

    EXPECT_EQ(done.events + 1, came_in.size());
    EXPECT_TRUE(cells_in(out) == came_in);
}

INSTANTIATE_TEST_SUITE_P(Outside, OutsideCases, testing::ValuesIn(outside_logs()),
                         [](const auto& log) {
                             std::string name = log.param.stem();
                             std::erase_if(name, [](unsigned char c) { return !std::isalnum(c); });
                             return name + std::to_string(log.index);
                         });

}  // namespace
}  // namespace moothall::case_logs
