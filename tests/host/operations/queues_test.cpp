#include <gmock/gmock.h>

#include <set>
#include <thread>

#include "host/operations/operations_fixture.h"

namespace moothall::operations {
namespace {

using ::testing::HasSubstr;

const identity::Actor eve{"officer/eve", "Eve", {"caseworker"}, {"north", "south"}};

/// Cases of two teams, each with a deadline five working days after it was received.
class Queues : public Operations {
protected:
    Queues() {
        late = open("north", "2026-05-01T09:00:00Z");
        early = open("south", "2026-04-20T09:00:00Z");
    }

    std::string open(const std::string& team, const std::string& received_at) {
        const Table opening = Table{}.set("type", "parks.pitch").set("team", team);
        return done("case.open", Table{opening}.set("received_at", received_at)).text("reference");
    }
    Table taken(const Table& arguments) {
        return *as(eve, "queue.next", arguments).value().as_table();
    }

    std::string late;
    std::string early;
};

TEST_F(Queues, TheNextCaseIsTheOneThatIsDueFirst) {
    const Table first = taken({});
    const Table second = taken({});
    const auto third = as(eve, "queue.next", {});

    EXPECT_EQ(first.text("reference"), early);
    EXPECT_EQ(first.text("owner"), "officer/eve");
    EXPECT_EQ(first.text("because"), "It is the case of south that is due first: 27 April 2026.");
    EXPECT_EQ(second.text("reference"), late);
    EXPECT_EQ(third.error().kind, RefusalKind::not_available);
    EXPECT_EQ(third.error().reason,
              "Nothing waits for somebody to take it: every open case of north, south has an "
              "owner.");
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

TEST_F(Queues, ATeamThatIsNamedNarrowsTheChoice) {
    EXPECT_EQ(taken(Table{}.set("team", "north")).text("reference"), late);
    EXPECT_EQ(as(eve, "queue.next", Table{}.set("team", "parks")).error().kind,
              RefusalKind::not_permitted);
}

TEST_F(Queues, NobodyTakesACaseWhoIsNoOfficerOrInNoTeam) {
    const identity::Actor alone{"officer/ida", "Ida", {"caseworker"}, {}};

    EXPECT_EQ(as(alone, "queue.next", {}).error().kind, RefusalKind::not_available);
    EXPECT_EQ(as(identity::system_administrator(), "queue.next", {}).error().kind,
              RefusalKind::not_available);
}

TEST_F(Queues, ARepeatedCommandTakesNoSecondCase) {
    const Caller caller{eve, "key-1"};

    const auto first = call(council.council, caller, "queue.next", {});
    const auto again = call(council.council, caller, "queue.next", {});

    EXPECT_EQ(again.value(), first.value());
    EXPECT_EQ(council.show(late).owner, "");
}

TEST_F(Queues, OfManyWhoAskAtOnceEachGetsAnotherCase) {
    for (int more = 0; more < 6; ++more) {
        open("north", "2026-05-01T09:00:00Z");
    }
    std::vector<std::string> references(8);

    std::vector<std::thread> officers;
    for (std::string& one : references) {
        officers.emplace_back([this, &one] { one = taken({}).text("reference"); });
    }
    for (std::thread& one : officers) {
        one.join();
    }

    EXPECT_EQ(std::set<std::string>(references.begin(), references.end()).size(), 8U);
}

TEST_F(Queues, ACaseIsGivenToAnOfficerAndTakenBack) {
    const Table of_case = Table{}.set("reference", early);

    const Table given = done("case.assign", Table{of_case}.set("to", "ben"));
    const Table taken_back = done("case.assign", Table{of_case}.set("reason", "Off sick."));

    EXPECT_EQ(given.text("owner"), "ben");
    EXPECT_FALSE(taken_back.has("owner"));
    EXPECT_EQ(council.events(early).back().body.text("reason"), "Off sick.");
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

TEST_F(Queues, ACaseIsNotGivenToNobodyKnownOrTwiceOrAfterItsEnd) {
    const Table of_case = Table{}.set("reference", early);
    EXPECT_EQ(refused("case.assign", Table{of_case}.set("to", "nobody")).kind,
              RefusalKind::not_found);
    done("case.assign", Table{of_case}.set("to", "ben"));
    EXPECT_EQ(refused("case.assign", Table{of_case}.set("to", "ben")).reason,
              early + " is the case of ben already.");

    done("case.act", Table{of_case}.set("action", "let"));

    EXPECT_THAT(refused("case.assign", Table{of_case}.set("to", "dot")).reason,
                HasSubstr("is closed"));
}

TEST_F(Queues, AreCountedByWhenTheirCasesAreDue) {  // Today is Monday 4 May 2026, a bank holiday.
    open("north", "2026-04-24T09:00:00Z");          // Due on 1 May.
    open("north", "2026-04-27T09:00:00Z");          // Due on 5 May, and so on.
    taken(Table{}.set("team", "north"));

    const Table counts = done("queue.counts", Table{}.set("team", "north"));
    const Table own = *as(eve, "queue.counts", {}).value().as_table();

    EXPECT_EQ(counts.integer("overdue"), 1);
    EXPECT_EQ(counts.integer("due_today"), 0);
    EXPECT_EQ(counts.integer("due_this_week"), 1);
    EXPECT_EQ(counts.integer("later"), 1);
    EXPECT_EQ(counts.integer("no_date"), 0);
    EXPECT_EQ(counts.integer("unassigned"), 2);
    EXPECT_FALSE(counts.yes_no("capped"));
    EXPECT_EQ(own.integer("overdue"), 1);
    EXPECT_FALSE(own.has("unassigned"));
}

}  // namespace
}  // namespace moothall::operations
