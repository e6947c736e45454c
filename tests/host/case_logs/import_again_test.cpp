#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/case_logs/council_with_logs.h"
#include "host/case_logs/made_logs.h"

namespace moothall::case_logs {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

const std::vector<std::string> columns{"case:concept:name", "concept:name", "time:timestamp",
                                       "org:resource", "case:owner"};

TEST(ImportAgain, IsRefusedUnlessItIsAskedFor) {
    CouncilWithLogs council;
    council.take(two_applications, "permits.csv").value();
    const std::string before = council.all_that_is_kept();

    const auto second = council.take(two_applications, "copy.csv");

    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, RefusalKind::not_available);
    EXPECT_EQ(second.error().reason,
              "This very file was imported on 4 May 2026 as permits.csv (2 cases, 3 events). Give "
              "--again to take only what is not here yet.");
    EXPECT_EQ(council.all_that_is_kept(), before);
}

TEST(ImportAgain, TakesNothingTwice) {
    CouncilWithLogs council;
    const std::string log = made_up_log(3, 12, 60);
    council.take(log).value();

    const Imported again = council.take_again(log).value();

    EXPECT_EQ(again.cases, 0U);
    EXPECT_EQ(again.events, 0U);
    EXPECT_EQ(again.events_passed_over, 60U);
    EXPECT_EQ(council.written(permits).value(), log);
}

TEST(ImportAgain, AddsTheNewEventsOfCasesThatAreKnown) {
    CouncilWithLogs council;
    const std::vector<std::string> first{"1", "receive", "2011-10-20", "Ann", "N"};
    const std::vector<std::string> later{"1", "check", "2011-10-21", "Ann", "N"};
    const std::vector<std::string> other{"2", "receive", "2011-10-21", "Bob", "S"};
    council.take(log_of(columns, {first})).value();

    const Imported grown = council.take(log_of(columns, {first, later, other})).value();

    EXPECT_EQ(grown.cases, 1U);
    EXPECT_EQ(grown.events, 2U);
    EXPECT_EQ(grown.cases_added_to, 1U);
    EXPECT_EQ(grown.events_passed_over, 1U);
    EXPECT_EQ(council.written(permits).value(), log_of(columns, {first, later, other}));
    EXPECT_THAT(council.list("case.list", Table{}), SizeIs(2));
}

TEST(ImportAgain, CountsEventsThatAreAlike) {
    CouncilWithLogs council;
    const std::vector<std::string> same{"1", "remind", "2011-10-20", "Ann", ""};
    council.take(log_of(columns, {same, same})).value();

    const Imported grown = council.take(log_of(columns, {same, same, same})).value();

    EXPECT_EQ(grown.events, 1U);
    EXPECT_EQ(council.written(permits).value(), log_of(columns, {same, same, same}));
}

TEST(ImportAgain, KeepsWhatTheLogSaysLastOfACase) {
    CouncilWithLogs council;
    council.take(log_of(columns, {{"1", "receive", "2011-10-20", "Ann", "Marlowe"}})).value();
    const std::string changed = log_of(columns, {{"1", "receive", "2011-10-20", "Ann", "Osei"}});

    const Imported again = council.take(changed).value();

    EXPECT_EQ(again.events, 0U);
    EXPECT_EQ(council.written(permits).value(), changed);
    EXPECT_THAT(council.list("case.search", Table{}.set("q", "Osei")), SizeIs(1));
}

TEST(ImportAgain, GivesBackBothLogsUnderAllTheirColumns) {
    CouncilWithLogs council;
    const std::vector<std::string> usual{"case:concept:name", "concept:name", "time:timestamp"};
    council.take(log_of(usual, {{"1", "a", "2011-10-20"}})).value();
    council
        .take(log_of({"note", "case:concept:name", "concept:name", "time:timestamp"},
                     {{"x", "2", "b", "2011-10-21"}}))
        .value();

    EXPECT_EQ(council.written(permits).value(),
              log_of({"case:concept:name", "concept:name", "time:timestamp", "note"},
                     {{"1", "a", "2011-10-20", ""}, {"2", "b", "2011-10-21", "x"}}));
}

}  // namespace
}  // namespace moothall::case_logs
