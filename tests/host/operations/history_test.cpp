#include <gmock/gmock.h>

#include "host/operations/operations_fixture.h"

namespace moothall::operations {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A case with two notes and a message.
class History : public Operations {
protected:
    History() {
        done("case.note", of_case().set("text", "Rang Zoë: the gate is locked."));
        done("case.note", of_case().set("text", "Sent the groundsman."));
        done("case.message", of_case().set("text", "Still locked").set("sender", "Ann Example"));
    }

    Table of_case() const { return Table{}.set("reference", reference); }
    Table told(const Table& asked) { return done("case.history", asked); }
    static std::vector<std::string> texts_of(const Table& answer) {
        std::vector<std::string> texts;
        for (const Value& one : answer.list("items")) {
            texts.push_back(one.as_table()->text_or_empty("text"));
        }
        return texts;
    }
};

TEST_F(History, IsSearchedByItsWordsWithoutAccentsAndCase) {
    EXPECT_THAT(texts_of(told(of_case().set("q", "LOCKED"))),
                ElementsAre("Still locked", "Rang Zoë: the gate is locked."));
    EXPECT_THAT(texts_of(told(of_case().set("q", "zoe gate"))),
                ElementsAre("Rang Zoë: the gate is locked."));
    EXPECT_THAT(texts_of(told(of_case().set("q", "still example"))), ElementsAre("Still locked"));
    EXPECT_THAT(texts_of(told(of_case().set("q", "locked").set("of", "notes"))),
                ElementsAre("Rang Zoë: the gate is locked."));
    EXPECT_THAT(texts_of(told(of_case().set("q", "unheard"))), IsEmpty());
}

TEST_F(History, SaysHowMuchIsHiddenByWhatWasAskedFor) {
    const auto all = static_cast<std::int64_t>(told(of_case()).list("items").size());

    EXPECT_EQ(told(of_case()).integer("hidden"), 0);
    EXPECT_EQ(told(of_case().set("of", "notes")).integer("hidden"), all - 2);
    EXPECT_EQ(told(of_case().set("q", "unheard")).integer("hidden"), all);
}

TEST_F(History, StepsGoFromWhereTheCaseWasToItsUsualEnd) {
    const auto steps = [&] {
        std::vector<std::string> told;
        const Table answer = done("case.steps", of_case());
        for (const Value& one : answer.list("items")) {
            told.push_back(one.as_table()->text("title") + ": " + one.as_table()->text("is"));
        }
        return told;
    };

    EXPECT_THAT(steps(), ElementsAre("Asked for: current", "Closed: ahead"));
    done("case.act", of_case().set("action", "let"));
    EXPECT_THAT(steps(), ElementsAre("Asked for: done", "Let: current"));
    done("case.undo", of_case());
    EXPECT_THAT(steps(), ElementsAre("Asked for: current", "Closed: ahead"));
}

}  // namespace
}  // namespace moothall::operations
