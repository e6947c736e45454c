#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <tuple>

#include "cases/find_case.h"
#include "host/case_logs/council_with_logs.h"
#include "host/case_logs/made_logs.h"
#include "host/event_logs/xes/told_cases.h"
#include "host/event_logs/xes/xes_rules.h"

namespace moothall::case_logs {
namespace {

using event_logs::breaches_of_xes;
using event_logs::LogFormat;
using event_logs::told_by;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const std::string typed_log = R"(<log>
<trace><string key="concept:name" value="A1"/><int key="amount" value="35"/>
<event><string key="concept:name" value="Create Fine"/><id key="identity:id" value="u-1"/>
<date key="time:timestamp" value="2006-07-24T00:00:00.000001+02:00"/>
<float key="total" value="1.50"/><boolean key="urgent" value="true"/>
<date key="sent" value="2006-07-25T10:00:00.123"/></event>
</trace>
<trace><string key="concept:name" value="A2"/></trace>
</log>
)";

TEST(XesRoundTrip, GivesBackWhatCameInAsCsv) {
    CouncilWithLogs first;
    const std::string log = made_up_log(21, 40, 400);
    first.take(log).value();
    const std::string xes = first.written(permits, LogFormat::xes).value();
    CouncilWithLogs second;
    const Imported done = second.take_xes(xes).value();

    EXPECT_THAT(breaches_of_xes(xes), IsEmpty());
    EXPECT_EQ(done.cases, 40U);
    EXPECT_EQ(done.events, 400U);
    EXPECT_TRUE(told_by(second.written(permits).value(), LogFormat::csv) ==
                told_by(log, LogFormat::csv));
}

TEST(XesRoundTrip, GivesBackAnyLog) {
    EXPECT_TRUE(rc::check("CSV, XES and CSV again tell the same", [] {
        const auto cell = rc::gen::elementOf(std::vector<std::string>{
            "", "x", "a,b", "\"", "two\r\nlines", "Größe", " ", "\x01", "_x0001_", "<&>", "35"});
        const auto time = rc::gen::elementOf(std::vector<std::string>{
            "2026-01-01 10:00:00.000001+02:00", "2026-01-01T10:00:00Z", "2026-01-01",
            "2025-12-31 23:59-05:30", "2026-01-01 10:00:00.999999"});
        const auto event = rc::gen::tuple(rc::gen::inRange(1, 5), time, cell, cell, cell, cell);
        const auto events = *rc::gen::nonEmpty(
            rc::gen::container<std::vector<
                std::tuple<int, std::string, std::string, std::string, std::string, std::string>>>(
                event));
        std::vector<std::vector<std::string>> rows;
        for (const auto& [id, when, owner, note, resource, area] : events) {
            rows.push_back({owner, note, "act", std::to_string(id), when, resource, area});
        }
        const std::string log =
            log_of({"case:the owner", "1st note/π", "concept:name", "case:concept:name",
                    "time:timestamp", "org:resource", "case:"},
                   rows);
        CouncilWithLogs first;
        first.take(log).value();
        const std::string xes = first.written(permits, LogFormat::xes).value();
        CouncilWithLogs second;
        second.take_xes(xes).value();

        RC_ASSERT(breaches_of_xes(xes).empty());
        RC_ASSERT(told_by(second.written(permits).value(), LogFormat::csv) ==
                  told_by(log, LogFormat::csv));
        RC_ASSERT(second.written(permits, LogFormat::xes).value() == xes);
    }));
}

TEST(XesRoundTrip, KeepsKindsAndCasesWithoutEvents) {
    CouncilWithLogs council;
    council.take_xes(typed_log).value();

    const std::string out = council.written(permits, LogFormat::xes).value();

    for (const char* attribute :
         {R"(<int key="amount" value="35"/>)", R"(<float key="total" value="1.50"/>)",
          R"(<boolean key="urgent" value="true"/>)", R"(<id key="identity:id" value="u-1"/>)",
          R"(<date key="sent" value="2006-07-25T10:00:00.123"/>)",
          R"(<date key="time:timestamp" value="2006-07-24T00:00:00.000001+02:00"/>)"}) {
        EXPECT_THAT(out, HasSubstr(attribute));
    }
    EXPECT_THAT(breaches_of_xes(out), IsEmpty());
    EXPECT_TRUE(told_by(out, LogFormat::xes) == told_by(typed_log, LogFormat::xes));
    EXPECT_THAT(council.list("case.list", Table{}), SizeIs(2));
}

TEST(XesRoundTrip, KnowsTheEventsThatCameAsCsv) {
    CouncilWithLogs council;
    council.take(two_applications).value();

    const Imported again =
        council.take_xes(council.written(permits, LogFormat::xes).value()).value();

    EXPECT_EQ(again.cases, 0U);
    EXPECT_EQ(again.events, 0U);
    EXPECT_EQ(again.events_passed_over, 3U);
}

TEST(XesRoundTrip, LeavesProjectionsThatTheJournalGivesAgain) {
    CouncilWithLogs council;
    council.take_xes(typed_log).value();

    EXPECT_TRUE(council.council().rebuild_check().value().as_table()->yes_no("equal"));
}

TEST(XesRoundTrip, WritesWhatHappenedHere) {
    CouncilWithLogs council;
    const std::string reference = council.open_here();
    council.call("case.act", Table{}.set("reference", reference).set("action", "check"));
    council.take(two_applications).value();
    council.call("case.note", Table{}.set("reference", "case-2").set("text", "Seen."));

    const std::string out = council.written("", LogFormat::xes).value();
    const auto told = told_by(out, LogFormat::xes);

    EXPECT_THAT(breaches_of_xes(out), IsEmpty());
    ASSERT_THAT(told, SizeIs(3));
    EXPECT_EQ(told[2].events.back().activity, "noted");
    for (const event_logs::ImportedCase& one : told) {
        EXPECT_EQ(one.events.size(), 2U) << one.id;
    }
}

TEST(XesRoundTrip, HasNothingOfWhatWasErased) {
    CouncilWithLogs council;
    council.take(two_applications).value();
    const auto record = cases::find_case(*council.council().store.read(), "case-1").value();
    council.council()
        .journal
        .erase({record.stream(), {1, 2, 3, 4}, ""},
               {"officer/priya", "", "erase-1", "", record.opened_at})
        .value();

    for (const LogFormat format : {LogFormat::xes, LogFormat::ocel}) {
        const std::string out = council.written(permits, format).value();
        EXPECT_THAT(out, Not(HasSubstr("case-1")));
        EXPECT_THAT(out, Not(HasSubstr("Marlowe")));
        EXPECT_THAT(out, HasSubstr(record.reference));
    }
}

TEST(XesRoundTrip, SaysWhenThereIsNothingToWrite) {
    CouncilWithLogs council;

    EXPECT_EQ(council.written(permits, LogFormat::xes).error().kind, RefusalKind::not_found);
    EXPECT_EQ(council.written("", LogFormat::ocel).error().reason,
              "There are no cases to export yet.");
}

}  // namespace
}  // namespace moothall::case_logs
