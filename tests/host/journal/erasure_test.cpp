#include <gmock/gmock.h>

#include "host/journal/parish.h"

namespace moothall::journal {
namespace {

using ::testing::ElementsAre;

Result<Committed> erase(Parish& parish, std::vector<std::int64_t> numbers, std::string command) {
    return parish.journal.erase({"pot/a", std::move(numbers), "They asked."},
                                by("officer/2", command));
}

TEST(Erasure, TakesTheWordsAndKeepsTheCount) {
    Parish parish;
    fill(parish, "a", 1);
    fill(parish, "a", 2);

    const Committed erased = erase(parish, {2, 1, 2}, "key/1").value();

    ASSERT_EQ(erased.events.size(), 1U);
    EXPECT_EQ(erased.events[0].kind, "pot.erased");
    EXPECT_EQ(erased.events[0].number, 3);
    EXPECT_EQ(erased.events[0].facts, Table().set("numbers", List{1, 2}));
    EXPECT_EQ(erased.events[0].body, Table().set("reason", "They asked."));
    EXPECT_EQ(litres_in(parish.store, "a"), 3);
    for (const store::EventRow& row : parish.store.read()->events("pot/a", 0, 2)) {
        EXPECT_FALSE(row.body);
        EXPECT_EQ(row.salt, "");
    }
}

TEST(Erasure, LeavesNoWordsInProjections) {
    Parish parish;
    fill(parish, "a", 1);

    EXPECT_TRUE(erase(parish, {1}, "key/1"));

    const auto reader = parish.store.read();
    EXPECT_EQ(reader->find(pots_table(), {std::string("pot/a")}),
              (store::Row{std::string("pot/a"), std::int64_t{1}, std::string()}));
    EXPECT_EQ(reader->find(contents_table(), {std::string("water")}),
              (store::Row{std::string("water"), std::int64_t{1}}));
    EXPECT_TRUE(reader->search({"pots", "well", {}, 10}).empty());
}

TEST(Erasure, ReadsAsAnEmptyBody) {
    Parish parish;
    fill(parish, "a", 1);
    fill(parish, "a", 2);

    EXPECT_TRUE(erase(parish, {1}, "key/1"));

    const auto events = events_of(*parish.store.read(), parish.folds, "pot/a", 0, 10);
    EXPECT_TRUE(events[0].erased);
    EXPECT_EQ(events[0].body, Table());
    EXPECT_EQ(events[0].facts.integer("litres"), 1);
    EXPECT_FALSE(events[1].erased);
}

TEST(Erasure, RefusesANumberThatTheStreamDoesNotHave) {
    Parish parish;
    fill(parish, "a", 1);

    for (const std::int64_t number : {std::int64_t{-1}, std::int64_t{0}, std::int64_t{2}}) {
        EXPECT_EQ(erase(parish, {1, number}, "key/1").error().kind, RefusalKind::not_found);
    }
    EXPECT_TRUE(parish.store.read()->events("pot/a", 0, 1)[0].body);
}

TEST(Erasure, RefusesWhatIsErasedAlready) {
    Parish parish;
    fill(parish, "a", 1);
    EXPECT_TRUE(erase(parish, {1}, "key/1"));

    EXPECT_EQ(erase(parish, {1}, "key/2").error(),
              (Refusal{RefusalKind::not_available,
                       "These words are erased already: nothing is left to do."}));
}

TEST(Erasure, AnswersARepeatedCommandAsBefore) {
    Parish parish;
    fill(parish, "a", 1);
    EXPECT_TRUE(erase(parish, {1}, "key/1"));

    const Committed repeated = erase(parish, {1}, "key/1").value();

    EXPECT_TRUE(repeated.repeated);
    EXPECT_EQ(repeated.events[0].facts, Table().set("numbers", List{1}));
}

TEST(Erasure, RefusesACommandThatHasDoneSomethingElse) {
    Parish parish;
    fill(parish, "a", 1);
    fill(parish, "a", 2);
    EXPECT_TRUE(erase(parish, {1}, "key/1"));

    EXPECT_EQ(erase(parish, {2}, "key/1").error().kind, RefusalKind::invalid_input);
    EXPECT_EQ(erase(parish, {1, 2}, "key/1").error().kind, RefusalKind::invalid_input);

    EXPECT_TRUE(parish.store.read()->events("pot/a", 1, 1)[0].body);
}

TEST(Erasure, RefusesStreamsThatHaveToLast) {
    MemoryStore store(&seal);
    Folds folds;
    folds.add_lasting(
        "pot/", [](const Event&, store::Writer&) {}, "Pots last.");
    Journal journal(store, folds, counted_randomness());

    EXPECT_EQ(journal.erase({"pot/a", {1}, ""}, by("officer/1", "key/1")).error(),
              (Refusal{RefusalKind::not_available, "Pots last."}));
}

}  // namespace
}  // namespace moothall::journal
