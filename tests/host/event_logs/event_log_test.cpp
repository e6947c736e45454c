#include "event_logs/event_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "csv/csv_writer.h"
#include "event_logs/log_writer.h"

namespace moothall::event_logs {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

/// Two cases that run through one another; the group of the first changes on the way.
const std::string small_log =
    "case:channel,case:concept:name,case:group,concept:instance,concept:name,"
    "lifecycle:transition,org:resource,time:timestamp\r\n"
    "Desk,case-1,,t-1,Confirmation of receipt,complete,Resource01,2026-03-02 "
    "09:10:11.500000+01:00\r\n"
    "Internet,case-2,Group 2,t-2,Confirmation of receipt,complete,,2026-03-02T08:10:11Z\r\n"
    "Desk,case-1,Group 1,t-3,\"Check, then confirm\",complete,Resource02,2026-03-03 09:00:00\r\n"
    "Desk,case-1,,,Stop,complete,Resource01,2026-03-02 09:10:11.500000+01:00\r\n";

EventLog checked(std::istream& file) {
    return EventLog::check(file, "log.csv").value();
}

std::string refusal_of(const std::string& text) {
    std::istringstream file(text);
    const auto log = EventLog::check(file, "log.csv");
    return log ? "not refused" : log.error().reason;
}

/// Every case of the log, written out again in the order of the file.
std::string written_again(const std::string& text) {
    std::istringstream file(text);
    EventLog log = checked(file);
    std::vector<ImportedCase> cases;
    for (std::size_t i = 0; i < log.case_count(); ++i) {
        cases.push_back(log.read_case(i));
    }
    std::map<std::int64_t, std::pair<const ImportedCase*, const ImportedEvent*>> by_row;
    for (const ImportedCase& one : cases) {
        for (const ImportedEvent& event : one.events) {
            by_row.emplace(event.row, std::pair(&one, &event));
        }
    }
    std::ostringstream out;
    LogWriter writer(out, log.columns());
    for (const auto& [row, event] : by_row) {
        writer.write(*event.first, *event.second);
    }
    writer.finish();
    return out.str();
}

TEST(EventLog, GathersTheEventsOfACaseThatAreScatteredThroughTheFile) {
    std::istringstream file(small_log);
    EventLog log = checked(file);

    const ImportedCase first = log.read_case(0);
    const ImportedCase second = log.read_case(1);

    EXPECT_EQ(log.case_count(), 2U);
    EXPECT_EQ(log.event_count(), 4U);
    EXPECT_EQ(first.id, "case-1");
    ASSERT_EQ(first.events.size(), 3U);
    EXPECT_EQ(first.events[0].row, 1);
    EXPECT_EQ(first.events[1].row, 3);
    EXPECT_EQ(first.events[2].row, 4);
    EXPECT_EQ(first.events[2].line, 5);
    EXPECT_EQ(second.id, "case-2");
    EXPECT_EQ(second.events.size(), 1U);
}

TEST(EventLog, KeepsWhatItKnowsOfAnEventAndEveryOtherColumn) {
    std::istringstream file(small_log);
    const ImportedEvent event = checked(file).read_case(0).events[1];

    EXPECT_EQ(event.activity, "Check, then confirm");
    EXPECT_EQ(event.lifecycle, "complete");
    EXPECT_EQ(event.resource, "Resource02");
    EXPECT_EQ(event.time_text, "2026-03-03 09:00:00");
    EXPECT_EQ(to_text(event.happened_at), "2026-03-03T09:00:00Z");
    EXPECT_THAT(event.attributes,
                ElementsAre(Pair("case:group", "Group 1"), Pair("concept:instance", "t-3")));
}

TEST(EventLog, KeepsWhatAllEventsOfACaseShareWithTheCase) {
    std::istringstream file(small_log);
    EventLog log = checked(file);

    EXPECT_THAT(log.read_case(0).attributes, ElementsAre(Pair("case:channel", "Desk")));
    EXPECT_THAT(log.read_case(0).events[2].attributes, IsEmpty());
    EXPECT_THAT(log.read_case(1).attributes,
                ElementsAre(Pair("case:channel", "Internet"), Pair("case:group", "Group 2")));
}

TEST(EventLog, GivesBackTheSameFile) {
    EXPECT_EQ(written_again(small_log), small_log);
}

TEST(EventLog, GivesBackAColumnThatBecomesEmptyWithinACase) {
    const std::string log =
        "case:concept:name,concept:name,time:timestamp,case:owner\r\n"
        "1,a,2026-01-01,Ann\r\n"
        "1,b,2026-01-02,\r\n";

    EXPECT_EQ(written_again(log), log);
}

TEST(EventLog, TakesALogOfTheThreeColumnsAlone) {
    std::istringstream file(
        "time:timestamp,concept:name,case:concept:name\n2026-01-01T00:00:00Z,a,1\n");
    EventLog log = checked(file);

    EXPECT_EQ(log.read_case(0).events[0].resource, "");
    EXPECT_THAT(log.columns().names(),
                ElementsAre("time:timestamp", "concept:name", "case:concept:name"));
}

TEST(EventLog, NamesTheColumnThatIsMissing) {
    EXPECT_EQ(refusal_of("case:concept:name,concept:name,when\n1,a,2026-01-01\n"),
              "log.csv has no column \"time:timestamp\". An event log needs \"case:concept:name\", "
              "\"concept:name\" and \"time:timestamp\": name them so in its first line.");
    EXPECT_THAT(refusal_of("concept:name,time:timestamp\n"), HasSubstr("\"case:concept:name\""));
    EXPECT_THAT(refusal_of("case:concept:name,time:timestamp\n"), HasSubstr("\"concept:name\""));
}

TEST(EventLog, SaysThatCommasAreWanted) {
    EXPECT_THAT(refusal_of("case:concept:name;concept:name;time:timestamp\n"),
                HasSubstr("separate the columns by commas"));
}

TEST(EventLog, RefusesAWrongDateInTheLastLine) {
    EXPECT_EQ(
        refusal_of(small_log + "Desk,case-3,,t-5,Stop,complete,R,2026-02-30 09:00:00\r\n"),
        "Line 6, column 8 (\"time:timestamp\") of log.csv: \"2026-02-30 09:00:00\" is not a time "
        "stamp. Write it like 2011-10-20 12:39:37.946+02:00 or 2011-10-20T10:39:37Z.");
}

TEST(EventLog, RefusesEventsWithoutACaseAnActivityOrATime) {
    const std::string header = "case:concept:name,concept:name,time:timestamp\n";

    EXPECT_THAT(refusal_of(header + ",a,2026-01-01\n"), HasSubstr("Line 2, column 1"));
    EXPECT_THAT(refusal_of(header + "1,,2026-01-01\n"), HasSubstr("Line 2, column 2"));
    EXPECT_THAT(refusal_of(header + "1,a,\n"), HasSubstr("Line 2, column 3"));
}

TEST(EventLog, RefusesALogWithoutEvents) {
    EXPECT_THAT(refusal_of("case:concept:name,concept:name,time:timestamp\n"),
                HasSubstr("no events"));
}

TEST(EventLog, CutsALongTextOutOfItsMessageBetweenCharacters) {
    std::string euros;
    for (int i = 0; i < 100; ++i) {
        euros += "€";
    }

    const std::string reason =
        refusal_of("case:concept:name,concept:name,time:timestamp\n1,a," + euros + "\n");

    EXPECT_THAT(reason, HasSubstr("(\"time:timestamp\") of log.csv: \"€€€€€€€€€€€€€…\" is"));
}

TEST(EventLog, IsAtFaultWhenTheFileChangedAfterItWasChecked) {
    std::istringstream file(small_log);
    EventLog log = checked(file);
    std::string other = small_log;
    std::replace(other.begin(), other.end(), '1', '9');
    file.str(other);

    EXPECT_THROW(static_cast<void>(log.read_case(0)), std::runtime_error);
}

TEST(EventLog, GivesBackAnyLog) {
    EXPECT_TRUE(rc::check("what came in goes out", [] {
        const auto cell = rc::gen::elementOf(
            std::vector<std::string>{"", "x", "a,b", "\"", "two\r\nlines", "Größe", " "});
        const auto event = rc::gen::tuple(rc::gen::inRange(1, 5), cell, cell, cell, cell);
        const auto events = *rc::gen::nonEmpty(
            rc::gen::container<
                std::vector<std::tuple<int, std::string, std::string, std::string, std::string>>>(
                event));
        std::ostringstream log;
        csv::write_csv_row(
            log, std::vector<std::string>{"case:owner", "note", "concept:name", "case:concept:name",
                                          "time:timestamp", "org:resource", "case:area"});
        for (const auto& [id, owner, note, resource, area] : events) {
            csv::write_csv_row(
                log, std::vector<std::string>{owner, note, "act", std::to_string(id),
                                              "2026-01-01 10:00:00+02:00", resource, area});
        }

        RC_ASSERT(written_again(log.str()) == log.str());
    }));
}

TEST(LogWriter, JoinsTheColumnsOfSeveralLogs) {
    const LogColumns all = joined({LogColumns({"concept:name", "a"}), LogColumns({"b", "a", "c"})});

    EXPECT_THAT(all.names(), ElementsAre("concept:name", "a", "b", "c"));
}

TEST(LogWriter, FindsTheColumnsOfCasesThatCameFromNoLog) {
    ImportedCase one;
    one.attributes = {{"case:area", "N"}};
    one.events.resize(1);
    one.events[0].attributes = {{"note", "x"}};

    EXPECT_THAT(columns_for({one}).names(),
                ElementsAre("case:concept:name", "concept:name", "time:timestamp", "org:resource",
                            "lifecycle:transition", "case:area", "note"));
}

TEST(LogWriter, IsAtFaultWhenTheStreamTakesNothing) {
    std::ostringstream out;
    out.setstate(std::ios::badbit);

    EXPECT_THROW(LogWriter(out, LogColumns({"concept:name"})), std::runtime_error);
}

}  // namespace
}  // namespace moothall::event_logs
