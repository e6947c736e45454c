#include "event_logs/xes/xes_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace moothall::event_logs {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

const std::string small_log = R"(<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
  <classifier name="Event Name" keys="concept:name"/>
  <string key="creator" value="somebody"><string key="since" value="2011"/></string>
  <trace>
    <string key="concept:name" value="case-1"/>
    <string key="channel" value="Desk"/>
    <int key="amount" value="35"><string key="currency" value="GBP"/></int>
    <event>
      <string key="concept:name" value="Receive &amp; check"/>
      <date key="time:timestamp" value="2026-03-02T09:10:11.500+01:00"/>
      <string key="org:resource" value="Ann"/>
      <string key="lifecycle:transition" value="complete"/>
      <boolean key="urgent" value="true"/>
      <string key="case:channel" value="Desk"/>
      <string key="empty" value=""/>
    </event>
    <event>
      <string key="concept:name" value="Stop"/>
      <date key="time:timestamp" value="2026-03-03T09:00:00"/>
      <string key="case:channel" value="Letter"/>
      <list key="seen">
        <values><string key="by" value="Ann"/><string key="by" value="Bob"/></values>
      </list>
    </event>
  </trace>
  <remark><trace/></remark>
  <trace>
    <event>
      <string key="concept:name" value="Receive"/>
      <string key="time:timestamp" value="2026-03-04"/>
      <string key="urgent" value="perhaps"/>
    </event>
    <string key="concept:name" value="case-2"/>
  </trace>
</log>
)";

XesLog checked(std::istream& file) {
    return XesLog::check(file, "log.xes").value();
}

std::string refusal_of(const std::string& text) {
    std::istringstream file(text);
    const auto log = XesLog::check(file, "log.xes");
    return log ? "not refused" : log.error().reason;
}

TEST(XesLog, ReadsTracesAsCases) {
    std::istringstream file(small_log);
    XesLog log = checked(file);

    const ImportedCase first = log.read_case(0);
    const ImportedCase second = log.read_case(1);

    EXPECT_EQ(log.case_count(), 2U);
    EXPECT_EQ(log.event_count(), 3U);
    EXPECT_EQ(log.case_id(1), "case-2");
    EXPECT_EQ(first.id, "case-1");
    ASSERT_EQ(first.events.size(), 2U);
    EXPECT_EQ(first.events[0].activity, "Receive & check");
    EXPECT_EQ(first.events[0].resource, "Ann");
    EXPECT_EQ(first.events[0].lifecycle, "complete");
    EXPECT_EQ(first.events[0].time_text, "2026-03-02T09:10:11.500+01:00");
    EXPECT_EQ(to_text(first.events[0].happened_at), "2026-03-02T08:10:11.5Z");
    EXPECT_EQ(to_text(first.events[1].happened_at), "2026-03-03T09:00:00Z");
    EXPECT_EQ(first.events[1].row, 2);
    EXPECT_EQ(first.events[1].line, 20);
    EXPECT_EQ(second.id, "case-2");
    EXPECT_EQ(to_text(second.events.at(0).happened_at), "2026-03-04T00:00:00Z");
}

TEST(XesLog, LaysNestedAttributesAndListsFlat) {
    std::istringstream file(small_log);
    const ImportedCase first = checked(file).read_case(0);

    EXPECT_THAT(first.attributes,
                ElementsAre(Pair("case:channel", "Desk"), Pair("case:amount", "35"),
                            Pair("case:amount.currency", "GBP")));
    EXPECT_THAT(first.events[0].attributes, ElementsAre(Pair("urgent", "true")));
    EXPECT_THAT(first.events[1].attributes,
                ElementsAre(Pair("case:channel", "Letter"), Pair("seen.by", "Ann"),
                            Pair("seen.by-2", "Bob")));
}

TEST(XesLog, KnowsTheKindOfAColumnThatIsOfOneKindThroughout) {
    std::istringstream file(small_log);
    const XesLog log = checked(file);
    std::map<std::string, std::string_view> kinds;
    for (std::size_t at = 0; at < log.columns().names().size(); ++at) {
        kinds[log.columns().names()[at]] = name_of(log.columns().kinds()[at]);
    }

    EXPECT_EQ(log.columns().names().front(), "case:concept:name");
    EXPECT_EQ(kinds["case:amount"], "int");
    EXPECT_EQ(kinds["urgent"], "string");
    EXPECT_EQ(kinds["time:timestamp"], "string");
}

TEST(XesLog, GivesTheCasesAgainAndOutOfOrder) {
    std::istringstream file(small_log);
    XesLog log = checked(file);

    EXPECT_EQ(log.read_case(1).id, "case-2");
    EXPECT_EQ(log.read_case(0).id, "case-1");
    EXPECT_EQ(log.read_case(0).events.at(1).row, 2);
    EXPECT_EQ(log.read_case(1).id, "case-2");
}

TEST(XesLog, TakesATraceWithoutEvents) {
    std::istringstream file(
        "<log><trace><string key='concept:name' value='1'/></trace><trace><string "
        "key='concept:name' value='2'/><event><string key='concept:name' value='a'/><date "
        "key='time:timestamp' value='2026-01-01T00:00:00Z'/></event></trace></log>");
    XesLog log = checked(file);

    EXPECT_THAT(log.read_case(0).events, IsEmpty());
    EXPECT_EQ(log.case_count(), 2U);
}

/// A log of one trace on line 2, with one event on line 3 and this after it.
std::string with(const std::string& more) {
    return "<log>\n<trace><string key='concept:name' value='1'/>\n"
           "<event><string key='concept:name' value='a'/>"
           "<date key='time:timestamp' value='2026-01-01T00:00:00Z'/></event>\n" +
           more;
}

TEST(XesLog, RefusesAWrongDateInTheLastTrace) {
    std::string wrong = small_log;
    wrong.replace(wrong.find("2026-03-04"), 10, "2026-02-30");

    EXPECT_EQ(refusal_of(wrong),
              "Line 31 of log.xes: \"2026-02-30\" is not a time stamp. Write it like "
              "2011-10-20T12:39:37.946+02:00.");
}

TEST(XesLog, RefusesTwoTracesOfOneName) {
    EXPECT_EQ(refusal_of(with("</trace>\n<trace><string key='concept:name' value='1'/></trace>"
                              "</log>")),
              "Line 5 of log.xes: the trace \"1\" was there on line 2 already. Give each case one "
              "trace.");
}

TEST(XesLog, RefusesTracesAndEventsWithoutANameOrATime) {
    EXPECT_EQ(refusal_of("<log>\n<trace>\n</trace></log>"),
              "Line 2 of log.xes: the trace has no \"concept:name\". Every trace needs the name of "
              "its case.");
    EXPECT_EQ(
        refusal_of(with("<event/></trace></log>")),
        "Line 4 of log.xes: the event has no \"concept:name\". Every event needs its activity "
        "and its time.");
    EXPECT_THAT(refusal_of(with("<event><string key='concept:name' value='b'/></event></trace>")),
                HasSubstr("has no \"time:timestamp\""));
    EXPECT_THAT(refusal_of(with("</trace><event/></log>")), HasSubstr("outside every trace"));
    EXPECT_THAT(refusal_of(with("<event><string value='b'/></event></trace></log>")),
                HasSubstr("Line 4 of log.xes: an attribute has no key"));
}

TEST(XesLog, RefusesAnEventThatSaysItIsOfAnotherCase) {
    const std::string own =
        "<event><string key='concept:name' value='b'/><date "
        "key='time:timestamp' value='2026-01-01'/><string "
        "key='case:concept:name' value='";
    EXPECT_EQ(refusal_of(with(own + "1'/></event></trace></log>")), "not refused");
    EXPECT_EQ(refusal_of(with(own + "2'/></event></trace></log>")),
              "Line 4 of log.xes: the event says that its case is \"2\" and stands in the trace "
              "\"1\". Put it into its own trace.");
}

TEST(XesLog, RefusesWhatIsNoWholeLog) {
    EXPECT_EQ(refusal_of(with("")),
              "Line 4 of log.xes: the file ends in the middle. Fetch it again: a part is missing.");
    EXPECT_THAT(refusal_of(with("</trace></log>") + "<log/>"), HasSubstr("behind the end"));
    EXPECT_EQ(refusal_of("<html/>"),
              "Line 1 of log.xes: <html> begins here and not <log>. Give a log in XES.");
    EXPECT_EQ(refusal_of("<log/>"),
              "log.xes is a log but has no events. Give a log with at least one.");
    EXPECT_THAT(refusal_of(""), HasSubstr("Line 1"));
    EXPECT_THAT(refusal_of(with("<string key='a' value='\xFF'/></trace></log>")),
                HasSubstr("Line 4 of log.xes: here stands what XML does not allow"));
}

TEST(XesLog, BoundsValuesAttributesAndColumns) {
    EXPECT_THAT(refusal_of(with("<string key='a' value='" + std::string(1'100'000, 'x') +
                                "'/></trace></log>")),
                HasSubstr("longer than 1 MiB"));
    std::string same;
    std::string different;
    for (int i = 0; i <= 1'000; ++i) {
        same += "<string key='a' value=''/>";
        different +=
            "<event><string key='concept:name' value='b'/><date key='time:timestamp' "
            "value='2026-01-01'/><string key='a" +
            std::to_string(i) + "' value='x'/></event>";
    }
    EXPECT_THAT(refusal_of(with(same + "</trace></log>")), HasSubstr("more than 1000 attributes"));
    EXPECT_THAT(refusal_of(with(different + "</trace></log>")),
                HasSubstr("more than 1000 different attributes"));
}

TEST(XesLog, IsAtFaultWhenTheFileChangedAfterItWasChecked) {
    std::istringstream file(small_log);
    XesLog log = checked(file);
    file.str("<log/>");

    EXPECT_THROW(static_cast<void>(log.read_case(0)), std::runtime_error);
}

}  // namespace
}  // namespace moothall::event_logs
