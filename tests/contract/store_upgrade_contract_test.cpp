#include <gmock/gmock.h>

#include "contract/store_fixture.h"

namespace moothall::store {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const Table letters{"letters", TableClass::working, {{"id", ColumnKind::text}}, 1, {}};
const Migration first{1, "foundation", {}};
const Migration second{2, "letters", {CreateTable{letters}}};
const Migration third{3, "impossible", {AddColumn{"absent", {"a", ColumnKind::number}}}};

const Schema old_schema{{cases, counts, sessions}, {first}};
const Schema new_schema{{cases, counts, sessions, letters}, {first, second}};

/// A store of an older release, with something in it.
class UpgradeContract : public testing::TestWithParam<Backend> {
protected:
    UpgradeContract() {
        place->open(old_schema, seal_all)->write([](Writer& writer) {
            writer.append(event("case/1", 1));
            writer.put(cases, case_row("C1", "ada", 1));
            writer.put(sessions, {"token", "ada"});
            return Verdict::keep;
        });
    }
    Result<std::unique_ptr<Store>> open(const Schema& schema, Preparation preparation) {
        return place->try_open(schema, {"contract", 0, preparation});
    }

    std::unique_ptr<Place> place = GetParam().make_place();
};

INSTANTIATE_TEST_SUITE_P(Backends, UpgradeContract, testing::ValuesIn(backends()),
                         [](const auto& each) { return each.param.name; });

TEST_P(UpgradeContract, AnOlderStoreIsLeftAloneUntilItIsAskedFor) {
    for (const Preparation preparation : {Preparation::make, Preparation::none}) {
        const auto opened = open(new_schema, preparation);
        ASSERT_FALSE(opened);
        EXPECT_THAT(opened.error().reason, HasSubstr("run `moothall upgrade --check`"));
    }
    EXPECT_TRUE(open(old_schema, Preparation::none));

    EXPECT_TRUE(open(new_schema, Preparation::make_and_bring_up_to_date));

    EXPECT_TRUE(open(new_schema, Preparation::none));
    EXPECT_THAT(open(old_schema, Preparation::none).error().reason, HasSubstr("newer Moothall"));
}

TEST_P(UpgradeContract, AWorkingTableThatIsOnlyAddedLetsBothReleasesWorkSideBySide) {
    const Schema wider{{cases, counts, sessions, letters}, {first}};
    EXPECT_THAT(place->pending(wider)->added, ElementsAre("letters"));
    EXPECT_FALSE((*open(wider, Preparation::none))->read()->find(letters, {"L1"}));
    const auto older = open(old_schema, Preparation::make);

    const auto newer = open(wider, Preparation::make);

    ASSERT_TRUE(newer) << newer.error().reason;
    (*newer)->write([](Writer& writer) {
        writer.put(letters, {"L1"});
        return Verdict::keep;
    });
    (*older)->write([](Writer& writer) {
        writer.put(sessions, {"other", "ada"});
        return Verdict::keep;
    });
    EXPECT_TRUE((*newer)->read()->find(sessions, {"other"}));
    EXPECT_TRUE(open(old_schema, Preparation::none));
    EXPECT_TRUE((*open(wider, Preparation::none))->read()->find(letters, {"L1"}));
}

/// What a newer release folds besides, and an older one does not know.
const Table outgoing{"outgoing",
                     TableClass::projection,
                     {{"id", ColumnKind::text}, {"since", ColumnKind::number}},
                     1,
                     {{"by_since", {1}}}};
const Schema wider_schema{{cases, counts, sessions, outgoing},
                          {first, {2, "outgoing", {AddProjection{"outgoing"}}}}};

TEST_P(UpgradeContract, AProjectionThatIsOnlyAddedWaitsWhileBothReleasesWork) {
    const auto lacks = place->pending(wider_schema);
    EXPECT_THAT(lacks->waiting, ElementsAre("outgoing"));
    EXPECT_TRUE(lacks->can_wait());
    EXPECT_THAT(tables_there(wider_schema, *lacks), SizeIs(3));
    const auto older = open(old_schema, Preparation::make);

    const auto newer = open(wider_schema, Preparation::make);

    ASSERT_TRUE(newer) << newer.error().reason;
    for (Store* const each : {older->get(), newer->get()}) {
        each->write([](Writer& writer) {
            writer.append(event("case/1", writer.head("case/1")->number + 1));
            return Verdict::keep;
        });
    }
    EXPECT_EQ((*newer)->read()->head("case/1")->number, 3);
    EXPECT_FALSE((*newer)->needs_rebuild());
    EXPECT_TRUE(open(old_schema, Preparation::none));
    EXPECT_THAT(place->pending(wider_schema)->waiting, ElementsAre("outgoing"));
}

TEST_P(UpgradeContract, AProjectionThatWaitsReadsAsEmptyAndTakesNothing) {
    const auto store = open(wider_schema, Preparation::make).value();

    store->write([](Writer& writer) {
        writer.put(outgoing, {"O1", std::int64_t{5}});
        writer.add(outgoing, {"O2"}, 1, 7);
        writer.remove(outgoing, {"O1"});
        EXPECT_FALSE(writer.find(outgoing, {"O2"}));
        writer.put(cases, case_row("C2", "ada", 2));
        return Verdict::keep;
    });

    EXPECT_FALSE(store->read()->find(outgoing, {"O2"}));
    EXPECT_THAT(store->read()->list({&outgoing, "by_since", {}, {}, {}, {}, no_limit}), IsEmpty());
    EXPECT_TRUE(store->read()->find(cases, {"C2"}));
    EXPECT_THROW(store->write([](Writer& writer) {
        writer.put(outgoing, {"too short"});
        return Verdict::keep;
    }),
                 StoreFault);
    store->write([](Writer& writer) {
        writer.clear_projections();
        return Verdict::keep;
    });
    EXPECT_FALSE(store->read()->find(cases, {"C2"}));
    store->purge();
}

TEST_P(UpgradeContract, AProjectionThatWaitedIsFilledAtTheUpgrade) {
    const auto store = open(wider_schema, Preparation::make_and_bring_up_to_date).value();

    EXPECT_TRUE(store->needs_rebuild());
    store->write([](Writer& writer) {
        writer.clear_projections();
        writer.put(outgoing, {"O1", std::int64_t{5}});
        return Verdict::keep;
    });
    EXPECT_TRUE(store->read()->find(outgoing, {"O1"}));
    EXPECT_TRUE(place->pending(wider_schema)->is_nothing());
    EXPECT_THAT(open(old_schema, Preparation::make).error().reason, HasSubstr("newer Moothall"));
}

TEST_P(UpgradeContract, WhoIsAtWorkDuringAnUpgradeKeepsNothingMoreUntilItIsOpenedAgain) {
    const auto before = open(wider_schema, Preparation::make).value();
    const auto put = [](Store& store) {
        store.write([](Writer& writer) {
            writer.put(sessions, {"late", "ada"});
            return Verdict::keep;
        });
    };
    put(*before);

    const auto upgraded = open(wider_schema, Preparation::make_and_bring_up_to_date).value();

    try {
        put(*before);
        ADD_FAILURE() << "It was kept.";
    } catch (const StoreFault& fault) {
        EXPECT_STREQ(fault.what(), reason_against_upgraded);
    }
    EXPECT_TRUE(before->read()->find(sessions, {"late"}));
    put(*upgraded);
    put(*open(wider_schema, Preparation::make).value());
}

TEST_P(UpgradeContract, AProjectionThatIsLaidOutOtherwiseDoesNotWait) {
    Table changed = counts;
    changed.columns.push_back({"reopened", ColumnKind::number});
    const Migration adds{2, "outgoing", {AddProjection{"outgoing"}}};
    for (const Schema& schema :
         {Schema{{cases, changed, sessions, outgoing}, {first, adds}},
          Schema{{cases, counts, sessions, outgoing}, {first, adds, {3, "another fold", {}}}},
          Schema{{cases, counts, sessions, outgoing}, {first}}}) {
        EXPECT_FALSE(place->pending(schema)->can_wait());
        EXPECT_THAT(open(schema, Preparation::make).error().reason, HasSubstr("older Moothall"));
    }
}

TEST_P(UpgradeContract, ALaterMigrationThatFailsLeavesTheOldProgramAllAsItWas) {
    const Schema broken{{cases, counts, sessions, letters}, {first, second, third}};

    const auto opened = open(broken, Preparation::make_and_bring_up_to_date);

    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().reason, HasSubstr("'absent'"));
    const auto old = open(old_schema, Preparation::none);
    ASSERT_TRUE(old) << old.error().reason;
    EXPECT_TRUE((*old)->read()->find(sessions, {"token"}));
    EXPECT_TRUE((*old)->read()->find(cases, {"C1"}));
}

TEST_P(UpgradeContract, AWorkingTableThatComesOutOtherwiseThanDeclaredIsNotKept) {
    Table wider = letters;
    wider.columns.push_back({"sent", ColumnKind::number});
    const Schema wrong{{cases, counts, sessions, wider}, {first, second}};

    EXPECT_THAT(open(wrong, Preparation::make_and_bring_up_to_date).error().reason,
                HasSubstr("'letters' is not as this program expects"));
    EXPECT_TRUE(open(old_schema, Preparation::none));
}

TEST_P(UpgradeContract, WhatIsPendingIsToldWithoutChangingAnything) {
    Table wider = cases;
    wider.columns.push_back({"team", ColumnKind::text});
    const auto pending = place->pending({{wider, counts, sessions, letters}, {first, second}});

    ASSERT_TRUE(pending);
    ASSERT_THAT(pending->migrations, SizeIs(1));
    EXPECT_EQ(pending->migrations.front().name, "letters");
    EXPECT_THAT(pending->anew, ElementsAre("cases"));
    EXPECT_TRUE(place->pending(old_schema)->is_nothing());
    EXPECT_TRUE(open(old_schema, Preparation::none));
}

TEST_P(UpgradeContract, TheJournalOfAnOlderStoreCanBeRead) {
    const auto opened = open(new_schema, Preparation::journal);

    ASSERT_TRUE(opened);
    EXPECT_THAT((*opened)->read()->events_by_position(0, no_limit), SizeIs(1));
}

}  // namespace
}  // namespace moothall::store
