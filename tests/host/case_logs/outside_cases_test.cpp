#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "host/case_logs/council_with_logs.h"
#include "host/event_logs/outside_logs.h"
#include "host/event_logs/xes/told_cases.h"
#include "host/event_logs/xes/xes_rules.h"

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

INSTANTIATE_TEST_SUITE_P(Outside, OutsideCases, testing::ValuesIn(event_logs::outside_logs(".csv")),
                         [](const auto& log) { return event_logs::name_of(log.param, log.index); });

class OutsideCasesAsXes : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(OutsideCasesAsXes, GoOutStrictAndComeInAgain) {
    const auto format = event_logs::format_of("", GetParam()).value();
    CouncilWithLogs first;
    std::ifstream file(GetParam(), std::ios::binary);
    ImportAsked asked = first.asking(permits);
    asked.format = format;
    const Imported done = first.import(file, asked, [](std::size_t, std::size_t) {}).value();

    const std::string out = first.written(permits, event_logs::LogFormat::xes).value();
    CouncilWithLogs second;
    const Imported again = second.take_xes(out).value();

    std::ifstream came_in(GetParam(), std::ios::binary);
    const auto told = event_logs::told_by(came_in, format);
    EXPECT_EQ(again.events, done.events);
    EXPECT_THAT(event_logs::breaches_of_xes(out), testing::IsEmpty());
    EXPECT_TRUE(event_logs::told_by(out, event_logs::LogFormat::xes) == told);
    EXPECT_TRUE(event_logs::told_by(second.written(permits).value(), event_logs::LogFormat::csv) ==
                told);
}

INSTANTIATE_TEST_SUITE_P(Outside, OutsideCasesAsXes,
                         testing::ValuesIn(event_logs::all_outside_logs()),
                         [](const auto& log) { return event_logs::name_of(log.param, log.index); });

}  // namespace
}  // namespace moothall::case_logs
