#include "cases/due/settling.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cases/tables.h"
#include "host/cases/cases_testing.h"
#include "journal/rebuild.h"

namespace moothall::cases {
namespace {

/// More open cases than one batch takes, each due by the end of five working days.
class SettlingTest : public ::testing::Test {
protected:
    SettlingTest() {
        std::vector<journal::Draft> drafts;
        for (std::size_t one = 0; one < settling_batch + 5; ++one) {
            drafts.push_back(opened(opening_of("c" + std::to_string(one)), asked()));
        }
        files.keep(std::move(drafts));
    }

    void add_day(const char* date) {
        files.keep({{"calendar",
                     "calendar.day_added",
                     1,
                     noon,
                     Table{}
                         .set("date", date)
                         .set("calendar", "england_and_wales")
                         .set("name", "Coronation"),
                     {}}});
    }

    bool settled() { return is_settled(*files.store->read()); }

    std::size_t due_on(Date day) {
        std::size_t count = 0;
        for (std::size_t one = 0; one < settling_batch + 5; ++one) {
            count += files.read("c" + std::to_string(one)).clocks.at(0).due_on == day ? 1U : 0U;
        }
        return count;
    }

    CaseFiles files;
};

TEST_F(SettlingTest, FollowsTheCalendarInBatchesAndEndsAsARebuildDoes) {
    ASSERT_EQ(due_on(make_date(2026, 5, 12)), settling_batch + 5);
    ASSERT_TRUE(settled());
    add_day("2026-05-07");
    ASSERT_FALSE(settled());

    settle(*files.store, files.calendars, 1);

    EXPECT_FALSE(settled());
    EXPECT_EQ(due_on(make_date(2026, 5, 13)), settling_batch);
    settle_all(*files.store, files.calendars);
    EXPECT_TRUE(settled());
    EXPECT_EQ(due_on(make_date(2026, 5, 13)), settling_batch + 5);
    EXPECT_EQ(files.differences_after_rebuild(), 0);
}

TEST_F(SettlingTest, BeginsAgainWhenTheCalendarChangesMeanwhile) {
    add_day("2026-05-07");
    settle(*files.store, files.calendars, 1);

    add_day("2026-05-08");
    settle_all(*files.store, files.calendars);

    EXPECT_EQ(due_on(make_date(2026, 5, 14)), settling_batch + 5);
    EXPECT_EQ(files.differences_after_rebuild(), 0);
}

TEST_F(SettlingTest, IsDoneByARebuildToo) {
    add_day("2026-05-07");

    journal::rebuild(*files.store, files.folds);

    EXPECT_TRUE(settled());
    EXPECT_EQ(due_on(make_date(2026, 5, 13)), settling_batch + 5);
}

}  // namespace
}  // namespace moothall::cases
