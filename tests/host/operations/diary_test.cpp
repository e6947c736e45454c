#include <gmock/gmock.h>

#include "host/operations/operations_fixture.h"

namespace moothall::operations {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Today is Monday 4 May 2026, a bank holiday.
class Diary : public Operations {
protected:
    void bring_forward(const std::string& on, const std::string& whom, const std::string& text) {
        done("case.bring-forward",
             Table{}.set("reference", reference).set("on", on).set("for", whom).set("text", text));
    }
    List items(const identity::Actor& who, const Table& arguments) {
        return as(who, "diary.list", arguments).value().as_table()->list("items");
    }
    std::vector<std::string> texts(const identity::Actor& who, const Table& arguments) {
        std::vector<std::string> texts;
        for (const Value& item : items(who, arguments)) {
            texts.push_back(item.as_table()->text("text"));
        }
        return texts;
    }
};

TEST_F(Diary, HoldsWhatIsDueForAnOfficerAndTheirTeamsByDay) {
    bring_forward("2026-05-12", "dot", "Ring");
    bring_forward("2026-05-11", "parks", "Mow");
    bring_forward("2026-05-11", "ben", "Not theirs");
    bring_forward("2026-07-01", "dot", "Too late");

    EXPECT_THAT(texts(officer("dot"), {}), ElementsAre("Mow", "Ring"));
    EXPECT_THAT(texts(officer("dot"), Table{}.set("from", "2026-05-12")), ElementsAre("Ring"));
    EXPECT_THAT(texts(officer("dot"), Table{}.set("for", "ben")), ElementsAre("Not theirs"));
}

TEST_F(Diary, WhatIsDueOnADayOffStandsOnTheWorkingDayBefore) {
    bring_forward("2026-05-25", "dot", "On a bank holiday");
    bring_forward("2026-05-23", "dot", "On a Saturday");

    const List found = items(officer("dot"), Table{}.set("to", "2026-05-22"));

    ASSERT_EQ(found.size(), 2U);
    for (const Value& item : found) {
        EXPECT_EQ(item.as_table()->text("on"), "2026-05-22");
    }
    EXPECT_EQ(found.at(0).as_table()->text("due_on"), "2026-05-25");
    EXPECT_EQ(found.at(0).as_table()->text("title"), "Pitch");
    EXPECT_EQ(found.at(0).as_table()->text("reference"), reference);
}

TEST_F(Diary, ATaskForNobodyIsTheOwnersOfTheCase) {
    done("case.assign", Table{}.set("reference", needing).set("to", "dot"));

    EXPECT_THAT(texts(officer("dot"), {}), ElementsAre("Mow"));
    EXPECT_THAT(texts(officer("ben"), {}), IsEmpty());
}

TEST_F(Diary, ATaskThatIsDoneIsGone) {
    done("case.assign", Table{}.set("reference", needing).set("to", "dot"));
    const Table task = Table{}.set("reference", needing).set("number", task_number);

    done("task.done", task);

    EXPECT_THAT(texts(officer("dot"), {}), IsEmpty());
    EXPECT_EQ(refused("task.done", task).kind, RefusalKind::not_found);
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

TEST_F(Diary, SaysThatThereIsMoreThanWasAskedFor) {
    bring_forward("2026-05-12", "dot", "Ring");
    bring_forward("2026-05-13", "dot", "Ring again");

    const auto cut = as(officer("dot"), "diary.list", Table{}.set("limit", 1));

    EXPECT_TRUE(cut.value().as_table()->yes_no("cut"));
    EXPECT_EQ(cut.value().as_table()->list("items").size(), 1U);
    EXPECT_EQ(refused("diary.list", Table{}.set("from", "2026-05-12").set("to", "2026-05-11")).kind,
              RefusalKind::invalid_input);
}

TEST_F(Diary, ADateThatComesBackIsBroughtForwardWhenItIsDone) {
    done("case.bring-forward", Table{}
                                   .set("reference", reference)
                                   .set("on", "2026-05-12")
                                   .set("for", "dot")
                                   .set("every", "two_weeks")
                                   .set("text", "Chase"));
    const Table wide = Table{}.set("from", "2026-05-01").set("to", "2026-12-31");
    const auto only = [&] { return *items(officer("dot"), wide).at(0).as_table(); };
    const auto finish = [&](const Table& how) {
        Table task = how;
        done("task.done", task.set("reference", reference).set("number", only().integer("number")));
    };
    EXPECT_EQ(only().text("every"), "two_weeks");

    finish({});
    EXPECT_EQ(only().text("due_on"), "2026-05-26");
    EXPECT_EQ(only().text("text"), "Chase");
    finish({});
    EXPECT_EQ(only().text("due_on"), "2026-06-09");
    finish(Table{}.set("stop", true));
    EXPECT_THAT(texts(officer("dot"), wide), IsEmpty());
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

}  // namespace
}  // namespace moothall::operations
