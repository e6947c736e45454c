#include "event_logs/log_time.h"

#include <gtest/gtest.h>

#include <string>

namespace moothall::event_logs {
namespace {

std::string read(std::string_view text) {
    const auto instant = read_log_time(text);
    return instant ? to_text(*instant) : "nothing";
}

TEST(LogTime, ReadsTimeStampsAsLogsWriteThem) {
    EXPECT_EQ(read("2011-10-20 12:39:37.946000+02:00"), "2011-10-20T10:39:37.946Z");
    EXPECT_EQ(read("2011-10-20T12:39:37.946+02:00"), "2011-10-20T10:39:37.946Z");
    EXPECT_EQ(read("2011-10-20T10:39:37Z"), "2011-10-20T10:39:37Z");
    EXPECT_EQ(read("2011-12-09 01:06:40+01:00"), "2011-12-09T00:06:40Z");
    EXPECT_EQ(read("2011-10-20 12:39-05:30"), "2011-10-20T18:09:00Z");
}

TEST(LogTime, ReadsOffsetsWithoutColonOrMinutes) {
    EXPECT_EQ(read("2011-10-20 12:39:37+0200"), "2011-10-20T10:39:37Z");
    EXPECT_EQ(read("2011-10-20 12:39:37-02"), "2011-10-20T14:39:37Z");
}

TEST(LogTime, TakesATimeWithoutOffsetAsUtc) {
    EXPECT_EQ(read("2011-10-20 12:39:37"), "2011-10-20T12:39:37Z");
    EXPECT_EQ(read("2011-10-20 12:39:37.5"), "2011-10-20T12:39:37.5Z");
    EXPECT_EQ(read("2011-10-20"), "2011-10-20T00:00:00Z");
}

TEST(LogTime, CutsOffWhatIsFinerThanAMicrosecond) {
    EXPECT_EQ(read("2011-10-20 12:39:37.946123987+02:00"), "2011-10-20T10:39:37.946123Z");
}

TEST(LogTime, TakesNoOtherText) {
    for (const char* text :
         {"", "yesterday", "20/10/2011", "2011-13-01", "2011-02-29 10:00:00", "2011-10-20 24:00:00",
          "2011-10-20 12:60:00", "2011-10-20 12:39:37.", "2011-10-20 12:39:37.x", "2011-10-20T",
          "2011-10-20 12:39:37+2", "2011-10-20 12:39:37 +02:00", "2011-10-20 12:39:37+02:00x",
          "2011-10-20 12:39:37Z+02:00", "2011-10-20 123937", "2011-10-20 12:39:37.1234567x"}) {
        EXPECT_EQ(read(text), "nothing") << text;
    }
}

TEST(LogTime, IsWrittenAsXmlHasIt) {
    EXPECT_EQ(xml_time("2011-10-20 12:39:37.946123+02:00"), "2011-10-20T12:39:37.946123+02:00");
    EXPECT_EQ(xml_time("2011-10-20T12:39:37.9461234z"), "2011-10-20T12:39:37.9461234Z");
    EXPECT_EQ(xml_time("2011-10-20 12:39+0200"), "2011-10-20T12:39:00+02:00");
    EXPECT_EQ(xml_time("2011-10-20 12:39:37-02"), "2011-10-20T12:39:37-02:00");
    EXPECT_EQ(xml_time("2011-10-20 12:39:37"), "2011-10-20T12:39:37Z");
    EXPECT_EQ(xml_time("2011-10-20"), "2011-10-20T00:00:00Z");
    EXPECT_EQ(xml_time("2011-10-20 23:00:00+23:00"), "2011-10-20T00:00:00Z");
    EXPECT_EQ(xml_time("yesterday"), std::nullopt);
}

}  // namespace
}  // namespace moothall::event_logs
