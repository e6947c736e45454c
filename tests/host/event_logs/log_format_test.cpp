#include "event_logs/log_format.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace moothall::event_logs {
namespace {

TEST(LogFormat, IsAsToldOrByTheEndingOfTheName) {
    EXPECT_EQ(format_of("", "folder.xes/log.csv").value(), LogFormat::csv);
    EXPECT_EQ(format_of("", "log").value(), LogFormat::csv);
    EXPECT_EQ(format_of("", "log.xes").value(), LogFormat::xes);
    EXPECT_EQ(format_of("csv", "log.xes").value(), LogFormat::csv);
    for (const char* file : {"log.ocel", "log.json", "log.jsonocel"}) {
        EXPECT_EQ(format_of("", file).value(), LogFormat::ocel) << file;
    }
}

TEST(LogFormat, IsRefusedWhereNobodyKnowsIt) {
    EXPECT_EQ(format_of("", "log.txt").error().reason,
              "\"txt\" is no format of event logs: give --format csv, xes or ocel.");
    EXPECT_EQ(format_of("ndjson", "log").error().kind, RefusalKind::not_available);
}

}  // namespace
}  // namespace moothall::event_logs
