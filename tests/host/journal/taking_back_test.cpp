#include "journal/folding/taking_back.h"

#include <gmock/gmock.h>

#include "host/journal/parish.h"
#include "journal/commands.h"
#include "journal/rebuild.h"

namespace moothall::journal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Draft taken_back(std::string_view pot, const std::vector<std::int64_t>& numbers) {
    Draft draft = filled(pot, 0, "");
    draft.kind = "pot.undone";
    draft.facts = Table{}.set(takes_back, List(numbers.begin(), numbers.end()));
    return draft;
}

class TakingBack : public ::testing::Test {
protected:
    void TearDown() override {
        MemoryStore scratch(&seal);
        const std::vector<store::Table> tables{pots_table(), contents_table(), commands_table()};
        std::vector<std::string> differences;
        rebuild_check(parish.store, scratch, parish.folds, tables,
                      [&](const auto& told) { differences.push_back(told); });
        EXPECT_THAT(differences, IsEmpty());
    }

    void keep(const Draft& draft, const std::string& command) {
        ASSERT_TRUE(parish.journal.commit({by("officer/1", command), {}, {}, {draft}}));
    }
    std::vector<store::TextHit> found(const std::string& words) {
        return parish.store.read()->search({"pots", words, std::nullopt, 10});
    }

    Parish parish;
};

TEST_F(TakingBack, FoldsAStreamAsIfTheEventsHadNotHappened) {
    fill(parish, "a", 1);
    keep(filled("a", 2, "from the ditch"), "key/1");
    fill(parish, "b", 8);

    keep(taken_back("a", {2}), "key/2");

    EXPECT_EQ(litres_in(parish.store, "a"), 1);
    EXPECT_EQ(litres_in(parish.store, "b"), 8);
    EXPECT_THAT(found("ditch"), IsEmpty());
}

TEST_F(TakingBack, LeavesWhatCameAfterThem) {
    keep(filled("a", 1, ""), "key/1");
    keep(filled("a", 2, ""), "key/2");
    keep(filled("a", 4, ""), "key/3");

    keep(taken_back("a", {1, 2}), "key/4");
    keep(filled("a", 8, ""), "key/5");

    EXPECT_EQ(litres_in(parish.store, "a"), 12);
}

TEST_F(TakingBack, StaysWhenTheStreamIsErasedOrRebuilt) {
    keep(filled("a", 1, "well"), "key/1");
    keep(filled("a", 2, "ditch"), "key/2");
    keep(taken_back("a", {2}), "key/3");
    fill(parish, "a", 4);

    ASSERT_TRUE(parish.journal.erase({"pot/a", {1}, "Asked for."}, by("officer/1", "once/erase")));
    EXPECT_EQ(litres_in(parish.store, "a"), 5);
    rebuild(parish.store, parish.folds);
    EXPECT_EQ(litres_in(parish.store, "a"), 5);
    EXPECT_THAT(found("ditch"), IsEmpty());
}

TEST_F(TakingBack, KeepsTheAnswerOfACommandThatWasTakenBack) {
    keep(filled("a", 1, ""), "key/1");
    keep(taken_back("a", {1}), "key/2");

    const auto again =
        parish.journal.commit({by("officer/1", "key/1"), {}, {}, {filled("a", 1, "")}});

    ASSERT_TRUE(again);
    EXPECT_TRUE(again->repeated);
    EXPECT_THAT(again->events, SizeIs(1));
    EXPECT_THAT(taken_back_by(again->events.front()), IsEmpty());
    EXPECT_EQ(litres_in(parish.store, "a"), 0);
}

TEST_F(TakingBack, GivesTheNumbersOfAnEvent) {
    fill(parish, "a", 1);
    fill(parish, "a", 2);
    keep(taken_back("a", {1, 2}), "key/1");

    const auto events = events_of(*parish.store.read(), parish.folds, "pot/a", 2, 1);

    EXPECT_THAT(taken_back_by(events.at(0)), ElementsAre(1, 2));
}

}  // namespace
}  // namespace moothall::journal
