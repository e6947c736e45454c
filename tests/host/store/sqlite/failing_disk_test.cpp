#include <gtest/gtest.h>

#include <cstdlib>
#include <set>

#include "contract/store_fixture.h"
#include "host/store/sqlite/failing_vfs.h"
#include "host/store/temporary_folder.h"
#include "store/sqlite/open.h"

namespace moothall::store::sqlite {
namespace {

constexpr int works = 8;
const Schema schema{{cases, counts, sessions}, {}};

std::string name_of(int number) {
    return "C" + std::to_string(number);
}

/// Large enough that the journal file is copied into the database on the way.
Verdict write_case(Writer& writer, int number) {
    const std::string name = name_of(number);
    writer.append(event("case/" + name, 1));
    writer.put(cases, {name, "ada", number, std::string(600000, static_cast<char>('a' + number))});
    writer.index_text("cases", name, number, "garden");
    writer.add(counts, {"all", 1}, 2, 1);
    return Verdict::keep;
}

/// After opening again: what was answered is there, and every work is there whole or not at all.
void expect_whole(const std::filesystem::path& folder, const std::set<int>& kept) {
    const auto store = open(folder, schema, seal_all, {"test", 0}).value();
    const auto reader = store->read();
    std::set<std::string> hits;
    for (const TextHit& hit : reader->search({"cases", "garden", {}, no_limit})) {
        hits.insert(hit.key);
    }
    std::int64_t there = 0;
    for (int number = 0; number < works; ++number) {
        const std::string name = name_of(number);
        const bool has_event = reader->head("case/" + name).has_value();
        EXPECT_EQ(reader->find(cases, {name}).has_value(), has_event) << name;
        EXPECT_EQ(hits.count(name) == 1, has_event) << name;
        EXPECT_TRUE(has_event || kept.count(number) == 0) << name << " was answered and is gone";
        there += has_event ? 1 : 0;
    }
    const auto count = reader->find(counts, {"all", 1});
    EXPECT_EQ(count ? std::get<std::int64_t>((*count)[2]) : 0, there);
    const auto seal = reader->last_seal();
    EXPECT_EQ(seal ? seal->last_position : 0, there);
}

enum class Afterwards { close, lose_power };

/// Does every work on a disk whose `nth` operation fails, and looks what is there afterwards. False
/// once there are fewer operations than that.
bool survives(Failure failure, std::int64_t nth, Afterwards afterwards) {
    const TemporaryFolder folder;
    std::set<int> kept;
    bool has_failed = false;
    {
        FailingDisk disk;
        disk.fail(failure, nth);
        const auto opened = open(folder.path(), schema, seal_all, {"test", 0});
        EXPECT_TRUE(opened || disk.has_failed());
        for (int number = 0; opened && number < works; ++number) {
            try {
                (*opened)->write([&](Writer& writer) { return write_case(writer, number); });
                kept.insert(number);
            } catch (const StoreFault&) {
                EXPECT_TRUE(disk.has_failed());
            }
        }
        has_failed = disk.has_failed();
        if (afterwards == Afterwards::lose_power) {
            disk.lose_power();
        }
    }
    expect_whole(folder.path(), kept);
    return has_failed;
}

/// The long runs try one write in seven, the others one in so many.
std::int64_t stride(std::int64_t of_the_short_run) {
    return std::getenv("MOOTHALL_SOAK") == nullptr ? of_the_short_run : 7;
}

class SqliteStoreOnAFailingDisk : public testing::TestWithParam<Afterwards> {
protected:
    /// The last operation that was tried.
    static std::int64_t try_all(Failure failure, std::int64_t stride) {
        std::int64_t nth = 1;
        while (survives(failure, nth, GetParam())) {
            nth += stride;
        }
        return nth;
    }
};

INSTANTIATE_TEST_SUITE_P(Afterwards, SqliteStoreOnAFailingDisk,
                         testing::Values(Afterwards::close, Afterwards::lose_power),
                         [](const auto& each) {
                             return each.param == Afterwards::close ? "close" : "lose_power";
                         });

TEST_P(SqliteStoreOnAFailingDisk, AnswersNothingThatItDidNotKeepWhenASyncFails) {
    EXPECT_GT(try_all(Failure::sync_fails, 1), works);
}

TEST_P(SqliteStoreOnAFailingDisk, AnswersNothingThatItDidNotKeepWhenTheDiskIsFull) {
    EXPECT_GT(try_all(Failure::disk_full, stride(401)), 1000);
}

TEST_P(SqliteStoreOnAFailingDisk, AnswersNothingThatItDidNotKeepWhenAWriteIsCutShort) {
    EXPECT_GT(try_all(Failure::write_cut_short, stride(397)), 1000);
}

TEST(SqliteStoreAfterAFailure, WritesNothingMoreAfterAFailedSyncUntilItIsOpenedAgain) {
    const TemporaryFolder folder;
    FailingDisk disk;
    auto store = open(folder.path(), schema, seal_all, {"test", 0}).value();
    const auto write = [&](int number) {
        store->write([&](Writer& writer) { return write_case(writer, number); });
    };
    write(0);
    disk.fail(Failure::sync_fails, 1);

    EXPECT_THROW(write(1), StoreFault);
    EXPECT_THROW(write(2), StoreFault);
    EXPECT_TRUE(store->read()->find(cases, {name_of(0)}));

    store.reset();
    store = open(folder.path(), schema, seal_all, {"test", 0}).value();
    write(2);
    EXPECT_TRUE(store->read()->find(cases, {name_of(2)}));
}

/// Whether there is still something to fail at the `nth` write of an upgrade. The older release or
/// the newer one can work afterwards, never neither and never both.
bool upgrade_survives(std::int64_t nth) {
    const Table letters{"letters", TableClass::working, {{"id", ColumnKind::text}}, 1, {}};
    Table wider = counts;
    wider.columns.push_back({"closed_late", ColumnKind::number});
    const Schema older{{cases, counts, sessions}, {{1, "foundation", {}}}};
    const Schema newer{{cases, wider, sessions, letters},
                       {{1, "foundation", {}},
                        {2, "letters", {CreateTable{letters}}},
                        {3, "by officer", {CreateIndex{"sessions", {"by_officer", {1}}}}}}};
    Schema newest = newer;
    newest.tables[2].indexes.push_back({"by_officer", {1}});
    const TemporaryFolder folder;
    open(folder.path(), older, seal_all, {"test", 0}).value()->write([](Writer& writer) {
        return write_case(writer, 1);
    });
    bool has_failed = false;
    {
        FailingDisk disk;
        disk.fail(Failure::write_cut_short, nth);
        const auto opened = open(folder.path(), newest, seal_all, {"test", 0});
        has_failed = disk.has_failed();
        disk.lose_power();
    }
    const auto starts = [&](const Schema& wanted) {
        return static_cast<bool>(open(folder.path(), wanted, {}, {"test", 0, Preparation::none}));
    };
    const bool old_starts = starts(older);
    const bool new_starts = starts(newest);
    EXPECT_NE(old_starts, new_starts) << nth;
    return has_failed;
}

TEST(SqliteStoreAfterAFailure, AnUpgradeIsWholeOrNotAtAllWhicheverWriteFails) {
    std::int64_t nth = 1;
    while (upgrade_survives(nth)) {
        ++nth;
    }
    EXPECT_GT(nth, 5);
}

TEST(SqliteStoreAfterAFailure, AFullDiskStopsOneWorkAndNotTheNext) {
    const TemporaryFolder folder;
    FailingDisk disk;
    const auto store = open(folder.path(), schema, seal_all, {"test", 0}).value();
    disk.fail(Failure::disk_full, 3);

    EXPECT_THROW(store->write([](Writer& writer) { return write_case(writer, 1); }), StoreFault);
    EXPECT_EQ(store->write([](Writer& writer) { return write_case(writer, 2); }), Verdict::keep);
    EXPECT_FALSE(store->read()->find(cases, {name_of(1)}));
}

TEST(SqliteStoreAfterAFailure, RefusesAFolderThatItMayNotWrite) {
    const TemporaryFolder folder;
    open(folder.path(), schema, seal_all, {"test", 0}).value();
    FailingDisk disk;
    disk.make_read_only();

    const auto opened = open(folder.path(), schema, seal_all, {"test", 0});

    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().reason,
              "The council's data may not be written by this user. Allow it to write the data "
              "folder, then try again.");
}

}  // namespace
}  // namespace moothall::store::sqlite
