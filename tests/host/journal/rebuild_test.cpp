#include "journal/rebuild.h"

#include <gmock/gmock.h>

#include "host/journal/parish.h"
#include "journal/commands.h"

namespace moothall::journal {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<store::Table> all_tables() {
    return {pots_table(), contents_table(), commands_table()};
}

std::vector<std::string> differences(Parish& parish) {
    MemoryStore scratch(&seal);
    std::vector<std::string> told;
    const RebuildCheck found =
        rebuild_check(parish.store, scratch, parish.folds, all_tables(),
                      [&](const std::string& sentence) { told.push_back(sentence); });
    EXPECT_EQ(found.differences, static_cast<std::int64_t>(told.size()));
    return told;
}

void fill_some(Parish& parish) {
    fill(parish, "a", 1);
    fill(parish, "b", 2);
    fill(parish, "a", 3);
    EXPECT_TRUE(parish.journal.commit(
        {by("officer/1", "key/1"), {}, {}, {filled("a", 1, "by the église")}}));
}

void write(Parish& parish, const std::function<void(store::Writer&)>& change) {
    parish.store.write([&](store::Writer& writer) {
        change(writer);
        return store::Verdict::keep;
    });
}

TEST(Rebuild, MakesTheSameRowsAgain) {
    Parish parish;
    fill_some(parish);
    write(parish, [](store::Writer& writer) { writer.clear_projections(); });
    EXPECT_EQ(litres_in(parish.store, "a"), 0);

    EXPECT_EQ(rebuild(parish.store, parish.folds), 4);

    EXPECT_EQ(litres_in(parish.store, "a"), 5);
    EXPECT_THAT(differences(parish), IsEmpty());
}

TEST(Rebuild, TakesAwayRowsThatNoEventGives) {
    Parish parish;
    fill_some(parish);
    write(parish, [](store::Writer& writer) {
        writer.put(pots_table(), {std::string("pot/z"), std::int64_t{1}, std::string()});
    });

    rebuild(parish.store, parish.folds);

    EXPECT_EQ(litres_in(parish.store, "z"), 0);
}

TEST(Rebuild, ReadsManyPages) {
    Parish parish;
    Decision decision{by("officer/1", "once/1"), {}, {}, {}};
    decision.events.resize(1201, filled("a", 1, ""));
    EXPECT_TRUE(parish.journal.commit(decision));

    EXPECT_EQ(rebuild(parish.store, parish.folds), 1201);
    EXPECT_EQ(litres_in(parish.store, "a"), 1201);
}

TEST(Rebuild, LeavesEverythingAsItWasWhenAFoldFails) {
    Parish parish;
    fill_some(parish);
    Folds failing = pot_folds();
    failing.add_lasting(
        "pot/b", [](const Event&, store::Writer&) { throw store::StoreFault("no"); }, "");

    EXPECT_THROW(rebuild(parish.store, failing), store::StoreFault);

    EXPECT_EQ(litres_in(parish.store, "a"), 5);
}

TEST(RebuildCheck, FindsNothingWhereProjectionsAreWhatTheJournalSays) {
    Parish parish;
    fill_some(parish);
    MemoryStore scratch(&seal);

    const RebuildCheck found =
        rebuild_check(parish.store, scratch, parish.folds, all_tables(),
                      [](const std::string& sentence) { FAIL() << sentence; });

    EXPECT_EQ(found.events, 4);
    EXPECT_EQ(found.rows, 4);
    EXPECT_EQ(found.words, 5);
    EXPECT_EQ(found.differences, 0);
}

TEST(RebuildCheck, FindsNothingAfterAnErasure) {
    Parish parish;
    fill_some(parish);
    const std::vector<std::int64_t> numbers{1, 3};
    EXPECT_TRUE(parish.journal.erase({"pot/a", numbers, ""}, by("officer/1", "key/erase")));

    EXPECT_THAT(differences(parish), IsEmpty());
}

TEST(RebuildCheck, TellsEachDifference) {
    Parish parish;
    fill_some(parish);
    write(parish, [](store::Writer& writer) {
        writer.put(pots_table(), {std::string("pot/a"), std::int64_t{7}, std::string("else")});
        writer.remove(pots_table(), {std::string("pot/b")});
        writer.put(pots_table(), {std::string("pot/z"), std::int64_t{1}, std::string()});
    });

    EXPECT_THAT(
        differences(parish),
        ElementsAre(
            "In pots the row of \"pot/a\" differs: litres is 7, the journal gives 5; words.",
            "In pots the row of \"pot/b\" is missing: the journal gives it.",
            "In pots the row of \"pot/z\" is kept, but the journal gives no such row."));
}

TEST(RebuildCheck, FindsWordsThatFindSomethingElse) {
    Parish parish;
    fill_some(parish);
    write(parish, [](store::Writer& writer) { writer.remove_text("pots", "pot/b"); });

    EXPECT_THAT(differences(parish),
                ElementsAre("A word that was indexed among the pots does not find what the journal "
                            "gives.",
                            "A word that was indexed among the pots does not find what the journal "
                            "gives.",
                            "A word that was indexed among the pots does not find what the journal "
                            "gives."));
}

TEST(RebuildCheck, ComparesTablesOfManyPages) {
    Parish parish;
    Decision decision{by("officer/1", "once/1"), {}, {}, {}};
    for (int each = 0; each < 1000; ++each) {
        decision.events.push_back(filled(std::to_string(each), each, "x"));
    }
    EXPECT_TRUE(parish.journal.commit(decision));
    write(parish, [](store::Writer& writer) { writer.remove(pots_table(), {"pot/999"}); });

    EXPECT_THAT(differences(parish),
                ElementsAre("In pots the row of \"pot/999\" is missing: the journal gives it."));
}

}  // namespace
}  // namespace moothall::journal
