#include "holidays/council_calendars.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "holidays/day_changes.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"

namespace moothall::holidays {
namespace {

using calendar::Calendar;

constexpr Calendar ew = Calendar::england_and_wales;

/// The store of a council whose calendar is changed by hand.
class CouncilCalendarsTest : public ::testing::Test {
protected:
    journal::Decision adding(Date on) {
        const auto draft = day_added(calendar::Calendars(), {on, "Coronation", ew},
                                     {"By proclamation.", ""}, council.clock.now())
                               .value();
        const std::string command =
            journal::new_command(council.clock.now(), council.council.randomness);
        return {{"system", "", command, "", council.clock.now()}, {}, {}, {draft}};
    }

    bool works_now(Date day) {
        return council.calendars.as_of(*council.store->read())->is_working_day(day, ew).value();
    }

    const store::TemporaryFolder folder;
    workflows::SmallCouncil council{folder.path()};
    const Date tuesday = make_date(2026, 9, 15);
    const Date wednesday = make_date(2026, 9, 16);
};

TEST_F(CouncilCalendarsTest, AreThoseOfTheSnapshotThatIsAsked) {
    const auto before = council.store->read();
    council.journal.commit(adding(tuesday)).value();

    EXPECT_FALSE(works_now(tuesday));
    EXPECT_TRUE(council.calendars.as_of(*before)->is_working_day(tuesday, ew).value());
    EXPECT_EQ(council.calendars.as_of(*before)->revision(), "1");
}

TEST_F(CouncilCalendarsTest, AreMadeOnceForEachRevision) {
    council.journal.commit(adding(tuesday)).value();

    const auto first = council.calendars.as_of(*council.store->read());

    EXPECT_EQ(council.calendars.as_of(*council.store->read()), first);
    EXPECT_EQ(first->revision(), "1+1");
}

TEST_F(CouncilCalendarsTest, ForgetAChangeThatWasNotKept) {
    // Inside a transaction that comes to nothing, the first change was another one.
    council.store->write([&](store::Writer& writer) {
        day_fold()({0,
                    "calendar",
                    1,
                    "calendar.day_added",
                    1,
                    council.clock.now(),
                    council.clock.now(),
                    {},
                    Table{}
                        .set("date", "2026-09-15")
                        .set("calendar", "england_and_wales")
                        .set("name", "Coronation"),
                    {},
                    false},
                   writer);
        EXPECT_FALSE(council.calendars.as_of(writer)->is_working_day(tuesday, ew).value());
        return store::Verdict::discard;
    });

    council.journal.commit(adding(wednesday)).value();

    EXPECT_TRUE(works_now(tuesday));
    EXPECT_FALSE(works_now(wednesday));
}

TEST_F(CouncilCalendarsTest, AreFoundAgainByTheRevisionThatWasNoted) {
    council.journal.commit(adding(tuesday)).value();
    council.journal.commit(adding(wednesday)).value();
    const auto reader = council.store->read();

    const auto then = council.calendars.of_revision(*reader, "1+1");

    ASSERT_NE(then, nullptr);
    EXPECT_FALSE(then->is_working_day(tuesday, ew).value());
    EXPECT_TRUE(then->is_working_day(wednesday, ew).value());
    EXPECT_TRUE(council.calendars.of_revision(*reader, "1")->is_working_day(tuesday, ew).value());
    EXPECT_EQ(council.calendars.of_revision(*reader, "1+3"), nullptr);
    EXPECT_EQ(council.calendars.of_revision(*reader, "2"), nullptr);
}

}  // namespace
}  // namespace moothall::holidays
