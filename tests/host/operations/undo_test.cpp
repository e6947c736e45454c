#include <gmock/gmock.h>

#include "host/operations/operations_fixture.h"

namespace moothall::operations {
namespace {

using std::chrono::minutes;
using ::testing::HasSubstr;

const identity::Actor eve{"officer/eve", "Eve", {"caseworker"}, {}};

/// A case that dot works on.
class Undoing : public Operations {
protected:
    Table as_dot(const std::string& name, const Table& arguments) {
        return *as(officer("dot"), name, Table{arguments}.set("reference", reference))
                    .value()
                    .as_table();
    }
    void count(std::int64_t players) {
        as_dot("case.act",
               Table{}.set("action", "count").set("fields", Table{}.set("players", players)));
    }
    Table offered() { return as_dot("case.actions", {}).table("undo"); }
    Table told(std::size_t at) {
        return *as_dot("case.history", {}).list("items").at(at).as_table();
    }
};

TEST_F(Undoing, AnswersTheCaseAndSaysWhatWasUndone) {
    count(11);

    const Table undone = as_dot("case.undo", {});

    EXPECT_EQ(undone.text("undid"), "Count");
    EXPECT_EQ(undone.text("reference"), reference);
    EXPECT_FALSE(undone.table("fields").has("players"));
    EXPECT_EQ(undone.integer("version"), 3);
}

TEST_F(Undoing, IsOfferedWithWhatItWouldUndoAndUntilWhen) {
    count(11);

    const Table offer = offered();

    EXPECT_TRUE(offer.yes_no("available"));
    EXPECT_EQ(offer.text("title"), "Count");
    EXPECT_EQ(offer.integer("number"), council.events(reference).back().number);
    EXPECT_EQ(offer.instant("until"), council.clock.now() + minutes(10));
    council.clock.advance(minutes(10));
    EXPECT_FALSE(offered().yes_no("available"));
    EXPECT_THAT(offered().text("reason"), HasSubstr("in the last 10 minutes"));
}

TEST_F(Undoing, IsNotOfferedToOthers) {
    count(11);

    const auto offered_to_others = as(eve, "case.actions", Table{}.set("reference", reference));

    const Table undo = offered_to_others.value().as_table()->table("undo");
    EXPECT_FALSE(undo.yes_no("available"));
    EXPECT_EQ(undo.text("reason"), "What was done last on " + reference +
                                       " was done by dot, and only they can undo it.");
}

TEST_F(Undoing, IsToldInTheHistoryBesideWhatWasUndone) {
    count(11);
    as_dot("case.undo", {});

    EXPECT_EQ(told(0).text("title"), "Undid: Count");
    EXPECT_EQ(*told(0).list("sentences").at(0).as_text(),
              "It counts no more: the case is as it was before.");
    EXPECT_EQ(told(1).text("title"), "Count");
    EXPECT_TRUE(told(1).yes_no("undone"));
    EXPECT_FALSE(told(0).has("undone"));
    EXPECT_FALSE(told(2).has("undone"));
}

TEST_F(Undoing, IsToldInTheHistoryAlsoWhereAPageEndsBetweenThem) {
    count(11);
    as_dot("case.undo", {});
    const Table first = as_dot("case.history", Table{}.set("limit", 1));

    const Table second =
        as_dot("case.history", Table{}.set("limit", 1).set("cursor", first.text("next_cursor")));

    EXPECT_TRUE(second.list("items").at(0).as_table()->yes_no("undone"));
}

TEST_F(Undoing, OfTheSameCommandAgainIsDoneOnce) {
    count(11);
    count(12);
    const Table asked = Table{}.set("reference", reference);
    const Caller caller{officer("dot"), "key/1"};

    const auto first = call(council.council, caller, "case.undo", asked);
    const auto again = call(council.council, caller, "case.undo", asked);

    ASSERT_TRUE(first);
    ASSERT_TRUE(again) << again.error().reason;
    EXPECT_EQ(council.show(reference).fields.integer("players"), 11);
}

TEST_F(Undoing, IsRefusedAsStaleWhereAnotherWasDoneSince) {
    count(11);
    const std::int64_t number = offered().integer("number");
    count(12);

    const auto undone =
        as(officer("dot"), "case.undo", Table{}.set("reference", reference).set("number", number));

    ASSERT_FALSE(undone);
    EXPECT_EQ(undone.error().kind, RefusalKind::stale_version);
}

}  // namespace
}  // namespace moothall::operations
