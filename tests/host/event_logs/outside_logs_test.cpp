#include "host/event_logs/outside_logs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "event_logs/event_log.h"
#include "event_logs/log_writer.h"

namespace moothall::event_logs {
namespace {

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

INSTANTIATE_TEST_SUITE_P(Outside, OutsideLogs, testing::ValuesIn(outside_logs(".csv")),
                         [](const auto& log) { return name_of(log.param, log.index); });

}  // namespace
}  // namespace moothall::event_logs
