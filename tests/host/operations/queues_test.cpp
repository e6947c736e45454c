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
    EXPECT_EQ(first.text("because"),
              "It is the oldest overdue case in south: it was due on 27 April 2026.");
    EXPECT_EQ(second.text("reference"), late);
    EXPECT_EQ(third.error().kind, RefusalKind::not_available);
    EXPECT_EQ(third.error().reason,
              "Nothing waits for somebody to take it: every open case of north, south has an "
              "owner. Waiting for others: 2 cases for parks.");
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
    const List told = done("case.history", of_case).list("items");
    EXPECT_EQ(told[0].as_table()->list("sentences"),
              (List{Value("It is nobody's now."), Value("Off sick.")}));
    EXPECT_EQ(told[1].as_table()->list("sentences").size(), 1);
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

TEST_F(Queues, ACaseThatIsHandedBackIsNotAtOnceTheirNextOne) {
    const std::string mine = taken({}).text("reference");
    ASSERT_EQ(mine, early);

    const auto back = as(eve, "case.hand-back",
                         Table{}.set("reference", mine).set("reason", "I know the family."));
    const Table next = taken({});
    const auto none = as(eve, "queue.next", {});
    const Table told =
        *done("case.history", Table{}.set("reference", mine)).list("items").front().as_table();

    EXPECT_FALSE(back.value().as_table()->has("owner"));
    EXPECT_EQ(told.text("title"), "Handed back");
    EXPECT_EQ(told.list("sentences"),
              (List{Value("It is nobody's now."), Value("I know the family.")}));
    EXPECT_EQ(next.text("reference"), late);
    EXPECT_THAT(next.text("because"), HasSubstr("What you handed back is left to others: 1 case."));
    EXPECT_EQ(none.error().reason,
              "All that waits in north, south is what you handed back: 1 case. Somebody else takes "
              "that first. Waiting for others: 2 cases for parks.");
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

TEST_F(Queues, ACaseThatWasHandedBackIsSomebodyElsesNextOneAndMayComeAgain) {
    const identity::Actor fay{"officer/fay", "Fay", {"caseworker"}, {"south"}};
    const Table reasoned = Table{}.set("reference", early).set("reason", "Off to a course.");
    taken(Table{}.set("team", "south"));
    ASSERT_TRUE(as(eve, "case.hand-back", reasoned));

    const auto hers = as(fay, "queue.next", {});
    ASSERT_TRUE(as(fay, "case.hand-back", reasoned));
    const Table again = taken(Table{}.set("team", "south"));

    EXPECT_EQ(hers.value().as_table()->text("reference"), early);
    EXPECT_EQ(again.text("reference"), early);
}

TEST_F(Queues, NobodyHandsBackWhatIsNotTheirsOrWithoutAReason) {
    taken(Table{}.set("team", "south"));
    const auto back = [&](const std::string& of, const std::string& reason) {
        return as(eve, "case.hand-back", Table{}.set("reference", of).set("reason", reason))
            .error();
    };

    EXPECT_EQ(back(late, "No.").reason, late + " is not yours, so you cannot hand it back.");
    EXPECT_EQ(back(early, " ").kind, RefusalKind::invalid_input);
}

TEST_F(Queues, WhereNothingWaitsTheyAreToldForWhomSomethingDoes) {
    const identity::Actor guy{"officer/guy", "Guy", {"caseworker"}, {"west"}};

    EXPECT_EQ(as(guy, "queue.next", {}).error().reason,
              "Nothing waits for somebody to take it: every open case of west has an owner. "
              "Waiting for others: 1 case for north, 2 cases for parks, 1 case for south.");
}

TEST_F(Queues, AreSummedUpByKindAndByPerson) {
    open("north", "2026-04-24T09:00:00Z");
    open("north", "2026-04-20T09:00:00Z");
    taken(Table{}.set("team", "north"));

    const Table summary = done("queue.summary", Table{}.set("team", "north"));

    const List& people = summary.list("people");
    ASSERT_EQ(people.size(), 2U);
    EXPECT_FALSE(people[0].as_table()->has("owner"));
    EXPECT_EQ(people[0].as_table()->integer("cases"), 2);
    EXPECT_EQ(people[0].as_table()->integer("overdue"), 1);
    EXPECT_EQ(people[1].as_table()->text("owner"), "officer/eve");
    EXPECT_EQ(people[1].as_table()->integer("overdue"), 1);
    ASSERT_EQ(summary.list("kinds").size(), 1U);
    const Table& kind = *summary.list("kinds").front().as_table();
    EXPECT_EQ(kind.text("type"), "parks.pitch");
    EXPECT_EQ(kind.integer("cases"), 3);
}

TEST_F(Queues, ListsAreNarrowedByWhenCasesAreDueAndByHavingNobody) {
    const auto listed = [&](const Table& asked) {
        return done("case.list", Table{asked}.set("team", "north")).list("items").size();
    };
    open("north", "2026-04-20T09:00:00Z");
    taken(Table{}.set("team", "north"));

    EXPECT_EQ(listed({}), 2U);
    EXPECT_EQ(listed(Table{}.set("due", "overdue")), 1U);
    EXPECT_EQ(listed(Table{}.set("due", "later")), 1U);
    EXPECT_EQ(listed(Table{}.set("due", "today")), 0U);
    EXPECT_EQ(listed(Table{}.set("unassigned", true)), 1U);
    EXPECT_EQ(listed(Table{}.set("unassigned", true).set("due", "overdue")), 0U);
}

TEST_F(Queues, ACaseStandsBesideOthersOfItsOwner) {
    const std::string first = taken({}).text("reference");
    const std::string second = taken({}).text("reference");
    const auto beside = [&](const std::string& of) {
        return *as(eve, "queue.beside", Table{}.set("reference", of)).value().as_table();
    };

    EXPECT_EQ(beside(first).text("next"), second);
    EXPECT_FALSE(beside(first).has("previous"));
    EXPECT_EQ(beside(second).text("previous"), first);
    EXPECT_EQ(beside(second).integer("place"), 2);
    EXPECT_EQ(beside(second).integer("of"), 2);
    EXPECT_EQ(beside(reference).integer("place"), 0);
}

TEST_F(Queues, WhatWasClosedLatelyIsListedTheLastOneFirst) {
    const auto close = [&](const std::string& of) {
        as(eve, "case.act", Table{}.set("reference", of).set("action", "let")).value();
    };
    const std::string first = taken({}).text("reference");
    const std::string second = taken({}).text("reference");
    close(second);
    council.clock.advance(std::chrono::hours(1));
    close(first);
    const auto closed = [&] {
        return as(eve, "queue.closed", {}).value().as_table()->list("items");
    };

    const List both = closed();
    council.clock.advance(std::chrono::days(14) - std::chrono::minutes(30));

    ASSERT_EQ(both.size(), 2U);
    EXPECT_EQ(both[0].as_table()->text("reference"), first);
    EXPECT_TRUE(both[0].as_table()->has("closed_at"));
    EXPECT_EQ(closed().size(), 1U);
}

}  // namespace
}  // namespace moothall::operations
