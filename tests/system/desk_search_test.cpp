// How an officer at the desk finds who is on the telephone, through the program itself.
#include <gmock/gmock.h>

#include "json/json.h"
#include "system/running/desk.h"

namespace moothall {
namespace {

using http::Answer;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// Two customers whose names sound alike, and a third.
class DeskSearch : public Desk {
protected:
    DeskSearch() {
        kathryn = added({"Kathryn Smith", "--born", "1981-04-03", "--address",
                         "Flat 3, 12 High Street, Anytown AS1 4QT"});
        catherine = added({"Catherine Smyth", "--phone", "+44 1632 960123"});
        zoe = added({"Zo\xc3\xab O'Brien", "--born", "1990-01-02"});
        sign_in();
    }

    std::string added(std::vector<std::string> words) const {
        words.insert(words.begin(), {"customer", "add"});
        return json::parse(run(words).out).value().as_table()->text("id");
    }

    static std::string marks_of(const std::string& page) {
        const std::string form = page.substr(std::min(page.find(" data-keep>"), page.size()));
        return "token=" + held(form, "token") + "&form_id=" + held(form, "form_id") +
               "&form_page=" + held(form, "form_page") + "&form_kept=" + held(form, "form_kept");
    }

    std::string kathryn;
    std::string catherine;
    std::string zoe;
};

TEST_F(DeskSearch, WhatSoundsAlikeComesAfterWhatWasTypedAndSaysSo) {
    const std::string page = get("/search?q=catherine+smyth").body;

    const std::size_t exact = page.find("/customers/" + catherine);
    const std::size_t heading = page.find("Sounds like");
    const std::size_t sounding = page.find("/customers/" + kathryn);
    ASSERT_NE(sounding, std::string::npos) << page;
    EXPECT_LT(exact, heading);
    EXPECT_LT(heading, sounding);
    EXPECT_THAT(page, AllOf(HasSubstr("3 April 1981"), HasSubstr("12 High Street"),
                            HasSubstr("Check their date of birth or address")));
}

TEST_F(DeskSearch, FindsByWhateverTheCallerSays) {
    for (const char* typed :
         {"12+as14qt", "flat+3+12+high+st", "3%2F4%2F1981", "smith+3+April+1981"}) {
        EXPECT_THAT(get(std::string("/search?q=") + typed).body,
                    AllOf(HasSubstr("/customers/" + kathryn), Not(HasSubstr(catherine))))
            << typed;
    }
    EXPECT_THAT(get("/search?q=01632+960+123").body, HasSubstr("/customers/" + catherine));
    EXPECT_THAT(get("/customers?q=O+Brien").body, HasSubstr("/customers/" + zoe));
    EXPECT_THAT(get("/search?q=zzyzx").body, HasSubstr("Nothing was found for"));
}

TEST_F(DeskSearch, AReferenceWithoutItsHyphensLeadsToItsCase) {
    const std::string reference = a_case("");
    std::string typed = reference;
    std::erase(typed, '-');

    EXPECT_EQ(get("/search?q=" + typed).field("location"), "/cases/" + reference);
}

TEST_F(DeskSearch, ACallerWhoseNameOnlySoundsLikeItIsChosenByNobodyButTheOfficer) {
    const std::string begun = get("/call").body;
    const std::string name = "&note=Rang&name=kathrin+smithe&postcode=&born=&reference=";
    const Answer found = post("/call", marks_of(begun) + name + "&do=find");

    EXPECT_THAT(found.body,
                AllOf(HasSubstr("Who may it be?"), HasSubstr("Sounds like"),
                      HasSubstr("value=\"person:" + kathryn + "\""), Not(HasSubstr("Who it is"))));
    const Answer chosen = post("/call", marks_of(found.body) + name + "&do=person%3A" + kathryn);
    EXPECT_THAT(chosen.body, AllOf(HasSubstr("Who it is"), HasSubstr("3 April 1981"),
                                   HasSubstr(">Rang</textarea>")));
}

TEST_F(DeskSearch, ACallerIsFoundByHouseNumberPostcodeAndDateOfBirth) {
    const std::string begun = get("/call").body;

    EXPECT_THAT(
        post("/call", marks_of(begun) + "&name=&postcode=12+AS1+4QT&born=3+April+1981&do=find")
            .body,
        AllOf(HasSubstr("Who it is"), HasSubstr("Kathryn Smith")));
    EXPECT_THAT(post("/call", marks_of(begun) + "&name=&postcode=14+AS1+4QT&born=&do=find").body,
                HasSubstr("Nobody was found for"));
}

TEST_F(DeskSearch, TheCustomerOfANewCaseIsLookedForOnItsPage) {
    const std::string address = "/start/revenues.discount_review";
    const std::string begun = get(address).body;
    const std::string typed = "&channel=phone&first_note=She+moved&customer=";

    const Answer found = post(address, marks_of(begun) + typed + "kathryn+smyth&do=find");
    EXPECT_THAT(found.body, AllOf(HasSubstr("Who may it be?"), HasSubstr(">She moved</textarea>"),
                                  HasSubstr("value=\"person:" + kathryn + "\"")));
    const Answer opened_too_soon = post(address, marks_of(begun) + typed + "kathryn+smyth");
    EXPECT_EQ(opened_too_soon.status, 422);
    EXPECT_THAT(opened_too_soon.body, HasSubstr("Choose the customer below"));
    const Answer chosen =
        post(address, marks_of(found.body) + typed + "kathryn+smyth&do=person%3A" + kathryn);
    EXPECT_THAT(chosen.body, AllOf(HasSubstr("The case is for"), HasSubstr("born 3 April 1981"),
                                   HasSubstr("value=\"" + kathryn + "\"")));
}

TEST_F(DeskSearch, SuggestsWhatTheSearchWouldFind) {
    const Answer suggested = get("/search/suggestions?q=kathryn+sm");

    EXPECT_EQ(suggested.field("content-type"), "application/json");
    const Value answer = json::parse(suggested.body).value();
    const List& items = answer.as_table()->list("items");
    ASSERT_FALSE(items.empty()) << suggested.body;
    const Table& first = *items.front().as_table();
    EXPECT_EQ(first.text("href"), "/customers/" + kathryn);
    EXPECT_EQ(first.text("text"), "Kathryn Smith");
    EXPECT_THAT(first.text("note"), HasSubstr("born 3 April 1981"));
    EXPECT_EQ(get("/search/suggestions?q=k").body, "{\"items\":[]}");
}

TEST_F(DeskSearch, SuggestsNothingToSomebodyWhoHasNotSignedIn) {
    cookie = "none=1";

    EXPECT_EQ(get("/search/suggestions?q=kathryn").status, 303);
}

TEST_F(DeskSearch, ShowsOneKindOfResultOrOpenCasesOnly) {
    const std::string closed = a_case("assess");
    run({"case", "act", closed, "keep", "--as", "priya.shah"});

    EXPECT_THAT(get("/search?q=lane&kind=places").body,
                AllOf(HasSubstr("id=\"places\""), Not(HasSubstr("id=\"cases\"")),
                      Not(HasSubstr("id=\"customers\""))));
    EXPECT_THAT(get("/search?q=" + closed + "&kind=cases").body, HasSubstr(closed));
    EXPECT_THAT(get("/search?q=" + closed + "&kind=cases&status=open").body,
                HasSubstr("Nothing was found for"));
    EXPECT_THAT(get("/search?q=" + closed + "&service=regulatory").body,
                Not(HasSubstr("href=\"/cases/" + closed)));
}

TEST_F(DeskSearch, PeopleOfTheDemonstrationHaveWhatOneAsksACallerFor) {
    const Value listed = json::parse(run({"customer", "list"}).out).value();
    const Table* invented = nullptr;
    for (const Value& one : listed.as_table()->list("items")) {
        if (one.as_table()->text_or_empty("external_id") == "CTX1") {
            invented = one.as_table();
        }
    }
    ASSERT_NE(invented, nullptr);
    const std::string born = in_words(invented->date("born"));

    EXPECT_THAT(get("/customers/" + invented->text("id")).body, HasSubstr(born));
    EXPECT_THAT(get("/customers?q=" + to_text(invented->date("born"))).body, HasSubstr(born));
    EXPECT_THAT(get("/call?person=" + invented->text("id")).body, HasSubstr(born));
}

TEST_F(DeskSearch, TwoRecordsOfOnePersonAreMergedAndThatIsTakenBack) {
    const std::string twin = added({"Kathrin Smyth", "--born", "1981-04-03"});
    const std::string page = "/customers/" + kathryn;
    const std::string compare = page + "/merge?with=" + twin;
    EXPECT_THAT(get(page).body,
                AllOf(HasSubstr("This may be the same person as"), HasSubstr(compare)));

    const std::string asked = get(compare).body;
    EXPECT_THAT(asked, AllOf(HasSubstr("Are they the same person?"), HasSubstr("12 High Street")));
    const std::string marks =
        "token=" + held(asked, "token") + "&form_id=" + held(asked, "form_id");
    const Answer nothing_chosen = post(compare, marks);
    EXPECT_EQ(nothing_chosen.status, 422);
    EXPECT_THAT(nothing_chosen.body, HasSubstr("Select which record stays."));

    EXPECT_EQ(post(compare, marks + "&into=" + kathryn).field("location"), page + "?done=merged");
    EXPECT_THAT(get(page).body, AllOf(HasSubstr("Also recorded as"), HasSubstr("Kathrin Smyth"),
                                      Not(HasSubstr("may be the same"))));
    EXPECT_THAT(get("/customers/" + twin).body,
                AllOf(HasSubstr("This record was merged into"), HasSubstr(page)));
    EXPECT_THAT(get("/search?q=kathrin+smyth").body, Not(HasSubstr("/customers/" + twin)));

    const std::string merged = get("/customers/" + twin).body;
    post("/customers/" + twin + "/split",
         "token=" + held(merged, "token") + "&form_id=" + held(merged, "form_id"));
    EXPECT_THAT(get("/customers/" + twin).body, Not(HasSubstr("was merged into")));
}

TEST_F(DeskSearch, ACustomersPageHasWhatWasSaidOnAllTheirCases) {
    const std::string reference = a_case("assess");
    const Value shown = json::parse(run({"case", "show", reference}).out).value();
    const std::string customer = shown.as_table()->text("customer");
    run({"case", "message", reference, "When will you decide?", "--channel", "phone"});

    EXPECT_THAT(get("/customers/" + customer).body,
                AllOf(HasSubstr("Calls, messages and letters"), HasSubstr("When will you decide?"),
                      HasSubstr("Letter"), HasSubstr("/cases/" + reference)));
    EXPECT_THAT(get("/customers/" + zoe).body, HasSubstr("No calls, messages or letters yet."));
}

}  // namespace
}  // namespace moothall
