// What an officer does through the day on the desk, through the program itself: forms that are kept
// while they are typed, the diary, calls, figures.
#include <gmock/gmock.h>

#include <regex>
#include <set>

#include "json/json.h"
#include "system/running/desk.h"

namespace moothall {
namespace {

using http::Answer;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class DeskDay : public Desk {
protected:
    DeskDay() { sign_in(); }

    /// The marks of the form that keeps what is typed, as its script and its button send them.
    static std::string marks_of(const std::string& page) {
        const std::string form = page.substr(std::min(page.find(" data-keep>"), page.size()));
        return "token=" + held(form, "token") + "&form_id=" + held(form, "form_id") +
               "&form_page=" + held(form, "form_page") + "&form_kept=" + held(form, "form_kept");
    }

    /// What a page has after its script kept some fields of its form.
    std::string kept(const std::string& target, const std::string& fields) {
        const Answer saved = post("/unsent", marks_of(get(target).body) + "&" + fields);
        EXPECT_EQ(saved.status, 200) << saved.body;
        EXPECT_THAT(saved.body, StartsWith("Draft saved "));
        return get(target).body;
    }

    std::string customer_of(const std::string& reference) const {
        const Value shown = json::parse(run({"case", "show", reference}).out).value();
        return shown.as_table()->text_or_empty("customer");
    }
};

TEST_F(DeskDay, WhatWasTypedIsThereAgainUntilItIsSent) {
    const std::string reference = a_case("assess");
    const std::string address = "/cases/" + reference + "/note";

    const std::string again = kept(address, "text=Half+a+sentence");
    EXPECT_THAT(again, AllOf(HasSubstr("This is what you typed at "),
                             HasSubstr(">Half a sentence</textarea>")));
    EXPECT_THAT(get("/unfinished").body,
                AllOf(HasSubstr("Add a note"), HasSubstr("href=\"" + address + "\"")));

    EXPECT_EQ(post(address, marks_of(again) + "&text=A+whole+sentence.").status, 303);
    EXPECT_THAT(get(address).body, Not(HasSubstr("Half a sentence")));
    EXPECT_THAT(get("/unfinished").body, HasSubstr("Nothing is unfinished."));
}

TEST_F(DeskDay, ARefusedFormIsKeptAndAFormCanBeThrownAway) {
    const std::string address = "/cases/" + a_case("assess") + "/bring-forward";
    const std::string again = kept(address, "text=Chase+the+landlord&on-day=31");

    EXPECT_EQ(post(address, marks_of(again) + "&text=Chase+the+landlord&on-day=31").status, 422);
    EXPECT_THAT(get(address).body, HasSubstr("Chase the landlord"));

    const Answer asked = get("/unsent/drop?page=" + address + "&then=" + address);
    EXPECT_THAT(asked.body, AllOf(HasSubstr("Throw away what you typed?"),
                                  HasSubstr("Chase the landlord"), HasSubstr(">Keep it</a>")));
    EXPECT_THAT(get(address).body, HasSubstr("Chase the landlord"));
    const Answer dropped = post("/unsent/drop", "token=" + held(again, "token") +
                                                    "&form_page=" + address + "&then=" + address);
    EXPECT_EQ(dropped.field("location"), address + "?done=dropped");
    EXPECT_THAT(get(address).body, Not(HasSubstr("Chase the landlord")));
}

TEST_F(DeskDay, WhyACaseIsGivenAwayIsKeptToo) {
    const std::string address = "/cases/" + a_case("assess") + "/owner";

    EXPECT_THAT(kept(address, "reason=She+knows+them"), HasSubstr(">She knows them</textarea>"));
    EXPECT_THAT(get("/unfinished").body, HasSubstr("Give to somebody else"));
}

TEST_F(DeskDay, KeepsNeitherTokensNorFormsOfOtherSites) {
    const std::string address = "/cases/" + a_case("assess") + "/note";
    const std::string page = get(address).body;
    kept(address, "text=Mine");

    EXPECT_EQ(post("/unsent", "token=guessed&form_page=" + address + "&text=Forged").status, 403);
    const Answer elsewhere =
        post("/unsent", "token=" + held(page, "token") + "&form_page=%2F%2Fevil.example&text=x");
    EXPECT_EQ(elsewhere.status, 422);
    const Ran shown = run({"unsent", "show", address, "--as", "priya.shah"});
    EXPECT_THAT(shown.out, AllOf(HasSubstr("Mine"), Not(HasSubstr("token")),
                                 Not(HasSubstr(held(page, "token")))));
}

TEST_F(DeskDay, AFormThatIsSentAfterTheSessionEndedLeadsBackToItself) {
    cookie = "mh_session=ended";
    const Answer sent =
        post("/cases/CT-26-000001-M/note", "form_page=%2Fcases%2FCT-26-000001-M%2Fnote&text=Words");

    EXPECT_EQ(sent.field("location"), "/sign-in?next=%2Fcases%2FCT-26-000001-M%2Fnote");
}

TEST_F(DeskDay, AnActionThatWasTypedBeforeSomebodyChangedTheCaseShowsBoth) {
    const std::string reference = a_case("assess");
    const std::string address = "/cases/" + reference + "/actions/remove";
    const std::string version = held(get(address).body, "version");
    kept(address, "version=" + version + "&reason=My+own+words");
    EXPECT_THAT(get(address).body, Not(HasSubstr("Somebody changed this case")));

    run({"case", "act", reference, "ask_visit", "--as", "tom.reed"});
    run({"case", "act", reference, "visited", "adults=2", "evidence_on=2026-01-05", "--as",
         "tom.reed"});

    EXPECT_THAT(get(address).body,
                AllOf(HasSubstr("Somebody changed this case"), HasSubstr("My own words")));
}

// R-129
TEST_F(DeskDay, TheDiaryShowsADayOnWhichNobodyWorksOnTheWorkingDayBefore) {
    const std::string reference = a_case("assess");
    run({"case", "bring-forward", reference, "2027-01-01", "Look at the plans", "--for",
         "priya.shah", "--as", "priya.shah"});  // A bank holiday.

    const std::string page = get("/diary?week=2026-12-28").body;
    EXPECT_THAT(page,
                AllOf(HasSubstr("Thursday 31 December 2026"), HasSubstr("Look at the plans"),
                      HasSubstr("For Friday 1 January 2027, which is not a working day"),
                      HasSubstr("/diary?week=2026-12-21"), HasSubstr("/diary?week=2027-01-04")));

    const std::string form = page.substr(page.find("action=\"/diary/done\""));
    const Answer done =
        post("/diary/done", "token=" + held(form, "token") + "&form_id=" + held(form, "form_id") +
                                "&reference=" + held(form, "reference") + "&number=" +
                                held(form, "number") + "&then=%2Fdiary%3Fweek%3D2026-12-28");
    EXPECT_EQ(done.field("location"), "/diary?week=2026-12-28&done=task_done&case=" + reference);
    EXPECT_THAT(get("/diary?week=2026-12-28").body,
                AllOf(Not(HasSubstr("Look at the plans")),
                      HasSubstr("Nothing is brought forward in this week")));
    EXPECT_THAT(run({"case", "events", reference}).out, HasSubstr("case.task_done"));
    EXPECT_THAT(get(done.field("location")).body,
                AllOf(HasSubstr("The task is done."), HasSubstr("You can undo this until"),
                      HasSubstr("action=\"/cases/" + reference + "/undo\"")));
}

TEST_F(DeskDay, EveryNumberOfPerformanceLeadsToItsCases) {
    const std::string page = get("/performance?weeks=52").body;
    EXPECT_THAT(page, AllOf(HasSubstr("Closed in time"), HasSubstr("by week, as a table"),
                            HasSubstr("/performance.csv?weeks=52")));

    const std::regex number(R"|(href="(/performance/cases[^"]*)">([0-9,]+)</a>)|");
    std::size_t numbers = 0;
    for (auto found = std::sregex_iterator(page.begin(), page.end(), number);
         found != std::sregex_iterator(); ++found) {
        const std::string address = std::regex_replace((*found)[1].str(), std::regex("&amp;"), "&");
        const std::string cases = get(address).body;
        EXPECT_THAT(cases, HasSubstr("of " + (*found)[2].str() + " case")) << address;
        EXPECT_THAT(cases, HasSubstr("data-row-link")) << address;
        ++numbers;
    }
    EXPECT_GT(numbers, 4U);
}

TEST_F(DeskDay, PerformanceCountsWhatIsOpenNowAndLeadsThere) {
    const Value all = json::parse(run({"case", "list", "--limit", "1000"}).out).value();
    const std::size_t open = all.as_table()->list("items").size();
    const std::string page = get("/performance").body;

    EXPECT_THAT(page, HasSubstr("<span class=\"mh-tile__figure\">" + std::to_string(open) +
                                "</span> <a class=\"govuk-link govuk-link--no-visited-state "
                                "mh-tile__link\" href=\"/performance/open\">Open now</a>"));
    EXPECT_THAT(get("/performance/open").body,
                HasSubstr("Showing " + std::to_string(open) + " case"));
    EXPECT_THAT(get("/performance/open?service=nobody").body, HasSubstr("No such case is open."));
}

TEST_F(DeskDay, TheFiguresCanBeTakenToASpreadsheet) {
    const Answer file = get("/performance.csv?weeks=52&service=revenues");

    EXPECT_EQ(file.status, 200);
    EXPECT_THAT(file.field("content-type"), StartsWith("text/csv"));
    EXPECT_THAT(file.field("content-disposition"), HasSubstr("performance-"));
    EXPECT_THAT(file.body,
                StartsWith("week,type,title,received,closed,closed_in_time,closed_late\r\n"));
    EXPECT_THAT(file.body, HasSubstr(",revenues.discount_review,"));
    EXPECT_EQ(get("/performance.csv?service=nobody").body,
              "week,type,title,received,closed,closed_in_time,closed_late\r\n");
}

TEST_F(DeskDay, ACallBecomesANoteOnACaseOfWhoCalls) {
    const std::string reference = a_case("assess");
    const std::string begun = get("/call").body;
    const std::string note = "&note=She+asks+when+we+visit.";

    const Answer nobody =
        post("/call", marks_of(begun) + note + "&name=Zzyzx&postcode=&reference=&do=find");
    EXPECT_EQ(nobody.status, 200);
    EXPECT_THAT(nobody.body, AllOf(HasSubstr("Nobody was found for"),
                                   HasSubstr(">She asks when we visit.</textarea>")));
    const Answer found =
        post("/call", marks_of(nobody.body) + note + "&reference=" + reference + "&do=find");
    EXPECT_THAT(found.body,
                AllOf(HasSubstr("Who it is"), HasSubstr("It waits for"),
                      HasSubstr("Being assessed"), HasSubstr("value=\"note:" + reference + "\""),
                      HasSubstr(">She asks when we visit.</textarea>")));
    const Answer noted = post("/call", marks_of(found.body) + note + "&reference=" + reference +
                                           "&do=note%3A" + reference);
    EXPECT_EQ(noted.field("location"), "/cases/" + reference + "?done=call");
    EXPECT_THAT(get("/cases/" + reference).body, HasSubstr("She asks when we visit."));
}

TEST_F(DeskDay, SomebodyNewIsAddedDuringACallWhichGoesOnWithThem) {
    const std::string call = marks_of(get("/call").body) + "&note=Moving+in&name=Siân+Prys&do=add";

    const Answer adding = post("/call", call);
    ASSERT_EQ(adding.status, 303) << adding.body;
    const std::string address = adding.field("location");
    EXPECT_THAT(address, StartsWith("/customers/new?call="));
    const std::string form = get(address).body;
    EXPECT_THAT(form, AllOf(HasSubstr("Go back to the call"), HasSubstr("value=\"Siân Prys\"")));

    const Answer added = post(address, marks_of(form) + "&name=Siân+Prys&kind=person");
    ASSERT_EQ(added.status, 303) << added.body;
    EXPECT_THAT(added.field("location"), AllOf(StartsWith("/call?call="), HasSubstr("&person=")));
    EXPECT_THAT(get(added.field("location")).body,
                AllOf(HasSubstr(">Moving in</textarea>"), HasSubstr("Who it is"),
                      HasSubstr("Siân Prys"), HasSubstr("The customer is on the record.")));
}

TEST_F(DeskDay, ACallCanWaitAndThenBecomeACaseWithItsNote) {
    const std::string customer = customer_of(a_case("assess"));
    const std::string begun = get("/call").body;
    const std::string call = marks_of(begun) + "&person=" + customer;

    EXPECT_EQ(post("/call", call + "&note=&do=keep").status, 422);
    EXPECT_EQ(post("/call", call + "&note=Moving+house&do=keep").field("location"),
              "/unfinished?done=kept");
    const std::string waiting = between(get("/unfinished").body, "href=\"/call?call=", "\"");
    const std::string again = get("/call?call=" + waiting).body;
    EXPECT_THAT(again, HasSubstr(">Moving house</textarea>"));

    const Answer started =
        post("/call", marks_of(again) + "&person=" + customer +
                          "&note=Moving+house&type=revenues.discount_review&do=start");
    ASSERT_EQ(started.status, 303) << started.body;
    const std::string form = get(started.field("location")).body;
    EXPECT_THAT(form, AllOf(HasSubstr(">Moving house</textarea>"),
                            HasSubstr("value=\"" + customer + "\"")));
    EXPECT_THAT(get("/unfinished").body, Not(HasSubstr("Take a call</th>")));
}

TEST_F(DeskDay, ADateThatComesBackIsSetAgainUntilItIsStopped) {
    const std::string address = "/cases/" + a_case("assess") + "/bring-forward";
    const std::string form = get(address).body;
    EXPECT_THAT(form, HasSubstr("data-module=\"moj-date-picker\""));
    EXPECT_EQ(post(address, marks_of(form) + "&on=31/2/2030&text=Chase").status, 422);
    EXPECT_EQ(post(address, marks_of(form) + "&on=7/1/2030&text=Chase&every=week").status, 303);
    const auto finish = [&](const std::string& page, const std::string& stop) {
        const std::string row = page.substr(page.find("Chase"));
        return post("/diary/done",
                    "token=" + held(row, "token") + "&form_id=" + held(row, "form_id") +
                        "&reference=" + held(row, "reference") + "&number=" + held(row, "number") +
                        "&then=%2Fdiary&stop=" + stop);
    };

    const std::string first = get("/diary?day=9/1/2030").body;
    EXPECT_THAT(first, AllOf(HasSubstr("Every week"), HasSubstr("Stop repeating")));
    EXPECT_THAT(get("/diary?week=2030-01-07&view=week").body,
                AllOf(HasSubstr("Monday 7 January 2030"), HasSubstr("mh-week__list")));
    EXPECT_EQ(finish(first, "no").status, 303);

    const std::string second = get("/diary?day=14/1/2030").body;
    EXPECT_THAT(second, HasSubstr("Chase"));
    EXPECT_EQ(finish(second, "yes").status, 303);
    EXPECT_THAT(get("/diary?day=21/1/2030").body, Not(HasSubstr("Chase")));
}

TEST_F(DeskDay, ThePerformancePageSaysWhatTheTargetIsAndHowItCounts) {
    const std::string address = "/performance?type=revenues.discount_review";
    EXPECT_THAT(get(address).body,
                AllOf(HasSubstr("No target is set"), HasSubstr("How we count this"),
                      HasSubstr("Updated at "), Not(HasSubstr("Set the target"))));

    run({"performance", "target", "revenues.discount_review", "90"});

    EXPECT_THAT(get(address).body, AllOf(HasSubstr("Target 90%"), HasSubstr(">90%</td>")));
    EXPECT_EQ(post("/performance/target", "token=" + held(get("/me").body, "token") +
                                              "&type=revenues.discount_review&percent=10")
                  .status,
              403);
}

}  // namespace
}  // namespace moothall
