#include <gmock/gmock.h>

#include <array>

#include "contract/store_fixture.h"

namespace moothall::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const Schema three_tables{{cases, counts, sessions}, {}};
const Opening as_it_is{"contract", 0, Preparation::none};

/// A place without a store.
class UnfinishedContract : public testing::TestWithParam<Backend> {
protected:
    static void put_case(Store& store) {
        store.write([](Writer& writer) {
            writer.put(cases, case_row("C1", "ada", 1));
            return Verdict::keep;
        });
    }
    std::string refusal_of_opening() {
        const auto opened = place->try_open(three_tables, {"contract", 0});
        return opened ? "" : opened.error().reason;
    }

    std::unique_ptr<Place> place = GetParam().make_place();
};

INSTANTIATE_TEST_SUITE_P(Backends, UnfinishedContract, testing::ValuesIn(backends()),
                         [](const auto& each) { return each.param.name; });

TEST_P(UnfinishedContract, NobodyOpensItUntilItIsFinished) {
    auto unfinished = place->make_unfinished(three_tables).value();
    put_case(unfinished->store());
    EXPECT_THAT(refusal_of_opening(), HasSubstr("only part of a council: a copy"));

    unfinished->finish();
    unfinished.reset();

    const auto opened = place->try_open(three_tables, as_it_is);
    ASSERT_TRUE(opened);
    EXPECT_TRUE((*opened)->read()->find(cases, {"C1"}));
}

TEST_P(UnfinishedContract, TakenDownUnfinishedItLeavesThePlaceEmpty) {
    auto unfinished = place->make_unfinished(three_tables).value();
    put_case(unfinished->store());

    unfinished.reset();

    EXPECT_TRUE(place->is_empty());
    EXPECT_EQ(refusal_of_opening(), "");
}

TEST_P(UnfinishedContract, IsMadeWhereNothingIsAlone) {
    const auto first = place->make_unfinished(three_tables);
    ASSERT_TRUE(first);

    const auto second = place->make_unfinished(three_tables);

    ASSERT_FALSE(second);
    EXPECT_THAT(second.error().reason, HasSubstr("holds something already"));
    put_case((*first)->store());
}

TEST_P(UnfinishedContract, OpeningWithoutPreparingMakesNothing) {
    const auto opened = place->try_open(three_tables, as_it_is);

    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().reason, HasSubstr("There is no council in"));
    EXPECT_TRUE(place->is_empty());
}

TEST_P(UnfinishedContract, OpeningWithoutPreparingLeavesAnOlderStoreAsItIs) {
    put_case(*place->open({{cases, counts}, {}}, {}));
    Table wider = counts;
    wider.columns.push_back({"reopened", ColumnKind::number});

    const auto opened = place->try_open({{cases, wider}, {}}, as_it_is);

    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().reason, HasSubstr("older Moothall"));
    EXPECT_TRUE(place->try_open({{cases, counts}, {}}, as_it_is));
}

TEST_P(StoreContract, ASealOfAnotherStoreComesWithItsEventsAndTheirPositions) {
    const auto elsewhere = GetParam().make_place();
    const auto other = elsewhere->open(three_tables, {});
    const std::array first{event("case/1", 1), event("case/2", 1)};
    const std::array second{event("case/1", 2)};
    const SealRow one{1, 1, 2, "", "root", "one"};
    const SealRow two{2, 3, 3, "one", "root", "two"};

    other->write([&](Writer& writer) {
        writer.append_sealed(one, first);
        writer.append_sealed(two, second);
        return Verdict::keep;
    });

    const auto kept = other->read()->events_by_position(0, no_limit);
    ASSERT_EQ(kept.size(), 3U);
    EXPECT_EQ(kept[1].stream, "case/2");
    EXPECT_EQ(kept[2].number, 2);
    EXPECT_EQ(kept[2].position, 3);
    EXPECT_THAT(other->read()->seals(0, no_limit), ElementsAre(one, two));
    EXPECT_EQ(other->read()->head("case/1"), (StreamHead{2, "hash case/1#2"}));
}

TEST_P(StoreContract, WhatFollowsASealOfAnotherStoreIsSealedAfterIt) {
    store->write([](Writer& writer) {
        const std::array events{event("case/1", 1)};
        writer.append_sealed({1, 1, 1, "", "root", "one"}, events);
        return Verdict::keep;
    });

    append({event("case/1", 2)});

    EXPECT_EQ(store->read()->events("case/1", 1, 1).at(0).position, 2);
    EXPECT_EQ(store->read()->last_seal()->previous, "one");
}

TEST_P(StoreContract, ASealOfAnotherStoreThatDoesNotFollowIsAFault) {
    append({event("case/1", 1)});
    const std::array events{event("case/2", 1)};

    for (const SealRow& seal :
         {SealRow{3, 2, 2, "", "", ""}, SealRow{2, 3, 3, "", "", ""}, SealRow{2, 1, 1, "", "", ""},
          SealRow{2, 2, 3, "", "", ""}, SealRow{1, 2, 2, "", "", ""}}) {
        const auto write = [&] {
            store->write([&](Writer& writer) {
                writer.append_sealed(seal, events);
                return Verdict::keep;
            });
        };
        EXPECT_THROW(write(), StoreFault) << seal.number << " " << seal.first_position;
    }
    EXPECT_EQ(store->read()->head("case/2"), std::nullopt);
}

}  // namespace
}  // namespace moothall::store
