#include <gmock/gmock.h>

#include "host/operations/operations_fixture.h"

namespace moothall::operations {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Besides the two cases of the fixture: one received on Monday 20 April 2026 and due on 27 April.
class Performance : public Operations {
protected:
    std::string open(const std::string& received_at) {
        const Table opening = Table{}.set("type", "parks.pitch");
        return done("case.open", Table{opening}.set("received_at", received_at)).text("reference");
    }
    void let(const std::string& which) {
        done("case.act", Table{}.set("reference", which).set("action", "let"));
    }
    Table week(const std::string& monday) {
        const Table weeks = done("performance.weeks", {});
        for (const Value& item : weeks.list("items")) {
            if (item.as_table()->text("week") == monday) {
                return *item.as_table();
            }
        }
        return {};
    }
    List behind(const std::string& monday, const std::string& what) {
        return done("performance.cases", Table{}.set("week", monday).set("what", what))
            .list("items");
    }

    std::string late = open("2026-04-20T09:00:00Z");
};

TEST_F(Performance, IsCountedByTheWeekInWhichCasesWereReceivedAndClosed) {
    let(late);
    let(reference);

    EXPECT_EQ(week("2026-04-20"), Table{}
                                      .set("week", "2026-04-20")
                                      .set("type", "parks.pitch")
                                      .set("title", "Pitch")
                                      .set("received", 1)
                                      .set("closed", 0)
                                      .set("closed_in_time", 0)
                                      .set("closed_late", 0));
    EXPECT_EQ(week("2026-05-04").integer("received"), 2);
    EXPECT_EQ(week("2026-05-04").integer("closed"), 2);
    EXPECT_EQ(week("2026-05-04").integer("closed_in_time"), 1);
    EXPECT_EQ(week("2026-05-04").integer("closed_late"), 1);
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

TEST_F(Performance, TheVeryCasesBehindANumberAreListed) {
    let(late);
    let(reference);

    const List closed_late = behind("2026-05-04", "closed_late");

    ASSERT_THAT(closed_late, SizeIs(1));
    EXPECT_EQ(closed_late.front().as_table()->text("reference"), late);
    EXPECT_THAT(behind("2026-05-04", "closed"), SizeIs(2));
    EXPECT_THAT(behind("2026-05-04", "closed_in_time"), SizeIs(1));
    EXPECT_THAT(behind("2026-04-20", "received"), SizeIs(1));
    EXPECT_THAT(behind("2026-04-27", "received"), IsEmpty());
}

TEST_F(Performance, ThePagesOfTheCasesBehindANumberGoOn) {
    const Table asked = Table{}.set("week", "2026-05-04").set("what", "received").set("limit", 1);

    const Table first = done("performance.cases", asked);
    const Table second =
        done("performance.cases", Table{asked}.set("cursor", first.text("next_cursor")));

    EXPECT_NE(first.list("items"), second.list("items"));
    EXPECT_FALSE(second.has("next_cursor"));
    EXPECT_EQ(refused("performance.cases", Table{asked}.set("cursor", "x")).kind,
              RefusalKind::invalid_input);
    EXPECT_EQ(refused("performance.cases", Table{asked}.set("week", "2026-05-05")).kind,
              RefusalKind::invalid_input);
}

TEST_F(Performance, ACalendarThatChangesLaterMakesNobodyLate) {
    council.clock.advance(std::chrono::hours(24));  // Opened a day later: time refuses it later.
    const std::string of_yesterday = open("2026-05-04T09:00:00Z");
    council.clock.advance(std::chrono::hours(24 * 6));  // Due today, 11 May, after a holiday.
    let(of_yesterday);
    const Table before = week("2026-05-11");

    done("calendar.withdraw", Table{}.set("date", "2026-05-04").set("reason", "A mistake."));

    EXPECT_GT(before.integer("closed_in_time"), 0);
    EXPECT_EQ(week("2026-05-11"), before);
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

TEST_F(Performance, AnErasedCaseIsStillCountedOnce) {
    let(late);

    done("journal.erase", Table{}.set("stream", late).set("events", "1").set("reason", "Asked."));

    EXPECT_EQ(week("2026-05-04").integer("closed_late"), 1);
    EXPECT_EQ(week("2026-04-20").integer("received"), 1);
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

TEST_F(Performance, ATargetIsSetForACaseTypeAndTakenAway) {
    const auto targets = [&] { return done("performance.targets", {}).list("items"); };
    EXPECT_THAT(targets(), IsEmpty());

    done("performance.target", Table{}.set("type", "parks.pitch").set("percent", 90));
    done("performance.target", Table{}.set("type", "parks.pitch").set("percent", 95));
    ASSERT_THAT(targets(), SizeIs(1));
    EXPECT_EQ(targets().at(0).as_table()->integer("percent"), 95);
    EXPECT_EQ(council.differences_after_rebuild(), 0);

    done("performance.target", Table{}.set("type", "parks.pitch"));
    EXPECT_THAT(targets(), IsEmpty());
    EXPECT_EQ(
        refused("performance.target", Table{}.set("type", "parks.golf").set("percent", 9)).kind,
        RefusalKind::not_found);
    EXPECT_EQ(council.differences_after_rebuild(), 0);
}

}  // namespace
}  // namespace moothall::operations
