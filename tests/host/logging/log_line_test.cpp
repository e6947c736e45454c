#include "logging/log_line.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include "json/json.h"

namespace moothall::logging {
namespace {

const Instant noon = parse_instant("2026-05-05T11:00:00Z").value();

TEST(LogLine, IsOneJsonObjectWithTheCommandItIsAbout) {
    EXPECT_EQ(json_line({noon, "warning", "The timer stays due.", "timer/1"}),
              "{\"command\":\"timer/1\",\"level\":\"warning\",\"message\":\"The timer stays due.\","
              "\"time\":\"2026-05-05T11:00:00Z\"}\n");
}

TEST(LogLine, WithoutACommandSaysNothingOfOne) {
    EXPECT_EQ(json_line({noon, "info", "Ready.", ""}),
              "{\"level\":\"info\",\"message\":\"Ready.\",\"time\":\"2026-05-05T11:00:00Z\"}\n");
}

TEST(LogLine, OfAnyBytesIsOneLineOfJson) {
    const bool held = rc::check("any bytes", [](const std::string& message) {
        const std::string line = json_line({noon, "error", message, message});
        RC_ASSERT(line.find('\n') == line.size() - 1);
        RC_ASSERT(static_cast<bool>(json::parse(line)));
    });
    EXPECT_TRUE(held);
}

TEST(LogLine, ReplacesBytesThatAreNoTextAndKeepsTheRest) {
    const auto line = json::parse(json_line({noon, "error", "a\xff\"\n\\é\xc3", ""}));
    EXPECT_EQ(line.value().as_table()->text("message"), "a\xef\xbf\xbd\"\n\\é\xef\xbf\xbd");
}

TEST(LogLine, InWordsIsTheSentenceWithWhatATerminalWouldObeyTakenOut) {
    EXPECT_EQ(text_line({noon, "error", "No \x1b[31mcase\x7f.", "timer/1"}), "No ?[31mcase?.\n");
    EXPECT_EQ(text_line({noon, "warning", "Late.", ""}), "warning: Late.\n");
}

}  // namespace
}  // namespace moothall::logging
