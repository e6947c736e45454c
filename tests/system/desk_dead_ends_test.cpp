// What a browser is shown where it cannot go on: addresses and cases that are not there, forms of a
// session that is over.
#include <gmock/gmock.h>

#include "json/json.h"
#include "system/running/desk.h"

namespace moothall {
namespace {

using http::Answer;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class DeskDeadEnds : public Desk {
protected:
    /// As a browser asks: it takes pages, and says of a form where it comes from.
    Answer browse(const std::string& method, const std::string& target, const std::string& body) {
        return http::ask(served->port(),
                         {.method = method,
                          .target = target,
                          .fields = {{"Cookie", cookie},
                                     {"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"},
                                     {"Content-Type", "application/x-www-form-urlencoded"},
                                     {"Sec-Fetch-Site", "same-origin"}},
                          .body = body});
    }
    Answer browse(const std::string& target) { return browse("GET", target, ""); }
};

TEST_F(DeskDeadEnds, AnAddressThatIsNotThereIsAPageForABrowserAndAProblemForAProgram) {
    const Answer to_stranger = browse("/no/such/page");
    EXPECT_EQ(to_stranger.status, 404);
    EXPECT_THAT(to_stranger.body, AllOf(HasSubstr("<h1"), HasSubstr("Page not found"),
                                        HasSubstr("href=\"/sign-in\""), Not(HasSubstr("mh-nav"))));

    sign_in();
    const Answer page = browse("/no/such/page");
    EXPECT_EQ(page.status, 404);
    EXPECT_THAT(page.body, AllOf(HasSubstr("Page not found"), HasSubstr("mh-nav"),
                                 HasSubstr(">Go to my work</a>")));

    for (const Answer& problem :
         {get("/no/such/page"), post("/no/such/page", "a=b"), browse("/api/v1/no/such/thing")}) {
        EXPECT_EQ(problem.status, 404);
        EXPECT_EQ(problem.field("content-type"), "application/problem+json");
        EXPECT_EQ(json::parse(problem.body).value().as_table()->text("refusal"), "not_found");
    }
}

TEST_F(DeskDeadEnds, WhatTheServerSaysByItselfIsAPageOfTheDeskForABrowser) {
    const Answer not_allowed = browse("DELETE", "/help", "");
    EXPECT_EQ(not_allowed.status, 405);
    EXPECT_EQ(not_allowed.field("allow"), "GET, HEAD");
    EXPECT_THAT(not_allowed.body, AllOf(HasSubstr("<h1"), HasSubstr("This cannot be done here"),
                                        HasSubstr("mh-header"), HasSubstr(">Go to my work</a>")));
    EXPECT_THAT(not_allowed.field("content-security-policy"), HasSubstr("style-src 'self'"));

    const Answer too_long = browse("/search?q=" + std::string(9'000, 'a'));
    EXPECT_EQ(too_long.status, 414);
    EXPECT_THAT(too_long.body, HasSubstr("The address is too long"));
    const Answer too_much = browse("POST", "/sign-in", std::string(600'000, 'a'));
    EXPECT_EQ(too_much.status, 413);
    EXPECT_THAT(too_much.body, HasSubstr("At most 512 KiB can be sent to this address at once."));
}

TEST_F(DeskDeadEnds, ACaseACustomerAndADocumentThatAreNotThereSaySoAndLeadOn) {
    sign_in();
    const Answer of_case = browse("/cases/CT-26-999999-X");
    EXPECT_EQ(of_case.status, 404);
    EXPECT_THAT(of_case.body, AllOf(HasSubstr("There is no case CT-26-999999-X"),
                                    HasSubstr("href=\"/search?q=CT-26-999999-X\""),
                                    Not(HasSubstr("Nothing was changed"))));
    EXPECT_THAT(browse("/customers/nobody").body,
                AllOf(HasSubstr(">Go to Customers</a>"), HasSubstr("href=\"/customers\"")));
    EXPECT_THAT(browse("/documents/none").body, HasSubstr(">Go to my work</a>"));

    const std::string reference = a_case("assess");
    const Answer of_action = browse("/cases/" + reference + "/actions/nonsense");
    EXPECT_EQ(of_action.status, 404);
    EXPECT_THAT(of_action.body, HasSubstr(">Go to case " + reference + "</a>"));
}

TEST_F(DeskDeadEnds, AnAddressThatOnlyTakesFormsLeadsToWhereTheyAre) {
    for (const auto& [address, to] : {std::pair("/next", "/"), std::pair("/selected", "/team"),
                                      std::pair("/diary/done", "/diary")}) {
        const Answer led = get(address);
        EXPECT_EQ(led.status, 303) << address;
        EXPECT_EQ(led.field("location"), to);
    }
}

TEST_F(DeskDeadEnds, AFormOfAnEarlierSessionIsNotSentAndWhatWasTypedIsKept) {
    sign_in();
    const std::string reference = a_case("assess");
    const std::string address = "/cases/" + reference + "/note";
    const std::string page = get(address).body;
    const std::string typed = "token=" + held(page, "token") + "&form_id=1&form_page=" + address +
                              "&text=Half+an+hour+of+typing";
    sign_in();

    const Answer sent = browse("POST", address, typed);

    EXPECT_EQ(sent.status, 403);
    EXPECT_THAT(sent.body,
                AllOf(HasSubstr("This was not sent"), HasSubstr("href=\"" + address + "\"")));
    EXPECT_THAT(get(address).body, HasSubstr(">Half an hour of typing</textarea>"));
    EXPECT_THAT(run({"case", "events", reference}).out, Not(HasSubstr("Half an hour")));
}

TEST_F(DeskDeadEnds, NothingIsKeptOfAFormThatNoBrowserSaysIsOurs) {
    sign_in();
    const std::string address = "/cases/" + a_case("assess") + "/note";

    EXPECT_EQ(post(address, "token=guessed&form_page=" + address + "&text=Planted").status, 403);
    EXPECT_THAT(get(address).body, Not(HasSubstr("Planted")));
}

TEST_F(DeskDeadEnds, AFormThatIsSentAfterTheSessionEndedIsThereAgainAfterSigningIn) {
    sign_in();
    const std::string address = "/cases/" + a_case("assess") + "/note";
    cookie = "mh_session=ended";

    const Answer turned_away =
        browse("POST", address, "token=t&form_page=" + address + "&text=Half+an+hour+%26+more");
    EXPECT_EQ(turned_away.status, 403);
    EXPECT_THAT(turned_away.body, HasSubstr("You were signed out before this was sent."));
    EXPECT_EQ(held(turned_away.body, "next"), address);
    const std::string unsent =
        "form_page%3D" + address + "%26text%3DHalf%2Ban%2Bhour%2B%2526%2Bmore";

    const std::string credentials = "&next=" + address + "&unsent=" + unsent +
                                    "&username=priya.shah&password=three+brown+boats+at+";
    const Answer wrong = browse("POST", "/sign-in", credentials + "dusk");
    EXPECT_THAT(held(wrong.body, "unsent"), HasSubstr("text=Half+an+hour+%26+more"));
    const Answer right = browse("POST", "/sign-in", credentials + "dawn");
    EXPECT_EQ(right.field("location"), address);
    cookie = "mh_session=" + between(right.field("set-cookie") + ";", "mh_session=", ";");
    EXPECT_THAT(get(address).body, HasSubstr(">Half an hour &amp; more</textarea>"));
}

TEST_F(DeskDeadEnds, HelpAndStatementsNeedNoSigningIn) {
    for (const char* address : {"/help", "/accessibility", "/privacy"}) {
        const Answer to_stranger = browse(address);
        EXPECT_EQ(to_stranger.status, 200) << address;
        EXPECT_THAT(to_stranger.body, Not(HasSubstr("mh-nav")));
    }
    sign_in();
    EXPECT_THAT(browse("/help").body, HasSubstr("mh-nav"));
}

}  // namespace
}  // namespace moothall
