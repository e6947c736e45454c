#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "calendar/london.h"
#include "cases/due/settling.h"
#include "cases/tables.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "operations/operation.h"

namespace moothall::operations {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using workflows::officer_with;
using workflows::pitch_workflow;
using workflows::SmallCouncil;

/// Two clocks by two calendars, a timer in working days and an action that counts them. Opened on
/// Monday, 4 May 2026.
const char* const counting = R"(
    count = { title = "Count", from = "asked", stay = true, act = function(case)
        return note("By " .. calendar.add_working_days(case.today, 5)) end },
    wait = { title = "Wait", from = "asked", to = "waiting" },
    look = { title = "Look", from = "asked", stay = true, act = function(case)
        parks.meanwhile()
        return note("By " .. calendar.add_working_days(case.today, 5)) end },)";

const char* const by_working_days = R"(
  clocks = {
    answer = { title = "Answer", lasts = working_days(5), starts = "received" },
    inform = { title = "Inform", lasts = working_days(5), calendar = "any_part_of_uk",
               starts = "received" },
  },
  states = {
    asked = { title = "Asked for", initial = true,
              timers = { lapse = { after = working_days(4), take = "refuse",
                                   reason = "Nobody answered." } } },
    waiting = { title = "Waiting", pauses = { "answer" } },
    refused = { title = "Refused", final = true, keep = "parks.pitch" },
  },
)";

Table day(const char* date) {
    return Table{}.set("date", date).set("name", "Coronation").set("reason", "By proclamation.");
}

/// A council whose calendar changes.
class CalendarOperations : public ::testing::Test {
protected:
    CalendarOperations() {
        council.publish(pitch_workflow(counting, by_working_days));
        reference = council.open("parks.pitch", {}).reference;
    }

    void TearDown() override { EXPECT_EQ(council.differences_after_rebuild(), 0); }

    Result<Value> ask(SmallCouncil& of, const std::string& name, const Table& arguments) {
        return call(of.council, {identity::system_administrator(), ""}, name, arguments);
    }
    Table done(const std::string& name, const Table& arguments) {
        return *ask(council, name, arguments).value().as_table();
    }
    Refusal refused(const std::string& name, const Table& arguments) {
        const auto before = council.whole_journal();
        const auto answer = ask(council, name, arguments);
        EXPECT_FALSE(answer);
        EXPECT_EQ(council.whole_journal(), before);
        return answer ? Refusal{} : answer.error();
    }
    Table clock(SmallCouncil& of, const std::string& name) {
        const Value shown = ask(of, "case.show", Table{}.set("reference", reference)).value();
        for (const Value& one : shown.as_table()->list("clocks")) {
            if (one.as_table()->text("name") == name) {
                return *one.as_table();
            }
        }
        return {};
    }
    std::string due(const std::string& name) {
        return to_text(clock(council, name).date("due_on"));
    }
    /// Every row of open cases and of timers: what is cached.
    std::vector<store::Row> cached() {
        auto rows = council.store->read()->list({&cases::case_table(), "", {}, {}, {}, {}, 1000});
        const auto timers =
            council.store->read()->list({&cases::timer_table(), "", {}, {}, {}, {}, 1000});
        rows.insert(rows.end(), timers.begin(), timers.end());
        return rows;
    }
    std::size_t take_at(const char* now) {
        council.clock.set(parse_instant(now).value());
        return council.deciding.take_due_timers(council.clock.now());
    }

    /// As if whoever added the day was killed before the cases could follow.
    void add_without_settling(const char* on) {
        council.journal
            .commit({{"system", "", std::string("added-") + on, "", council.clock.now()},
                     {},
                     {},
                     {{"calendar",
                       "calendar.day_added",
                       1,
                       council.clock.now(),
                       Table{}
                           .set("date", on)
                           .set("calendar", "england_and_wales")
                           .set("name", "Coronation"),
                       {}}}})
            .value();
    }

    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
    std::string reference;
};

TEST_F(CalendarOperations, AnAddedDayMovesWhatIsDueAndSaysSo) {
    ASSERT_EQ(due("answer"), "2026-05-11");

    const Table answer = done("calendar.add", day("2026-05-07"));

    EXPECT_EQ(due("answer"), "2026-05-12");
    EXPECT_EQ(due("inform"), "2026-05-12");
    EXPECT_THAT(clock(council, "answer").text("explanation"), HasSubstr("bank holiday 7 May"));
    EXPECT_EQ(answer.text("revision"), "1+1");
    EXPECT_EQ(answer.integer("cases"), 1);
    EXPECT_EQ(answer.integer("clocks"), 2);
    EXPECT_EQ(answer.integer("timers"), 1);
    const List& moved = answer.list("moved");
    ASSERT_THAT(moved, SizeIs(3));
    EXPECT_EQ(*moved[0].as_table(), Table{}
                                        .set("reference", reference)
                                        .set("clock", "answer")
                                        .set("was_due_on", make_date(2026, 5, 11))
                                        .set("due_on", make_date(2026, 5, 12)));
    EXPECT_EQ(*moved[2].as_table(), Table{}
                                        .set("reference", reference)
                                        .set("timer", "lapse")
                                        .set("was_due_on", make_date(2026, 5, 8))
                                        .set("due_on", make_date(2026, 5, 11)));
}

TEST_F(CalendarOperations, TheListIsCutAndTheCountIsNot) {
    council.open("parks.pitch", {});

    const Table answer = done("calendar.add", day("2026-05-07").set("limit", 1));

    EXPECT_THAT(answer.list("moved"), SizeIs(1));
    EXPECT_EQ(answer.integer("cases"), 2);
    EXPECT_EQ(answer.integer("clocks"), 4);
}

TEST_F(CalendarOperations, APreviewSaysTheSameAndChangesNothing) {
    const auto journal = council.whole_journal();
    const auto rows = cached();

    const Table preview = done("calendar.preview", Table{}.set("date", "2026-05-07"));

    EXPECT_EQ(council.whole_journal(), journal);
    EXPECT_EQ(cached(), rows);
    const Table answer = done("calendar.add", day("2026-05-07"));
    EXPECT_EQ(preview.list("moved"), answer.list("moved"));
    const Table back =
        done("calendar.preview", Table{}.set("date", "2026-05-07").set("withdraw", true));
    EXPECT_EQ(back.integer("clocks"), 2);
    EXPECT_EQ(due("answer"), "2026-05-12");
}

TEST_F(CalendarOperations, ADayOfAnotherNationMovesWhatIsCountedByTheWholeUkOnly) {
    const Table answer = done("calendar.add", day("2026-05-07").set("calendar", "any_part_of_uk"));

    EXPECT_EQ(due("answer"), "2026-05-11");
    EXPECT_EQ(due("inform"), "2026-05-12");
    EXPECT_EQ(answer.integer("clocks"), 1);
}

TEST_F(CalendarOperations, ADayOfMourningMovesNoClockButThoseOfElections) {
    const Table answer = done("calendar.add", day("2026-05-07").set("calendar", "election"));

    EXPECT_EQ(answer.integer("cases"), 0);
    EXPECT_EQ(due("inform"), "2026-05-11");
}

TEST_F(CalendarOperations, AShippedDayCanBeMoved) {
    done("calendar.withdraw", Table{}.set("date", "2026-05-25").set("reason", "Moved."));
    done("calendar.add", day("2026-06-02"));

    const Table listed = done("calendar.list", Table{}.set("year", 2026));

    std::string changed;
    for (const Value& one : listed.list("items")) {
        const Table& item = *one.as_table();
        if (item.text("status") != "shipped") {
            changed += to_text(item.date("date")) + " " + item.text("status") + "; ";
        }
    }
    EXPECT_EQ(changed, "2026-05-25 withdrawn; 2026-06-02 added; ");
    EXPECT_EQ(listed.text("revision"), "1+2");
}

TEST_F(CalendarOperations, ATimerThatIsDueLaterNowFiresThenAndNotBefore) {
    done("calendar.add", day("2026-05-07"));

    EXPECT_EQ(take_at("2026-05-08T09:00:00Z"), 0U);
    EXPECT_EQ(take_at("2026-05-10T22:59:59Z"), 0U);
    EXPECT_EQ(take_at("2026-05-10T23:00:00Z"), 1U);
    EXPECT_EQ(council.show(reference).state, "refused");
}

TEST_F(CalendarOperations, ATimerDoesNotFireEarlyThoughItsCaseHasNotFollowedYet) {
    add_without_settling("2026-05-07");
    ASSERT_FALSE(cases::is_settled(*council.store->read()));

    EXPECT_EQ(take_at("2026-05-08T09:00:00Z"), 0U);

    done("case.note", Table{}.set("reference", reference).set("text", "Next."));
    EXPECT_TRUE(cases::is_settled(*council.store->read()));  // The next command goes on with it.
    EXPECT_EQ(take_at("2026-05-11T09:00:00Z"), 1U);
}

TEST_F(CalendarOperations, WhatHappensToCasesMeanwhileComesToTheSameInARebuild) {
    const auto closed = council.open("parks.pitch", {}).reference;
    const auto paused = council.open("parks.pitch", {}).reference;
    ASSERT_TRUE(council.act(closed, "refuse"));
    ASSERT_TRUE(council.act(paused, "wait"));
    done("calendar.add", day("2026-05-07"));
    council.open("parks.pitch", {});
    done("calendar.withdraw", Table{}.set("date", "2026-05-25").set("reason", "Moved."));
    ASSERT_TRUE(council.act(reference, "count"));

    EXPECT_EQ(council.differences_after_rebuild(), 0);
    const auto rows = cached();
    done("journal.rebuild", {});
    EXPECT_EQ(cached(), rows);
}

TEST_F(CalendarOperations, AnotherProcessOnTheFolderSeesTheDayAtOnce) {
    SmallCouncil other{folder.path()};
    const std::string before = to_text(clock(other, "answer").date("due_on"));

    done("calendar.add", day("2026-05-07"));

    EXPECT_EQ(before, "2026-05-11");
    EXPECT_EQ(to_text(clock(other, "answer").date("due_on")), "2026-05-12");
    const auto opened = other.open("parks.pitch", {});
    EXPECT_EQ(opened.clocks.at(0).due_on, make_date(2026, 5, 12));
}

TEST_F(CalendarOperations, ADecisionIsMadeAgainByTheCalendarOfItsTime) {  // R-038
    ASSERT_TRUE(council.act(reference, "count"));
    done("calendar.add", day("2026-05-07"));
    ASSERT_TRUE(council.act(reference, "count"));

    const Table explained = done("workflow.explain", Table{}.set("reference", reference));

    const List& decisions = explained.list("decisions");
    ASSERT_THAT(decisions, SizeIs(3));
    EXPECT_FALSE(decisions[0].as_table()->has("calendar"));  // It was opened without a script.
    EXPECT_EQ(decisions[1].as_table()->text("calendar"), "1");
    EXPECT_TRUE(decisions[1].as_table()->yes_no("same_again"));
    EXPECT_EQ(decisions[2].as_table()->text("calendar"), "1+1");
    EXPECT_TRUE(decisions[2].as_table()->yes_no("same_again"));
    std::vector<std::string> notes;
    for (const auto& event : council.events(reference)) {
        if (event.kind == "case.noted") {
            notes.push_back(event.body.text("text"));
        }
    }
    EXPECT_THAT(notes, testing::ElementsAre("By 2026-05-11", "By 2026-05-12"));
}

TEST_F(CalendarOperations, ADecisionThatTheCalendarOvertakesIsMadeAnew) {
    council.meanwhile = [&] { done("calendar.add", day("2026-05-07")); };

    ASSERT_TRUE(council.act(reference, "look"));

    EXPECT_EQ(council.event(reference, "case.noted").body.text("text"), "By 2026-05-12");
}

TEST_F(CalendarOperations, ARepeatedCommandAddsTheDayOnce) {
    const Caller caller{identity::system_administrator(), "the-same"};

    const auto first = call(council.council, caller, "calendar.add", day("2026-05-07"));
    const auto again = call(council.council, caller, "calendar.add", day("2026-05-07"));

    ASSERT_TRUE(first);
    ASSERT_TRUE(again);
    EXPECT_EQ(*first, *again);
    EXPECT_EQ(done("calendar.list", {}).text("revision"), "1+1");
}

TEST_F(CalendarOperations, ACommandThatDidSomethingElseIsNotTakenForTheChange) {
    const Caller caller{identity::system_administrator(), "the-same"};
    ASSERT_TRUE(call(council.council, caller, "calendar.add", day("2026-05-07")));
    Table withdrawn = day("2026-05-07");
    withdrawn.remove("name");

    for (const auto& answer : {call(council.council, caller, "calendar.withdraw", withdrawn),
                               call(council.council, caller, "calendar.add", day("2026-05-08")),
                               call(council.council, caller, "calendar.add",
                                    day("2026-05-07").set("calendar", "election")),
                               call(council.council, caller, "setting.switch",
                                    Table{}.set("name", "workflows.two_people").set("to", "on"))}) {
        ASSERT_FALSE(answer);
        EXPECT_EQ(answer.error().kind, RefusalKind::invalid_input);
        EXPECT_THAT(answer.error().reason, HasSubstr("something else already"));
    }
    EXPECT_THAT(
        call(council.council, caller, "calendar.add", day("2026-05-07").set("calendar", "scotland"))
            .error()
            .reason,
        HasSubstr("any_part_of_uk"));
    EXPECT_EQ(done("calendar.list", {}).text("revision"), "1+1");
}

TEST_F(CalendarOperations, ADayThatIsOverSaysWhatItChangesWithoutMovingIt) {
    council.clock.set(parse_instant("2026-05-08T09:00:00Z").value());

    const Table over = done("calendar.add", day("2026-05-07"));
    const Table today = done("calendar.add", day("2026-05-08"));
    const Table preview = done("calendar.preview", Table{}.set("date", "2026-05-06"));

    EXPECT_THAT(over.text("warning"), HasSubstr("closed cases"));
    EXPECT_FALSE(today.has("warning"));
    EXPECT_EQ(preview.text("warning"), over.text("warning"));
}

TEST_F(CalendarOperations, ACheckThatADayOvertookIsMadeAgain) {
    int checks = 0;
    council.council.rebuild_check = [&]() -> Result<Value> {
        if (checks++ == 0) {
            add_without_settling("2026-05-07");
        }
        return Value(Table{}.set("differences", council.differences_after_rebuild()));
    };

    const Table checked = done("journal.rebuild", Table{}.set("check", true));

    EXPECT_EQ(checked.integer("differences"), 0);
    EXPECT_EQ(checks, 2);
}

TEST_F(CalendarOperations, ACheckThatFindsADifferenceOtherwiseSaysSoAtOnce) {
    int checks = 0;
    council.council.rebuild_check = [&]() -> Result<Value> {
        ++checks;
        return Value(Table{}.set("differences", 1));
    };

    EXPECT_EQ(done("journal.rebuild", Table{}.set("check", true)).integer("differences"), 1);
    EXPECT_EQ(checks, 1);
}

TEST_F(CalendarOperations, ACheckThatIsOvertakenEachTimeGivesUp) {
    std::vector<const char*> days{"2026-05-07", "2026-05-08", "2026-05-12"};
    council.council.rebuild_check = [&]() -> Result<Value> {
        add_without_settling(days.back());
        days.pop_back();
        return Value(Table{}.set("differences", 1));
    };

    const auto answer = ask(council, "journal.rebuild", Table{}.set("check", true));

    ASSERT_FALSE(answer);
    EXPECT_THAT(answer.error().reason, HasSubstr("run it again"));
    EXPECT_THAT(days, IsEmpty());
    cases::settle_all(*council.store, council.calendars);
}

TEST_F(CalendarOperations, ADayAddedAndWithdrawnGivesEveryDueDateBack) {
    const auto paused = council.open("parks.pitch", {}).reference;
    ASSERT_TRUE(council.act(paused, "wait"));
    const auto rows = cached();
    const char* const calendars[] = {"england_and_wales", "any_part_of_uk", "election"};

    EXPECT_TRUE(rc::check("add, then withdraw", [&] {
        const Date on = make_date(2026, 5, 1) + std::chrono::days(*rc::gen::inRange(0, 40));
        const char* const of = calendars[*rc::gen::inRange(0, 3)];
        const Table asked = day(to_text(on).c_str()).set("calendar", of);
        RC_PRE(static_cast<bool>(ask(council, "calendar.add", asked)));

        Table withdrawn = asked;
        withdrawn.remove("name");
        RC_ASSERT(static_cast<bool>(ask(council, "calendar.withdraw", withdrawn)));
        RC_ASSERT(cached() == rows);
    }));
}

TEST_F(CalendarOperations, RefuseWhatWouldChangeNothing) {
    EXPECT_THAT(refused("calendar.add", day("2026-05-09")).reason, HasSubstr("weekend"));
    EXPECT_THAT(refused("calendar.add", day("2026-05-25")).reason,
                HasSubstr("25 May 2026 is Spring bank holiday of england_and_wales"));
    EXPECT_THAT(refused("calendar.add", day("2031-05-06")).reason, HasSubstr("2024 to 2028"));
    const auto none =
        refused("calendar.withdraw", Table{}.set("date", "2026-06-15").set("reason", "Never was."));
    EXPECT_EQ(none.kind, RefusalKind::not_found);
    EXPECT_THAT(none.reason, HasSubstr("World Cup day (Scotland) of any_part_of_uk"));
}

TEST_F(CalendarOperations, RefuseADayWithoutNameOrReasonAndAnUnknownCalendar) {
    refused("calendar.add", day("2026-05-07").set("name", " "));
    refused("calendar.add", day("2026-05-07").set("reason", " "));
    EXPECT_THAT(refused("calendar.add", day("2026-05-07").set("calendar", "scotland")).reason,
                HasSubstr("any_part_of_uk"));
}

TEST_F(CalendarOperations, AreForAdministrators) {
    const Caller caseworker{officer_with({"caseworker"}), ""};

    const auto added = call(council.council, caseworker, "calendar.add", day("2026-05-07"));

    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().kind, RefusalKind::not_permitted);
    EXPECT_TRUE(call(council.council, caseworker, "calendar.list", {}));
}

}  // namespace
}  // namespace moothall::operations
