#include "identity/sign_in.h"

#include <gmock/gmock.h>

#include <atomic>
#include <latch>
#include <thread>

#include "host/identity/signing_in_council.h"
#include "json/json.h"

namespace moothall::identity {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

/// What signing in promises, over every backend.
class SignInContract : public ::testing::TestWithParam<Backend> {
protected:
    void TearDown() override { EXPECT_EQ(desk.council().differences_after_rebuild(), 0); }

    SignIn& sign_in() { return desk.sign_in(); }
    Entered enter() { return desk.ben(bens_password, home).value(); }

    SigningInCouncil desk{GetParam()};
};

//
TEST_P(SignInContract, LetsAnOfficerInByTheirPassword) {
    const Entered entered = enter();

    const auto open = sign_in().of_session(entered.secret);
    ASSERT_TRUE(open);
    EXPECT_EQ(open->officer.username, "ben");
    EXPECT_EQ(open->session.peer, home);
    EXPECT_EQ(desk.count("ben", "officer.signed_in"), 1);
}

TEST_P(SignInContract, TakesAUsernameAsItIsTypedOnATelephone) {
    EXPECT_TRUE(sign_in().sign_in({" Ben ", bens_password, home, ""}));
    EXPECT_FALSE(sign_in().sign_in({"", bens_password, home, ""}));
    EXPECT_FALSE(sign_in().sign_in({"   ", bens_password, home, ""}));
}

TEST_P(SignInContract, SaysTheSameOfAWrongPasswordAndOfANameThatNobodyHas) {
    desk.done("officer.add", Table{}.set("username", "eve"));  // Without a password.

    const auto wrong = desk.ben("green kettles", home);
    const auto nobody = sign_in().sign_in({"nobody", bens_password, home, ""});
    const auto without = sign_in().sign_in({"eve", "", home, ""});

    EXPECT_EQ(wrong.error().kind, RefusalKind::not_signed_in);
    EXPECT_EQ(nobody.error().kind, RefusalKind::not_signed_in);
    EXPECT_EQ(nobody.error().reason, wrong.error().reason);
    EXPECT_EQ(without.error().reason, wrong.error().reason);
    EXPECT_THAT(desk.sessions("ben"), IsEmpty());
}

TEST_P(SignInContract, KnowsNoOtherSecretThanTheOneThatItGave) {
    const Entered entered = enter();

    EXPECT_FALSE(sign_in().of_session(""));
    EXPECT_FALSE(sign_in().of_session(entered.device));
    EXPECT_FALSE(sign_in().of_session(entered.secret + "x"));
    EXPECT_EQ(sign_in().of_session("mh_").error().kind, RefusalKind::not_signed_in);
    EXPECT_NE(entered.secret, desk.ben(bens_password, home).value().secret);
}

//
TEST_P(SignInContract, EndsASessionThatWasNotUsedForAnHour) {
    const Entered entered = enter();
    desk.advance(minutes(59));
    EXPECT_TRUE(sign_in().of_session(entered.secret));
    desk.advance(minutes(59));
    EXPECT_TRUE(sign_in().of_session(entered.secret));
    desk.advance(minutes(60));

    EXPECT_FALSE(sign_in().of_session(entered.secret));
    EXPECT_THAT(desk.sessions("ben"), IsEmpty());
}

//
TEST_P(SignInContract, EndsASessionAfterTwelveHoursHoweverItIsUsed) {
    const Entered entered = enter();
    for (int quarter = 1; quarter < 48; ++quarter) {
        desk.advance(minutes(15));
        ASSERT_TRUE(sign_in().of_session(entered.secret)) << quarter;
    }
    desk.advance(minutes(15));

    EXPECT_FALSE(sign_in().of_session(entered.secret));
}

TEST_P(SignInContract, NotesTheUseOfASessionOnceInFiveMinutes) {
    const Entered entered = enter();
    const Instant began = desk.council().clock.now();
    desk.advance(minutes(4));
    sign_in().of_session(entered.secret).value();
    EXPECT_EQ(desk.sessions("ben").front().last_used, began);

    desk.advance(minutes(1));
    sign_in().of_session(entered.secret).value();
    EXPECT_EQ(desk.sessions("ben").front().last_used, began + minutes(5));
}

TEST_P(SignInContract, EndsASessionThatIsSignedOutOnce) {
    const Entered entered = enter();
    const Entered other = enter();

    sign_in().sign_out(entered.secret);
    sign_in().sign_out(entered.secret);
    sign_in().sign_out("unknown");

    EXPECT_FALSE(sign_in().of_session(entered.secret));
    EXPECT_TRUE(sign_in().of_session(other.secret));
    EXPECT_EQ(desk.count("ben", "officer.signed_out"), 1);
}

TEST_P(SignInContract, ForgetsSessionsThatHaveEndedWhenSomebodySignsIn) {
    for (int day = 0; day < 3; ++day) {
        enter();
        desk.advance(hours(24));
    }
    enter();

    const auto rows =
        desk.council().store->read()->list({&session_table(), "", {}, {}, {}, {}, 100});
    EXPECT_THAT(rows, SizeIs(1));
}

TEST_P(SignInContract, KeepsTheNewestTwentySessionsOfOneOfficer) {
    const Entered first = enter();
    for (int more = 0; more < 20; ++more) {
        desk.advance(std::chrono::seconds(1));
        enter();
    }

    EXPECT_THAT(desk.sessions("ben"), SizeIs(20));
    EXPECT_FALSE(sign_in().of_session(first.secret));
}

TEST_P(SignInContract, LetsNobodyInWhoseWordsWereErased) {
    const Entered entered = enter();
    const std::string stream = entered.open.session.officer;

    desk.done("journal.erase",
              Table{}.set("stream", stream).set("events", "1").set("reason", "They left."));

    EXPECT_FALSE(sign_in().of_session(entered.secret));
    EXPECT_FALSE(desk.ben(bens_password, home));
    const auto reader = desk.council().store->read();
    EXPECT_EQ(password_hash_of(*reader, stream), "");
    EXPECT_THAT(sessions_of(*reader, stream, desk.council().clock.now()), IsEmpty());
}

TEST_P(SignInContract, KeepsThePasswordOfAnOfficerOfWhomAnAddressWasErased) {
    const Entered entered = enter();
    const std::string stream = entered.open.session.officer;

    desk.done("journal.erase",
              Table{}.set("stream", stream).set("events", "3").set("reason", "Asked for."));

    EXPECT_EQ(desk.events("ben").at(2).kind, "officer.signed_in");
    EXPECT_TRUE(desk.events("ben").at(2).erased);
    EXPECT_TRUE(sign_in().of_session(entered.secret));
}

TEST_P(SignInContract, LetsManyInAtOnce) {
    std::latch together(4);
    std::vector<std::jthread> all;
    std::atomic<int> let_in = 0;
    for (int one = 0; one < 4; ++one) {
        all.emplace_back([&] {
            together.arrive_and_wait();
            let_in += desk.ben(bens_password, home) ? 1 : 0;
        });
    }
    all.clear();

    EXPECT_EQ(let_in, 4);
    EXPECT_THAT(desk.sessions("ben"), SizeIs(4));
}

TEST_P(SignInContract, TellsNoEventLogOrAnswerAPasswordOrASecret) {
    const Entered entered = enter();
    desk.fail(5, elsewhere, "");
    const auto waiting = desk.ben("a wrong one", elsewhere);
    const auto too_short = desk.call("", "officer.password",
                                     Table{}.set("username", "ben").set("password", "tiny one"));
    const auto changed = desk.call("ben", "officer.change-password",
                                   Table{}.set("old", bens_password).set("new", "grey kettles"));
    const auto listed = desk.call("", "officer.sessions", Table{}.set("username", "ben"));
    sign_in().tell_waits();
    sign_in().sign_out(entered.secret);

    std::string all = waiting.error().reason + too_short.error().reason +
                      json::to_json(changed.value()) + json::to_json(listed.value());
    for (const std::string& line : desk.council().reports) {
        all += line;
    }
    const auto reader = desk.council().store->read();
    for (const auto& event : journal::events_after(*reader, desk.council().folds, 0, 1'000)) {
        all += json::to_json(event.facts) + json::to_json(event.body) + event.cause.command;
    }
    const std::string hash = password_hash_of(*reader, entered.open.session.officer);
    ASSERT_FALSE(hash.empty());
    for (const std::string& secret : {std::string(bens_password), std::string("a wrong one"),
                                      std::string("tiny one"), std::string("grey kettles"), hash,
                                      std::string("argon2"), entered.secret, entered.device}) {
        EXPECT_THAT(all, Not(HasSubstr(secret)));
    }
}

TEST_P(SignInContract, KeepsNoSecretThatCouldBeReadOutOfItsTables) {
    const Entered entered = enter();

    const auto reader = desk.council().store->read();
    for (const store::Table* table : {&session_table(), &password_table()}) {
        for (const store::Row& row : reader->list({table, "", {}, {}, {}, {}, 100})) {
            for (const store::Cell& cell : row) {
                const auto* text = std::get_if<std::string>(&cell);
                EXPECT_FALSE(text != nullptr &&
                             (*text == entered.secret || *text == bens_password));
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Backends, SignInContract,
                         ::testing::Values(Backend::sqlite, Backend::postgres),
                         [](const auto& backend) {
                             return backend.param == Backend::sqlite ? "sqlite" : "postgres";
                         });

}  // namespace
}  // namespace moothall::identity
