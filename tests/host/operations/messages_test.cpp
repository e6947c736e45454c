#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/operations/operations_fixture.h"

namespace moothall::operations {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// What came in for the case of the fixture, from somebody outside.
class Messages : public Operations {
protected:
    Table message() const {
        return Table{}
            .set("reference", reference)
            .set("text", "The gate is locked.")
            .set("channel", "email")
            .set("sender", "Ann Example")
            .set("subject", "North pitch")
            .set("received_at", "2026-05-01T16:30:00Z");
    }
    Table of_case() const { return Table{}.set("reference", reference); }
    List tasks() { return done("case.tasks", of_case()).list("items"); }
    List diary_of(const std::string& username) {
        return as(officer(username), "diary.list", {}).value().as_table()->list("items");
    }
};

TEST_F(Messages, AreAddedWithoutChangingTheCasesVersion) {
    const std::int64_t version = done("case.show", of_case()).integer("version");

    const Table shown = done("case.message", message());

    EXPECT_EQ(shown.integer("version"), version);
    const journal::Event event = council.event(reference, "case.message_added");
    EXPECT_EQ(to_text(event.happened_at), "2026-05-01T16:30:00Z");
    EXPECT_EQ(event.facts, Table{}.set("direction", "in").set("channel", "email"));
    EXPECT_EQ(event.body, Table{}
                              .set("text", "The gate is locked.")
                              .set("sender", "Ann Example")
                              .set("subject", "North pitch"));
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

TEST_F(Messages, AreToldInTheHistoryInTheirOwnWords) {
    done("case.message", message());
    done("case.message", message().set("direction", "out").set("recipient", "Ann Example"));

    const List told = done("case.history", of_case().set("of", "messages")).list("items");

    ASSERT_THAT(told, SizeIs(2));
    const Table& out = *told.front().as_table();
    const Table& in = *told.back().as_table();
    EXPECT_EQ(in.text("title"), "Message received");
    EXPECT_EQ(in.text("text"), "The gate is locked.");
    EXPECT_THAT(in.list("sentences"),
                ElementsAre(Value("It came in by email from Ann Example, about 'North pitch'.")));
    EXPECT_EQ(out.text("title"), "Message sent");
    EXPECT_THAT(*out.list("sentences").front().as_text(), HasSubstr("to Ann Example"));
}

TEST_F(Messages, AreReadByWhoeverOwnsTheCase) {
    done("case.assign", of_case().set("to", "ben"));
    done("case.message", message());

    EXPECT_THAT(tasks(), SizeIs(1));
    const List diary = diary_of("ben");
    ASSERT_THAT(diary, SizeIs(1));
    EXPECT_EQ(diary.front().as_table()->text("text"), "Read the message from Ann Example");

    done("case.assign", of_case().set("to", "dot"));
    EXPECT_THAT(diary_of("ben"), IsEmpty());
    EXPECT_THAT(diary_of("dot"), SizeIs(1));
}

TEST_F(Messages, AreReadByTheTeamWhileNobodyOwnsTheCase) {
    const std::string team = done("case.show", of_case()).text("team");

    done("case.message", of_case().set("text", "Hello"));

    const Table task = *tasks().front().as_table();
    EXPECT_EQ(task.text("text"), "Read the message");
    EXPECT_EQ(task.text("for"), team);
}

TEST_F(Messages, OnACaseThatIsClosedAreReadByWhoeverOwnedIt) {
    done("case.assign", of_case().set("to", "ben"));
    done("case.act", of_case().set("action", "let"));
    ASSERT_FALSE(done("case.show", of_case()).yes_no("open"));

    done("case.message", message());

    EXPECT_THAT(diary_of("ben"), SizeIs(1));
}

TEST_F(Messages, ThatTheOwnerRecordedOrThatWereSentBringNoTask) {
    done("case.assign", of_case().set("to", "ben"));

    ASSERT_TRUE(as(officer("ben"), "case.message", message()));
    done("case.message", message().set("direction", "out"));

    EXPECT_THAT(tasks(), IsEmpty());
}

TEST_F(Messages, AreFoundByTheirWordsAndGoneWhenTheyAreErased) {
    done("case.message", message());
    const Table words = Table{}.set("q", "gate locked");
    EXPECT_THAT(done("case.search", words).list("items"), SizeIs(1));

    const std::int64_t number = council.event(reference, "case.message_added").number;
    const Table erased = done("journal.erase", Table{}
                                                   .set("stream", reference)
                                                   .set("events", std::to_string(number))
                                                   .set("reason", "She asked."));

    EXPECT_THAT(done("case.search", words).list("items"), IsEmpty());
    // The task names the sender, and whoever erases is told so.
    EXPECT_EQ(erased.list("same_words_in"), List{Value(number + 1)});
    const Table told =
        *done("case.history", of_case().set("of", "messages")).list("items").front().as_table();
    EXPECT_FALSE(told.has("text"));
    for (const Value& sentence : told.list("sentences")) {
        EXPECT_EQ(sentence.as_text()->find("Ann"), std::string::npos) << *sentence.as_text();
    }
}

TEST_F(Messages, AreRefusedWhereTheyCannotBeRight) {
    for (const Table& odd :
         {message().set("text", ""), message().set("text", " \n"),
          message().set("channel", "By email"), message().set("direction", "sideways"),
          message().set("received_at", "2030-01-01T00:00:00Z"),
          message().set("received_at", "yesterday"), message().set("sender", "\xff"),
          message().set("text", std::string(100'001, 'a'))}) {
        EXPECT_EQ(refused("case.message", odd).kind, RefusalKind::invalid_input);
    }
    EXPECT_EQ(refused("case.message", message().set("reference", "CT-26-999999-A")).kind,
              RefusalKind::not_found);
    EXPECT_EQ(refused("case.note", of_case().set("text", " ")).kind, RefusalKind::invalid_input);
}

}  // namespace
}  // namespace moothall::operations
