#include "case_logs/export_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <tuple>

#include "cases/find_case.h"
#include "host/case_logs/council_with_logs.h"
#include "host/case_logs/made_logs.h"

namespace moothall::case_logs {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(LogExport, GivesBackTheSameBytes) {
    CouncilWithLogs council;
    council.take(two_applications).value();

    EXPECT_EQ(council.written(permits).value(), two_applications);
    EXPECT_EQ(council.written("").value(), two_applications);
}

TEST(LogExport, GivesBackALogWhoseCasesAreScattered) {
    CouncilWithLogs council;
    const std::string log = made_up_log(11, 300, 4'000);
    council.take(log).value();

    EXPECT_EQ(council.written(permits).value(), log);
}

TEST(LogExport, GivesBackACaseOfManyEvents) {
    CouncilWithLogs council;
    const std::string log = made_up_log(12, 1, 2'500);
    council.take(log).value();

    EXPECT_EQ(council.written(permits).value(), log);
}

TEST(LogExport, GivesBackAnyLog) {
    EXPECT_TRUE(rc::check("what came in goes out", [] {
        const auto cell = rc::gen::elementOf(
            std::vector<std::string>{"", "x", "a,b", "\"", "two\r\nlines", "Größe", " "});
        const auto event = rc::gen::tuple(rc::gen::inRange(1, 5), cell, cell, cell, cell);
        const auto events = *rc::gen::nonEmpty(
            rc::gen::container<
                std::vector<std::tuple<int, std::string, std::string, std::string, std::string>>>(
                event));
        std::vector<std::vector<std::string>> rows;
        for (const auto& [id, owner, note, resource, area] : events) {
            rows.push_back({owner, note, "act", std::to_string(id), "2026-01-01 10:00:00+02:00",
                            resource, area});
        }
        const std::string log = log_of({"case:owner", "note", "concept:name", "case:concept:name",
                                        "time:timestamp", "org:resource", "case:area"},
                                       rows);
        CouncilWithLogs council;
        council.take(log).value();

        RC_ASSERT(council.written(permits).value() == log);
    }));
}

TEST(LogExport, WritesCasesThatCameFromNoLog) {
    CouncilWithLogs council;
    const std::string reference = council.open_here();
    council.call("case.act", Table{}.set("reference", reference).set("action", "check"));

    EXPECT_EQ(council.written(permits).value(),
              "case:concept:name,concept:name,time:timestamp,org:resource,lifecycle:transition,"
              "case:channel,case:type,closes,enters,from,to\r\n" +
                  reference +
                  ",opened,2026-05-04T09:00:00Z,officer/priya,complete,desk,permits.receipt,,true,,"
                  "received\r\n" +
                  reference +
                  ",check,2026-05-04T09:00:00Z,system,complete,desk,permits.receipt,true,true,"
                  "received,checked\r\n");
}

TEST(LogExport, WritesWhatWasDoneToAnImportedCaseAfterItsLog) {
    CouncilWithLogs council;
    council
        .take(log_of({"case:concept:name", "concept:name", "time:timestamp", "case:area"},
                     {{"1", "a", "2011-10-20", "N"}}))
        .value();
    council.call("case.note", Table{}.set("reference", "1").set("text", "Seen."));

    EXPECT_EQ(council.written(permits).value(),
              "case:concept:name,concept:name,time:timestamp,case:area,org:resource,"
              "lifecycle:transition\r\n"
              "1,a,2011-10-20,N,,\r\n"
              "1,noted,2026-05-04T09:00:00Z,N,system,complete\r\n");
}

TEST(LogExport, WritesTheCasesOfOneTypeAlone) {
    CouncilWithLogs council;
    council.take(two_applications).value();

    const auto other = council.written("permits.other");

    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().kind, RefusalKind::not_found);
    EXPECT_EQ(other.error().reason, "There are no cases of the type permits.other to export.");
}

TEST(LogExport, HasNothingOfWhatWasErased) {
    CouncilWithLogs council;
    council.take(two_applications).value();
    const auto record = cases::find_case(*council.council().store.read(), "case-1").value();

    council.council()
        .journal
        .erase({record.stream(), {1, 2, 3, 4}, ""},
               {"officer/priya", "", "erase-1", "", record.opened_at})
        .value();

    const std::string written = council.written(permits).value();
    EXPECT_THAT(written, Not(HasSubstr("case-1")));
    EXPECT_THAT(written, Not(HasSubstr("Marlowe")));
    EXPECT_THAT(written, HasSubstr(record.reference));
    EXPECT_THAT(council.list("case.search", Table{}.set("q", "Marlowe")), testing::IsEmpty());
    EXPECT_TRUE(council.council().rebuild_check().value().as_table()->yes_no("equal"));
}

}  // namespace
}  // namespace moothall::case_logs
