// My work, the team's queue, the next case and a case's way and history, at the desk of the
// program.
#include <gmock/gmock.h>

#include "system/running/desk.h"

namespace moothall {
namespace {

using http::Answer;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class DeskMyWork : public Desk {
protected:
    std::string marks_of(const std::string& address) const {
        const Answer page = get(address);
        return "token=" + held(page.body, "token") + "&form_id=" + held(page.body, "form_id");
    }
};

TEST_F(DeskMyWork, WhatWaitsStandsApartFromWhatIsToDo) {
    sign_in();
    const std::string waiting = a_case("waiting");
    const std::string to_do = a_case("assess");

    const std::string first = get("/").body;
    const std::string second = get("/?list=waiting").body;

    EXPECT_THAT(first, AllOf(HasSubstr("aria-current=\"page\" href=\"/\">To do"),
                             HasSubstr(">" + to_do + "</a>"), Not(HasSubstr(waiting + "</a>"))));
    EXPECT_THAT(second, AllOf(HasSubstr("Waiting for the form"), HasSubstr(waiting + "</a>"),
                              Not(HasSubstr(">" + to_do + "</a>"))));
}

TEST_F(DeskMyWork, IsNarrowedAndEachFilterIsTakenOff) {
    sign_in();
    const std::string all = get("/").body;
    EXPECT_THAT(all, AllOf(HasSubstr("<form class=\"mh-filter\" role=\"search\" action=\"/\""),
                           Not(HasSubstr("Filters that are applied"))));

    const std::string some = get("/?state=assess&kind=revenues").body;
    const std::string none = get("/?due=today&state=nowhere").body;

    EXPECT_THAT(some, AllOf(HasSubstr("Filters that are applied"), HasSubstr("Being assessed"),
                            HasSubstr("href=\"/?kind=revenues\""), HasSubstr("the filters, most"),
                            HasSubstr("role=\"status\"")));
    EXPECT_THAT(none, AllOf(HasSubstr("None of your cases matches these filters."),
                            HasSubstr("href=\"/\">Clear the filters</a>")));
}

TEST_F(DeskMyWork, WhatWasBroughtForwardIsDoneFromItsList) {
    sign_in();
    const std::string reference = a_case("assess");
    EXPECT_THAT(get("/?list=forward").body, HasSubstr("Nothing is brought forward."));
    run({"case", "bring-forward", reference, "2020-01-06", "Ring the landlord", "--as",
         "priya.shah"});

    const std::string shown = get("/?list=forward").body;
    const Answer done =
        post("/diary/done", "token=" + held(shown, "token") + "&form_id=" + held(shown, "form_id") +
                                "&reference=" + reference + "&number=" + held(shown, "number") +
                                "&then=%2F%3Flist%3Dforward");

    EXPECT_THAT(shown, AllOf(HasSubstr("Ring the landlord"), HasSubstr(">Overdue")));
    EXPECT_EQ(done.status, 303) << done.body;
    EXPECT_THAT(get("/?list=forward").body, HasSubstr("Nothing is brought forward."));
}

TEST_F(DeskMyWork, WhatWasClosedIsInDoneRecently) {
    sign_in();
    EXPECT_THAT(get("/?list=done").body, HasSubstr("in the last 14 days"));
    const std::string reference = a_case("assess");
    run({"case", "act", reference, "remove", "--reason", "Two adults.", "--as", "priya.shah"});

    EXPECT_THAT(get("/?list=done").body,
                AllOf(HasSubstr(reference + "</a>"), HasSubstr("Discount removed")));
    EXPECT_THAT(get("/cases/" + reference).body, HasSubstr("Get next case"));
}

TEST_F(DeskMyWork, SelectedCasesLeadBackToTheListTheyAreFrom) {
    sign_in();
    const std::string reference = a_case("assess");
    const std::string mine = get("/").body;
    EXPECT_THAT(mine, HasSubstr("action=\"/selected?from=mine\""));

    const Answer chosen =
        post("/selected?from=mine",
             "token=" + held(mine, "token") + "&action=bring-forward&case=" + reference);
    const std::string asked = get(chosen.field("location")).body;

    EXPECT_THAT(asked, AllOf(HasSubstr("Bring forward 1 case – My work"),
                             HasSubstr("action=\"/selected/bring-forward?from=mine\""),
                             HasSubstr("href=\"/\">Cancel</a>")));
}

TEST_F(DeskMyWork, TheTeamsQueueSaysWhoHasHowMuch) {
    sign_in();
    const std::string page = get("/team").body;
    const std::string of_tom = get("/team?owner=tom.reed").body;

    EXPECT_THAT(page, AllOf(HasSubstr("Who has what"),
                            HasSubstr("href=\"/team?owner=tom.reed\">Tom Reed</a>"),
                            HasSubstr("Overdue"), HasSubstr("aria-hidden=\"true\"")));
    EXPECT_THAT(of_tom, Not(HasSubstr("<td>Priya Shah</td>")));
    EXPECT_THAT(get("/team?owner=-").body, HasSubstr("No unassigned cases."));
    run({"case", "assign", a_case("assess"), "--as", "priya.shah"});
    EXPECT_THAT(get("/team?owner=-").body,
                AllOf(HasSubstr("<td>Nobody yet</td>"), Not(HasSubstr("No unassigned cases."))));
}

TEST_F(DeskMyWork, ACaseIsHandedBackWithAReasonAndNotGivenAgainAtOnce) {
    sign_in();
    run({"case", "open", "revenues.discount_review", "--team", "revenues", "account=20000002"});
    const Answer taken = post("/next", "token=" + held(get("/").body, "token"));
    const std::string address = between(taken.field("location"), "", "?");
    const std::string hand_back = address + "/hand-back";
    ASSERT_THAT(address, HasSubstr("/cases/"));

    const Answer unsaid = post(hand_back, marks_of(hand_back) + "&reason=");
    const Answer back = post(hand_back, marks_of(hand_back) + "&reason=She+is+my+aunt.");
    const Answer again = post("/next", "token=" + held(get("/").body, "token"));

    EXPECT_EQ(unsaid.status, 422);
    EXPECT_EQ(back.status, 303) << back.body;
    EXPECT_THAT(get(back.field("location")).body, HasSubstr("The case went back to the team."));
    EXPECT_EQ(again.status, 200) << again.body;
    EXPECT_THAT(again.body, AllOf(HasSubstr("There is no next case for you"),
                                  HasSubstr("is what you handed back: 1 case.")));
    EXPECT_THAT(get(address + "/history").body,
                AllOf(HasSubstr("Handed back"), HasSubstr("She is my aunt.")));
}

TEST_F(DeskMyWork, AMessageIsRecordedAndSearchedInTheHistory) {
    sign_in();
    const std::string address = "/cases/" + a_case("assess");
    const std::string form = marks_of(address + "/message") +
                             "&direction=in&channel=phone&sender=Ann+Example&text=Moved+out";

    const Answer future = post(address + "/message", form + "&on-day=1&on-month=1&on-year=2100");
    const Answer done = post(address + "/message", form + "&on-day=6&on-month=1&on-year=2020");
    const std::string found = get(address + "/history?q=MOVED").body;
    const std::string none = get(address + "/history?q=moved&of=documents").body;

    EXPECT_EQ(future.status, 422);
    EXPECT_EQ(done.status, 303) << done.body;
    EXPECT_THAT(get(done.field("location")).body, HasSubstr("The message is on the case."));
    EXPECT_THAT(found, AllOf(HasSubstr("Message received"), HasSubstr("January 2020</h3>"),
                             HasSubstr("It came in by phone from Ann Example"),
                             HasSubstr("Showing 1. Hidden by filter: ")));
    EXPECT_THAT(none, AllOf(HasSubstr("Nothing matches."),
                            HasSubstr("href=\"" + address + "/history\">Clear</a>")));
}

TEST_F(DeskMyWork, ACaseSaysInWordsHowFarItHasCome) {
    sign_in();
    const std::string page = get("/cases/" + a_case("assess")).body;

    EXPECT_THAT(page,
                AllOf(HasSubstr("<ol class=\"mh-progress\" aria-label=\"Steps of this case\">"),
                      HasSubstr("aria-current=\"step\""),
                      HasSubstr("Being assessed</span> <span "
                                "class=\"mh-progress__word\">Now</span>")));
}

TEST_F(DeskMyWork, ACaseLeadsToTheOnesBesideItInMyList) {
    sign_in();
    const auto references = cases("");
    ASSERT_GE(references.size(), 3U);

    const std::string second = get("/cases/" + references[1]).body;

    EXPECT_THAT(second, AllOf(HasSubstr("href=\"/cases/" + references[0] + "\" data-key=\"[\""),
                              HasSubstr("href=\"/cases/" + references[2] + "\" data-key=\"]\""),
                              HasSubstr("Case 2 of " + std::to_string(references.size()))));
}

}  // namespace
}  // namespace moothall
