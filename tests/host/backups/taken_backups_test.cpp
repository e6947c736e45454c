#include "backups/taken_backups.h"

#include <gtest/gtest.h>

#include "host/store/temporary_folder.h"
#include "store/sqlite/open.h"

namespace moothall::backups {
namespace {

TEST(TakenBackups, TheNewestIsKnown) {
    const store::TemporaryFolder folder;
    const auto store =
        store::sqlite::open(folder.path(), {{backups_table()}, {}}, {}, {"test", 0}).value();
    EXPECT_EQ(last_taken(*store->read()), std::nullopt);
    const TakenBackup older{Instant(std::chrono::seconds(10)), 7, "/backups/older.moot", 100};
    const TakenBackup newer{Instant(std::chrono::seconds(20)), 9, "/backups/newer.moot", 120};

    note_taken(*store, newer);
    note_taken(*store, older);

    EXPECT_EQ(last_taken(*store->read()), newer);
}

TEST(TakenBackups, OfAThousandTheOldestGo) {
    const store::TemporaryFolder folder;
    const auto store =
        store::sqlite::open(folder.path(), {{backups_table()}, {}}, {}, {"test", 0}).value();
    for (int second = 1; second <= 1'003; ++second) {
        note_taken(*store, {Instant(std::chrono::seconds(second)), second, "/b.moot", 1});
    }

    const auto reader = store->read();

    EXPECT_EQ(reader->list({&backups_table(), "", {}, {}, {}, {}, 2'000}).size(), 1'000U);
    EXPECT_EQ(last_taken(*reader)->position, 1'003);
}

}  // namespace
}  // namespace moothall::backups
