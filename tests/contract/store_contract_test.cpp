#include <gmock/gmock.h>

#include "contract/store_fixture.h"

namespace moothall::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

INSTANTIATE_TEST_SUITE_P(Backends, StoreContract, testing::ValuesIn(backends()),
                         [](const auto& each) { return each.param.name; });

TEST_P(StoreContract, KeepsEveryRowOfAWork) {
    const Verdict verdict = store->write([](Writer& writer) {
        writer.put(cases, case_row("C1", "ada", 5));
        writer.put(counts, {"revenues", 20, 1, 0});
        return Verdict::keep;
    });

    EXPECT_EQ(verdict, Verdict::keep);
    EXPECT_EQ(find(cases, {"C1"}), case_row("C1", "ada", 5));
    EXPECT_EQ(find(counts, {"revenues", 20}), (Row{"revenues", 20, 1, 0}));
}

TEST_P(StoreContract, DiscardsAllOfAWorkThatSaysSo) {
    const Verdict verdict = store->write([](Writer& writer) {
        writer.put(cases, case_row("C1", "ada", 5));
        writer.append(event("case/1", 1));
        writer.index_text("cases", "C1", 1, "garden");
        return Verdict::discard;
    });

    EXPECT_EQ(verdict, Verdict::discard);
    EXPECT_EQ(find(cases, {"C1"}), std::nullopt);
    EXPECT_EQ(store->read()->head("case/1"), std::nullopt);
    EXPECT_THAT(found("garden"), IsEmpty());
}

TEST_P(StoreContract, DiscardsAWorkThatThrowsAndThrowsItOn) {
    const auto write = [&] {
        store->write([](Writer& writer) -> Verdict {
            writer.put(cases, case_row("C1", "ada", 5));
            throw std::out_of_range("no such day");
        });
    };

    EXPECT_THROW(write(), std::out_of_range);
    EXPECT_EQ(find(cases, {"C1"}), std::nullopt);
}

TEST_P(StoreContract, ThrowsOnWhatIsNoException) {
    EXPECT_THROW(store->write([](Writer&) -> Verdict { throw 7; }), int);
    put(cases, {case_row("C1", "ada", 5)});
    EXPECT_NE(find(cases, {"C1"}), std::nullopt);
}

TEST_P(StoreContract, AWorkReadsWhatItWrote) {
    store->write([](Writer& writer) {
        writer.put(cases, case_row("C1", "ada", 5));
        writer.append(event("case/1", 1));
        EXPECT_EQ(writer.find(cases, {"C1"}), case_row("C1", "ada", 5));
        EXPECT_EQ(writer.head("case/1"), (StreamHead{1, "hash case/1#1"}));
        writer.remove(cases, {"C1"});
        EXPECT_EQ(writer.find(cases, {"C1"}), std::nullopt);
        return Verdict::keep;
    });
}

TEST_P(StoreContract, PutReplacesTheRowOfItsKey) {
    put(cases, {{"C1", "ada", 5, "paper"}});
    put(cases, {case_row("C1", std::monostate{}, 6)});

    EXPECT_EQ(find(cases, {"C1"}), case_row("C1", std::monostate{}, 6));
    EXPECT_THAT(listed({&cases, "by_due", {"ada"}, {}, {}, {}, no_limit}), IsEmpty());
}

TEST_P(StoreContract, RemoveTakesTheRowOutOfEveryList) {
    put(cases, {case_row("C1", "ada", 5), case_row("C2", "ada", 5)});

    store->write([](Writer& writer) {
        writer.remove(cases, {"C1"});
        writer.remove(cases, {"never there"});
        return Verdict::keep;
    });

    EXPECT_THAT(listed({&cases, "by_due", {"ada"}, {}, {}, {}, no_limit}), ElementsAre("C2"));
}

TEST_P(StoreContract, KeepsEveryByteOfACell) {
    const std::string text("caf\xc3\xa9 \xe6\x9d\x8e\0after", 15);
    const std::string bytes("\x00\xff\xfe\x00", 4);
    put(cases, {{text, "", std::numeric_limits<std::int64_t>::min(), bytes},
                {"empty", std::monostate{}, std::numeric_limits<std::int64_t>::max(), ""}});

    EXPECT_EQ(find(cases, {text}),
              (Row{text, "", std::numeric_limits<std::int64_t>::min(), bytes}));
    EXPECT_EQ(find(cases, {"empty"}),
              (Row{"empty", std::monostate{}, std::numeric_limits<std::int64_t>::max(), ""}));
}

TEST_P(StoreContract, FindsByAnEmptyKeyAndByNumbersBelowZero) {
    put(cases, {case_row("", "ada", 1)});
    put(counts, {{"revenues", -3, 1, 2}});

    EXPECT_EQ(find(cases, {""}), case_row("", "ada", 1));
    EXPECT_EQ(find(counts, {"revenues", -3}), (Row{"revenues", -3, 1, 2}));
    EXPECT_EQ(find(counts, {"revenues", 3}), std::nullopt);
}

TEST_P(StoreContract, AddMakesTheRowFromNothing) {
    store->write([](Writer& writer) {
        writer.add(counts, {"revenues", 20}, 2, 3);
        return Verdict::keep;
    });

    EXPECT_EQ(find(counts, {"revenues", 20}), (Row{"revenues", 20, 3, std::monostate{}}));
}

TEST_P(StoreContract, AddCountsUpAndDownAndLeavesOtherColumns) {
    put(counts, {{"revenues", 20, 5, std::monostate{}}});

    store->write([](Writer& writer) {
        writer.add(counts, {"revenues", 20}, 2, 3);
        writer.add(counts, {"revenues", 20}, 2, -10);
        writer.add(counts, {"revenues", 20}, 3, 1);
        return Verdict::keep;
    });

    EXPECT_EQ(find(counts, {"revenues", 20}), (Row{"revenues", 20, -2, 1}));
}

TEST_P(StoreContract, AddThatOverflowsIsAFaultAndKeepsNothing) {
    put(counts, {{"revenues", 20, std::numeric_limits<std::int64_t>::max(), 0}});

    const auto add = [&] {
        store->write([](Writer& writer) {
            writer.put(cases, case_row("C1", "ada", 5));
            writer.add(counts, {"revenues", 20}, 2, 1);
            return Verdict::keep;
        });
    };

    EXPECT_THROW(add(), StoreFault);
    EXPECT_EQ(find(cases, {"C1"}), std::nullopt);
}

TEST_P(StoreContract, ARowThatDoesNotFitItsTableIsAFault) {
    EXPECT_THROW(put(cases, {{"C1", "ada"}}), StoreFault);
    EXPECT_THROW(put(cases, {case_row("C1", 5, 5)}), StoreFault);
    EXPECT_THROW(put(cases, {case_row("C1", "ada", "12")}), StoreFault);
    EXPECT_THROW(put(cases, {{std::monostate{}, "ada", 5, "paper"}}), StoreFault);
    EXPECT_THAT(listed({&cases, "", {}, {}, {}, {}, no_limit}), IsEmpty());
}

TEST_P(StoreContract, ATableThatWasNotDeclaredIsAFault) {
    const Table unknown{"unknown", TableClass::working, {{"a", ColumnKind::text}}, 1, {}};

    EXPECT_THROW(find(unknown, {"a"}), StoreFault);
    EXPECT_THROW(put(unknown, {{"a"}}), StoreFault);
}

TEST_P(StoreContract, AReaderSeesOneMomentWhateverIsWrittenMeanwhile) {
    put(cases, {case_row("C1", "ada", 1)});
    append({event("case/1", 1)});

    const auto reader = store->read();
    put(cases, {case_row("C1", "ada", 2), case_row("C2", "ada", 2)});
    append({event("case/1", 2)});

    EXPECT_EQ(reader->find(cases, {"C1"}), case_row("C1", "ada", 1));
    EXPECT_EQ(reader->find(cases, {"C2"}), std::nullopt);
    EXPECT_EQ(reader->head("case/1")->number, 1);
    EXPECT_EQ(store->read()->find(cases, {"C1"}), case_row("C1", "ada", 2));
}

TEST_P(StoreContract, WhatIsShownIsOfOneMomentFromItsFirstQuestionOn) {
    put(cases, {case_row("C1", "ada", 1)});

    store->show([&](Reader& reader) {
        EXPECT_EQ(reader.find(cases, {"C1"}), case_row("C1", "ada", 1));
        put(cases, {case_row("C1", "ada", 2), case_row("C2", "ada", 2)});
        EXPECT_EQ(reader.find(cases, {"C1"}), case_row("C1", "ada", 1));
        EXPECT_EQ(reader.find(cases, {"C2"}), std::nullopt);
    });

    store->show(
        [&](Reader& reader) { EXPECT_EQ(reader.find(cases, {"C1"}), case_row("C1", "ada", 2)); });
    EXPECT_THROW(store->show([](Reader&) { throw std::out_of_range("no such day"); }),
                 std::out_of_range);
    EXPECT_EQ(find(cases, {"C2"}), case_row("C2", "ada", 2));
}

TEST_P(StoreContract, ReadersSeeNothingOfAWorkThatIsUnderWay) {
    store->write([this](Writer& writer) {
        writer.put(cases, case_row("C1", "ada", 1));
        EXPECT_EQ(find(cases, {"C1"}), std::nullopt);
        return Verdict::keep;
    });
    EXPECT_NE(find(cases, {"C1"}), std::nullopt);
}

TEST_P(StoreContract, WhatWasKeptIsThereAfterReopening) {
    put(cases, {case_row("C1", "ada", 1)});
    append({event("case/1", 1)});
    index("C1", 1, "garden");

    store.reset();
    open();

    EXPECT_EQ(find(cases, {"C1"}), case_row("C1", "ada", 1));
    EXPECT_EQ(store->read()->head("case/1"), (StreamHead{1, "hash case/1#1"}));
    EXPECT_THAT(found("garden"), ElementsAre("C1"));
    EXPECT_FALSE(store->needs_rebuild());
}

TEST_P(StoreContract, ClearingEmptiesProjectionsAndTheirTextAndNothingElse) {
    put(cases, {case_row("C1", "ada", 1)});
    put(sessions, {{"token", "ada"}});
    append({event("case/1", 1)});
    index("C1", 1, "garden");

    store->write([](Writer& writer) {
        writer.clear_projections();
        writer.put(cases, case_row("C2", "ada", 1));
        writer.index_text("cases", "C2", 1, "shed");
        return Verdict::keep;
    });

    EXPECT_THAT(listed({&cases, "", {}, {}, {}, {}, no_limit}), ElementsAre("C2"));
    EXPECT_THAT(found("garden"), IsEmpty());
    EXPECT_THAT(found("shed"), ElementsAre("C2"));
    EXPECT_EQ(find(sessions, {"token"}), (Row{"token", "ada"}));
    EXPECT_EQ(store->read()->head("case/1")->number, 1);
}

TEST_P(StoreContract, AProjectionWhoseDeclarationChangedIsMadeAnewAndAsksForARebuild) {
    put(cases, {case_row("C1", "ada", 1)});
    put(sessions, {{"token", "ada"}});
    append({event("case/1", 1)});
    store.reset();
    Table wider = cases;
    wider.columns.push_back({"team", ColumnKind::text});

    store = place->open({{wider, counts, sessions}, {}}, seal_all);

    EXPECT_TRUE(store->needs_rebuild());
    EXPECT_EQ(find(wider, {"C1"}), std::nullopt);
    EXPECT_EQ(find(sessions, {"token"}), (Row{"token", "ada"}));
    store->write([](Writer& writer) {
        writer.clear_projections();
        return Verdict::keep;
    });
    EXPECT_FALSE(store->needs_rebuild());
}

}  // namespace
}  // namespace moothall::store
