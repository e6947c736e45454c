#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/case_logs/council_with_logs.h"
#include "host/case_logs/made_logs.h"

namespace moothall::case_logs {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

Table shown(CouncilWithLogs& council, const std::string& reference) {
    return *council.call("case.show", Table{}.set("reference", reference)).as_table();
}

std::vector<Table> events(CouncilWithLogs& council, const std::string& reference) {
    return council.list("case.events", Table{}.set("reference", reference));
}

TEST(LogImport, OpensACaseForEachCaseOfTheLog) {
    CouncilWithLogs council;

    const Imported done = council.take(two_applications).value();

    EXPECT_EQ(done.cases, 2U);
    EXPECT_EQ(done.events, 3U);
    EXPECT_EQ(done.events_passed_over, 0U);
    const Table first = shown(council, "case-1");
    EXPECT_EQ(first.text("type"), "permits.receipt");
    EXPECT_EQ(first.text("state"), "received");
    EXPECT_EQ(first.text("channel"), "import");
    EXPECT_EQ(first.text("external_reference"), "case-1");
    EXPECT_EQ(first.text("received_at"), "2011-10-20T10:39:37.946Z");
    EXPECT_THAT(council.list("case.list", Table{}), SizeIs(2));
}

TEST(LogImport, GivesEachCaseAReferenceOfItsOwnInTheOrderOfTheFile) {
    CouncilWithLogs council;

    council.take(two_applications).value();

    EXPECT_EQ(shown(council, "case-1").text("reference").substr(0, 12), "RG-26-000001");
    EXPECT_EQ(shown(council, "case-2").text("reference").substr(0, 12), "RG-26-000002");
}

TEST(LogImport, KeepsEveryEventWithItsTimeItsPerformerAndItsAttributes) {
    CouncilWithLogs council;

    council.take(two_applications).value();

    const auto all = events(council, "case-1");
    ASSERT_THAT(all, SizeIs(4));
    EXPECT_EQ(all[0].text("kind"), "case.opened");
    EXPECT_EQ(all[1].text("kind"), "case.imported");
    EXPECT_EQ(all[1].table("body").table("attributes").text("case:channel"), "Desk");
    EXPECT_EQ(all[3].text("kind"), "case.imported_event");
    EXPECT_EQ(all[3].text("happened_at"), "2011-10-20T10:40:07.912Z");
    EXPECT_EQ(all[3].text("actor"), "import");
    EXPECT_EQ(all[3].table("facts").text("activity"), "Check, then confirm");
    EXPECT_EQ(all[3].table("facts").integer("row"), 3);
    EXPECT_EQ(all[3].table("body").text("time"), "2011-10-20 12:40:07.912000+02:00");
    EXPECT_EQ(all[3].table("body").text("resource"), "Marlowe");
    EXPECT_EQ(all[3].table("body").table("attributes").text("concept:instance"), "t-3");
}

TEST(LogImport, KeepsNoWordsAboutPeopleInTheFacts) {
    CouncilWithLogs council;

    council.take(two_applications).value();

    for (const Table& event : events(council, "case-1")) {
        for (const auto& [name, value] : event.table("facts").entries()) {
            EXPECT_NE(name, "resource");
            EXPECT_NE(name, "attributes");
            EXPECT_NE(name, "external_reference");
        }
    }
}

TEST(LogImport, FillsTheFieldsThatColumnsOfTheCaseName) {
    CouncilWithLogs council;

    council.take(two_applications).value();

    EXPECT_EQ(shown(council, "case-1").table("fields").text("department"), "General");
    EXPECT_EQ(shown(council, "case-1").table("fields").text("deadline"), "2011-12-09");
    EXPECT_FALSE(shown(council, "case-2").table("fields").has("deadline"));
}

TEST(LogImport, LeavesAFieldEmptyWhereWhatTheLogSaysDoesNotFit) {
    CouncilWithLogs council;
    const std::string log =
        log_of({"case:concept:name", "concept:name", "time:timestamp", "case:department",
                "case:deadline", "case:decided_on"},
               {{"1", "a", "2011-10-20", std::string(21, 'x'), "next week", "2011-10-20"}});

    council.take(log).value();

    EXPECT_TRUE(shown(council, "1").table("fields").empty());
    EXPECT_EQ(council.written(permits).value(), log);
}

TEST(LogImport, StartsNeitherClocksNorTimersNorSendsLetters) {
    CouncilWithLogs council;

    council.take(two_applications).value();
    council.call("case.note", Table{}.set("reference", "case-2").set("text", "Seen."));

    EXPECT_THAT(shown(council, "case-1").list("clocks"), SizeIs(0));
    EXPECT_THAT(council.list("case.tasks", Table{}.set("reference", "case-1")), SizeIs(0));
    EXPECT_THAT(events(council, "case-1"), SizeIs(4));
    EXPECT_THAT(council.list("attention.list", Table{}), SizeIs(0));
}

TEST(LogImport, LetsOfficersWorkOnTheCase) {
    CouncilWithLogs council;
    council.take(two_applications).value();

    council.call("case.act", Table{}.set("reference", "case-1").set("action", "check"));

    EXPECT_EQ(shown(council, "case-1").text("state"), "checked");
}

TEST(LogImport, IsFoundByTheWordsOfItsLog) {
    CouncilWithLogs council;
    council.take(two_applications).value();

    for (const char* words : {"case-1", "General", "Marlowe", "t-3"}) {
        const auto found = council.list("case.search", Table{}.set("q", words));
        ASSERT_THAT(found, SizeIs(1)) << words;
        EXPECT_EQ(found.front().text("external_reference"), "case-1") << words;
    }
    EXPECT_THAT(council.list("case.search", Table{}.set("q", "Confirmation")), SizeIs(2));
}

TEST(LogImport, NotesInTheJournalWhatWasTaken) {
    CouncilWithLogs council;

    const Imported done = council.take(two_applications, "permits-2011.csv").value();

    const auto reader = council.council().store.read();
    const auto taken =
        journal::events_of(*reader, council.council().folds, "import/" + done.sha256, 0, 10);
    ASSERT_THAT(taken, SizeIs(1));
    EXPECT_EQ(taken[0].kind, "import.taken");
    EXPECT_EQ(taken[0].facts.integer("cases"), 2);
    EXPECT_EQ(taken[0].facts.integer("events"), 3);
    EXPECT_EQ(taken[0].facts.text("type"), "permits.receipt");
    EXPECT_EQ(taken[0].body.text("file_name"), "permits-2011.csv");
    EXPECT_THAT(taken[0].body.list("columns"), SizeIs(9));
    EXPECT_EQ(taken[0].cause.actor, "import");
    EXPECT_EQ(taken[0].cause.on_behalf_of, "officer/priya");
}

TEST(LogImport, LeavesProjectionsThatTheJournalGivesAgain) {
    CouncilWithLogs council;
    council.take(made_up_log(7, 20, 90)).value();
    council.take_again(made_up_log(7, 20, 120)).value();

    const Value check = council.council().rebuild_check().value();

    EXPECT_TRUE(check.as_table()->yes_no("equal"));
    EXPECT_GE(check.as_table()->integer("rows"), 120);
}

TEST(LogImport, TellsHowFarItIs) {
    CouncilWithLogs council;
    std::istringstream file(two_applications);
    std::vector<std::size_t> told;

    council
        .import(file, council.asking(permits),
                [&](std::size_t done, std::size_t) { told.push_back(done); })
        .value();

    EXPECT_THAT(told, testing::ElementsAre(1U, 2U));
}

}  // namespace
}  // namespace moothall::case_logs
