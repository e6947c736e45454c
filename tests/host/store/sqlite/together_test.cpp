#include <gmock/gmock.h>

#include "contract/store_fixture.h"
#include "host/store/sqlite/failing_vfs.h"
#include "host/store/temporary_folder.h"
#include "store/sqlite/open.h"

namespace moothall::store::sqlite {
namespace {

const Schema schema{{cases, counts, sessions}, {}};

class SqliteStoreTogether : public testing::Test {
protected:
    std::unique_ptr<Store> opened() {
        return open(folder.path(), schema, seal_all, {"test", 0}).value();
    }
    static std::function<void()> opening(Store& store, std::string name) {
        return [&store, name] {
            store.write([&](Writer& writer) {
                writer.append(event("case/" + name, 1));
                return Verdict::keep;
            });
        };
    }

    TemporaryFolder folder;
};

TEST_F(SqliteStoreTogether, TasksAreKeptUnderOneSeal) {
    const auto store = opened();
    const std::vector<std::function<void()>> tasks{opening(*store, "A"), opening(*store, "B")};

    ASSERT_TRUE(store->write_together(tasks));

    EXPECT_EQ(store->read()->last_seal().value().number, 1);
    EXPECT_EQ(store->read()->last_seal().value().last_position, 2);
}

TEST_F(SqliteStoreTogether, NothingIsKeptWhenOneOfThemDiscardsWhatItChanged) {
    const auto store = opened();
    const std::vector<std::function<void()>> tasks{opening(*store, "A"), [&] {
                                                       store->write([](Writer& writer) {
                                                           writer.append(event("case/B", 1));
                                                           return Verdict::discard;
                                                       });
                                                   }};

    EXPECT_FALSE(store->write_together(tasks));

    EXPECT_FALSE(store->read()->head("case/A"));
    EXPECT_FALSE(store->read()->last_seal());
}

TEST_F(SqliteStoreTogether, AWorkThatChangesNothingMayBeDiscarded) {
    const auto store = opened();
    const std::vector<std::function<void()>> tasks{
        opening(*store, "A"), [&] { store->write([](Writer&) { return Verdict::discard; }); }};

    EXPECT_TRUE(store->write_together(tasks));

    EXPECT_TRUE(store->read()->head("case/A"));
}

TEST_F(SqliteStoreTogether, WhatTheDiskDidNotTakeIsAnsweredByAFaultAndNothingComesAfterIt) {
    FailingDisk disk;
    auto store = opened();
    disk.fail(Failure::sync_fails, 1);
    const std::vector<std::function<void()>> tasks{opening(*store, "A"), opening(*store, "B")};

    EXPECT_THROW(store->write_together(tasks), StoreFault);
    EXPECT_THROW(opening(*store, "C")(), StoreFault);

    store.reset();
    disk.lose_power();
    EXPECT_FALSE(opened()->read()->head("case/C"));
}

}  // namespace
}  // namespace moothall::store::sqlite
