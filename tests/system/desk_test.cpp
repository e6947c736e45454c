// The desk through the program itself, as a browser without script uses it.
#include "system/running/desk.h"

#include <gmock/gmock.h>

#include <regex>

namespace moothall {
namespace {

using http::Answer;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST_F(Desk, LetsNobodyInWithoutASessionAndLeadsBackAfterSigningIn) {
    const Answer turned_away = get("/cases/CT-26-000001-M?x=1");
    EXPECT_EQ(turned_away.status, 303);
    EXPECT_EQ(turned_away.field("location"), "/sign-in?next=%2Fcases%2FCT-26-000001-M%3Fx%3D1");

    const Answer wrong = signed_in_with("not this one at all");
    EXPECT_EQ(wrong.status, 422);
    EXPECT_THAT(wrong.body, AllOf(HasSubstr("Error – Sign in"), HasSubstr("govuk-error-summary"),
                                  HasSubstr("value=\"priya.shah\"")));
    EXPECT_THAT(wrong.body, Not(HasSubstr("not this one")));

    const Answer right = signed_in_with(Desk::password);
    EXPECT_EQ(right.status, 303);
    EXPECT_EQ(right.field("location"), "/team");
    EXPECT_THAT(right.field("set-cookie"),
                AllOf(HasSubstr("HttpOnly"), HasSubstr("SameSite=Lax"), HasSubstr("Path=/")));
}

TEST_F(Desk, ShowsMyWorkAndACaseWithWhatToDoNext) {
    sign_in();
    const Answer work = get("/");
    ASSERT_EQ(work.status, 200) << work.body;
    EXPECT_THAT(work.body, AllOf(HasSubstr("<h1"), HasSubstr("My work"), HasSubstr("Priya Shah"),
                                 HasSubstr("Get next case")));
    EXPECT_THAT(work.field("content-security-policy"), HasSubstr("default-src 'none'"));

    const std::string reference = a_case("assess");
    ASSERT_FALSE(reference.empty());
    EXPECT_THAT(work.body, HasSubstr(reference));
    const Answer shown = get("/cases/" + reference);
    ASSERT_EQ(shown.status, 200) << shown.body;
    EXPECT_THAT(shown.body, AllOf(HasSubstr("What to do next"), HasSubstr("Why this date?"),
                                  HasSubstr("Being assessed"), HasSubstr("What happened last")));
}

TEST_F(Desk, TakesAnActionOnceHoweverOftenItsButtonIsPressed) {
    sign_in();
    const std::string reference = a_case("assess");
    const std::string address = "/cases/" + reference + "/actions/remove";
    const Answer form = get(address);
    ASSERT_EQ(form.status, 200) << form.body;
    const std::string marks = "token=" + held(form.body, "token") +
                              "&form_id=" + held(form.body, "form_id") +
                              "&version=" + held(form.body, "version");

    const Answer without = post(address, marks + "&reason=");
    EXPECT_EQ(without.status, 422);
    EXPECT_THAT(without.body, AllOf(HasSubstr("Enter a reason."), HasSubstr("href=\"#reason\"")));

    const std::string whole =
        marks + "&account=" + held(form.body, "account") + "&reason=Two+adults+live+there.";
    const Answer first = post(address, whole);
    const Answer second = post(address, whole);
    EXPECT_EQ(first.status, 303) << first.body;
    EXPECT_EQ(second.status, 303) << second.body;
    const Ran events = run({"case", "events", reference});
    const std::string taken = "\"action\":\"remove\"";
    const std::size_t once = events.out.find(taken);
    ASSERT_NE(once, std::string::npos);
    EXPECT_EQ(events.out.find(taken, once + 1), std::string::npos);
}

TEST_F(Desk, AConflictShowsBothVersionsAndLosesNothing) {
    sign_in();
    const std::string reference = a_case("assess");
    const std::string address = "/cases/" + reference + "/actions/remove";
    const Answer form = get(address);
    run({"case", "act", reference, "ask_visit", "--as", "tom.reed"});
    run({"case", "act", reference, "visited", "adults=2", "evidence_on=2026-01-05", "--as",
         "tom.reed"});

    const Answer refused = post(
        address, "token=" + held(form.body, "token") + "&form_id=" + held(form.body, "form_id") +
                     "&version=" + held(form.body, "version") +
                     "&account=" + held(form.body, "account") + "&reason=My+own+words");

    EXPECT_EQ(refused.status, 422) << refused.body;
    EXPECT_THAT(refused.body,
                AllOf(HasSubstr("Somebody changed this case"), HasSubstr("My own words")));
}

TEST_F(Desk, TurnsAFormAwayThatWasNotSentFromItsOwnPages) {
    sign_in();
    const std::string reference = a_case("assess");
    const Answer forged = post("/cases/" + reference + "/note", "text=Forged&token=guessed");

    EXPECT_EQ(forged.status, 403);
    EXPECT_THAT(run({"case", "events", reference}).out, Not(HasSubstr("Forged")));
}

TEST_F(Desk, NotesAreSafeWhateverIsTypedIntoThem) {
    sign_in();
    const std::string reference = a_case("assess");
    const Answer form = get("/cases/" + reference + "/note");
    const Answer noted =
        post("/cases/" + reference + "/note", "token=" + held(form.body, "token") +
                                                  "&form_id=" + held(form.body, "form_id") +
                                                  "&text=%3Cscript%3Ealert(1)%3C%2Fscript%3E");
    ASSERT_EQ(noted.status, 303) << noted.body;

    const Answer shown = get("/cases/" + reference);
    EXPECT_THAT(shown.body, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
    EXPECT_THAT(shown.body, Not(HasSubstr("<script>alert")));
}

TEST_F(Desk, EveryPageOfTheNavigationIsThere) {
    sign_in();
    const std::string page = get("/").body;
    const std::regex link("href=\"(/[^\"#]*)\"");
    for (auto found = std::sregex_iterator(page.begin(), page.end(), link);
         found != std::sregex_iterator(); ++found) {
        const std::string address = (*found)[1];
        EXPECT_EQ(get(address).status, 200) << address;
    }
}

TEST_F(Desk, HowAnOfficerLikesTheDeskIsKeptForThemOnTheServer) {
    sign_in();
    const std::string marks = "token=" + held(get("/me").body, "token");
    EXPECT_THAT(get("/").body, Not(HasSubstr("data-density")));

    const Answer saved =
        post("/me", marks + "&theme=dark&density=compact&text_size=large&shortcuts=off");

    EXPECT_EQ(saved.field("location"), "/me?done=settings");
    cookie = "none=1";
    sign_in();
    EXPECT_THAT(get("/team").body,
                AllOf(HasSubstr("data-theme=\"dark\" data-theme-chosen data-density=\"compact\""),
                      HasSubstr("data-text-size=\"large\" data-shortcuts=\"off\"")));
    EXPECT_THAT(run({"preferences", "show", "desk", "--as", "priya.shah"}).out,
                HasSubstr("compact"));
    EXPECT_EQ(post("/me", "token=" + held(get("/me").body, "token") + "&theme=pink").status, 422);
}

TEST_F(Desk, SigningOutEndsTheSessionOnTheServer) {
    sign_in();
    const Answer mine = get("/me");
    const Answer out = post("/sign-out", "token=" + held(mine.body, "token"));

    EXPECT_EQ(out.status, 303);
    EXPECT_THAT(get("/").field("location"), StartsWith("/sign-in"));
}

}  // namespace
}  // namespace moothall
