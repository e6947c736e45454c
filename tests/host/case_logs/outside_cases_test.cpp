#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "host/case_logs/council_with_logs.h"
#include "host/event_logs/outside_logs.h"

namespace moothall::case_logs {
namespace {

class OutsideCases : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(OutsideCases, ComeOutAsTheyWentIn) {
    CouncilWithLogs council;
    std::ifstream file(GetParam(), std::ios::binary);
    const Imported done =
        council.import(file, council.asking(permits), [](std::size_t, std::size_t) {}).value();

    std::istringstream out(council.written(permits).value());
    std::ifstream again(GetParam(), std::ios::binary);
    const auto came_in = event_logs::cells_in(again);

    EXPECT_EQ(done.events + 1, came_in.size());
    EXPECT_TRUE(event_logs::cells_in(out) == came_in);
}

INSTANTIATE_TEST_SUITE_P(Outside, OutsideCases, testing::ValuesIn(event_logs::outside_logs()),
                         [](const auto& log) { return event_logs::name_of(log.param, log.index); });

}  // namespace
}  // namespace moothall::case_logs
