#include <gmock/gmock.h>

#include "contract/store_fixture.h"

namespace moothall::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

EventRow at_position(EventRow row, std::int64_t position) {
    row.position = position;
    return row;
}

TEST_P(StoreContract, GivesBackEveryByteOfAnEvent) {
    EventRow kept = event("case/1", 1);
    kept.header = std::string("\0\xff{", 3);
    kept.facts = "";
    kept.body = "";
    append({kept});

    EXPECT_THAT(store->read()->events("case/1", 0, 10), ElementsAre(at_position(kept, 1)));
}

TEST_P(StoreContract, KnowsTheHeadOfAStream) {
    append({event("case/1", 1), event("case/2", 1), event("case/1", 2)});

    EXPECT_EQ(store->read()->head("case/1"), (StreamHead{2, "hash case/1#2"}));
    EXPECT_EQ(store->read()->head("case/2"), (StreamHead{1, "hash case/2#1"}));
    EXPECT_EQ(store->read()->head("case/3"), std::nullopt);
}

TEST_P(StoreContract, ReadsAStreamInPages) {
    append({event("case/1", 1), event("case/1", 2), event("case/1", 3)});

    const auto page = store->read()->events("case/1", 1, 1);

    ASSERT_EQ(page.size(), 1u);
    EXPECT_EQ(page.front().number, 2);
    EXPECT_THAT(store->read()->events("case/1", 3, 10), IsEmpty());
}

TEST_P(StoreContract, AnEventThatDoesNotFollowTheLastIsAFaultAndKeepsNothing) {
    append({event("case/1", 1)});

    for (const std::int64_t number : {0, 1, 3}) {
        const auto write = [&] {
            store->write([&](Writer& writer) {
                writer.put(cases, case_row("C1", "ada", 1));
                writer.append(event("case/1", number));
                return Verdict::keep;
            });
        };
        EXPECT_THROW(write(), StoreFault) << number;
    }
    EXPECT_THROW(append({event("case/2", 2)}), StoreFault);

    EXPECT_EQ(find(cases, {"C1"}), std::nullopt);
    EXPECT_EQ(store->read()->head("case/1")->number, 1);
    EXPECT_EQ(store->read()->head("case/2"), std::nullopt);
}

TEST_P(StoreContract, NamesEveryStreamOnceInOrder) {
    append({event("case/2", 1), event("case/1", 1), event("case/1", 2), event("setting/a", 1)});

    EXPECT_THAT(store->read()->streams("", 10), ElementsAre("case/1", "case/2", "setting/a"));
    EXPECT_THAT(store->read()->streams("case/1", 1), ElementsAre("case/2"));
    EXPECT_THAT(store->read()->streams("setting/a", 10), IsEmpty());
}

TEST_P(StoreContract, PositionsFollowWithoutGapsAlsoAfterWorksThatWereDiscarded) {
    append({event("case/1", 1)});
    store->write([](Writer& writer) {
        writer.append(event("case/2", 1));
        return Verdict::discard;
    });
    EXPECT_THROW(append({event("case/3", 1), event("case/3", 7)}), StoreFault);
    append({event("case/4", 1), event("case/1", 2)});

    EXPECT_THAT(store->read()->events_by_position(0, 10),
                ElementsAre(at_position(event("case/1", 1), 1), at_position(event("case/4", 1), 2),
                            at_position(event("case/1", 2), 3)));
    EXPECT_EQ(store->read()->events_by_position(1, 1).at(0).stream, "case/4");
}

TEST_P(StoreContract, PositionsFollowWithoutGapsAlsoAfterErasures) {
    append({event("case/1", 1), event("case/1", 2)});
    store->write([](Writer& writer) {
        writer.erase_body("case/1", 2);
        writer.append(event("case/1", 3));
        return Verdict::keep;
    });
    store->purge();
    append({event("case/2", 1)});

    std::vector<std::int64_t> positions;
    for (const EventRow& each : store->read()->events_by_position(0, 10)) {
        positions.push_back(each.position);
    }
    EXPECT_THAT(positions, ElementsAre(1, 2, 3, 4));
}

TEST_P(StoreContract, EveryEventIsSealedInOrderAndOnce) {
    append({event("case/1", 1), event("case/2", 1)});
    append({event("case/1", 2)});

    const auto seals = store->read()->seals(0, 10);
    std::int64_t next = 1;
    for (const SealRow& seal : seals) {
        EXPECT_EQ(seal.first_position, next);
        next = seal.last_position + 1;
    }
    EXPECT_EQ(next, 4);
    EXPECT_EQ(store->read()->last_seal(), seals.back());
    EXPECT_EQ(seals.back().previous, seals.front().hash);
    EXPECT_EQ(store->read()->seals(1, 10).size(), seals.size() - 1);
}

TEST_P(StoreContract, AnEventHasNoPositionUntilItIsSealed) {
    store->write([](Writer& writer) {
        writer.append(event("case/1", 1));
        writer.append(event("case/1", 2));
        const auto unsealed = writer.unsealed(1);
        EXPECT_THAT(unsealed, ElementsAre(event("case/1", 1)));
        EXPECT_EQ(writer.events("case/1", 0, 1).at(0).position, 0);
        EXPECT_THAT(writer.events_by_position(0, 10), IsEmpty());

        writer.add_seal({1, 1, 1, "previous", "root", "hash"});

        EXPECT_EQ(writer.events("case/1", 0, 10).at(0).position, 1);
        EXPECT_EQ(writer.events("case/1", 0, 10).at(1).position, 0);
        EXPECT_EQ(writer.events_by_position(0, 10).size(), 1u);
        EXPECT_THAT(writer.unsealed(10), ElementsAre(event("case/1", 2)));
        return Verdict::discard;
    });
    EXPECT_EQ(store->read()->last_seal(), std::nullopt);
}

TEST_P(StoreContract, ASealThatDoesNotFollowTheLastIsAFault) {
    append({event("case/1", 1)});

    for (const SealRow& seal :
         {SealRow{3, 2, 2, "", "", ""}, SealRow{2, 3, 3, "", "", ""}, SealRow{2, 1, 2, "", "", ""},
          SealRow{2, 2, 3, "", "", ""}, SealRow{2, 2, 1, "", "", ""}}) {
        const auto write = [&] {
            store->write([&](Writer& writer) {
                writer.append(event("case/1", 2));
                writer.add_seal(seal);
                return Verdict::keep;
            });
        };
        EXPECT_THROW(write(), StoreFault) << seal.number << " " << seal.first_position;
    }
}

TEST_P(StoreContract, AFaultWhileSealingKeepsNothing) {
    const auto broken = place->open({{cases, counts, sessions}, {}}, [](Writer& writer) {
        writer.put(cases, case_row("from sealing", "ada", 1));
        throw std::runtime_error("No hash could be made.");
    });
    const auto write = [&] {
        broken->write([](Writer& writer) {
            writer.put(cases, case_row("C1", "ada", 1));
            return Verdict::keep;
        });
    };

    EXPECT_THROW(write(), StoreFault);
    EXPECT_EQ(find(cases, {"C1"}), std::nullopt);
    EXPECT_EQ(find(cases, {"from sealing"}), std::nullopt);
}

TEST_P(StoreContract, ErasingTakesBodyAndSaltAndLeavesTheRest) {
    append({event("case/1", 1), event("case/1", 2)});
    EventRow erased = at_position(event("case/1", 1), 1);
    erased.salt.clear();
    erased.body = std::nullopt;

    store->write([](Writer& writer) {
        writer.erase_body("case/1", 1);
        return Verdict::keep;
    });

    EXPECT_THAT(store->read()->events("case/1", 0, 10),
                ElementsAre(erased, at_position(event("case/1", 2), 2)));
    EXPECT_THAT(store->read()->events_by_position(0, 1), ElementsAre(erased));
}

TEST_P(StoreContract, AnEventWhoseBodyWasErasedElsewhereCanBeAppended) {
    EventRow erased = event("case/1", 1);
    erased.body = std::nullopt;
    erased.salt.clear();

    append({erased});

    EXPECT_EQ(store->read()->events("case/1", 0, 1).at(0).body, std::nullopt);
}

}  // namespace
}  // namespace moothall::store
