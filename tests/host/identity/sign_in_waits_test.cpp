#include <gmock/gmock.h>

#include "host/identity/signing_in_council.h"
#include "identity/device.h"
#include "identity/sign_in.h"

namespace moothall::identity {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using ::testing::HasSubstr;
using ::testing::SizeIs;

class SignInWaits : public ::testing::Test {
protected:
    RefusalKind kind(const Result<Entered>& refused) { return refused.error().kind; }

    SigningInCouncil desk{Backend::sqlite};
};

//
TEST_F(SignInWaits, AfterFiveWrongTriesSomebodyWaitsAMinuteEvenWithTheRightPassword) {
    desk.fail(5, home, "");

    const auto refused = desk.ben(bens_password, home);
    EXPECT_EQ(kind(refused), RefusalKind::not_available);
    EXPECT_THAT(refused.error().reason, HasSubstr("wait 1 minute"));

    desk.advance(minutes(1));
    EXPECT_TRUE(desk.ben(bens_password, home));
}

TEST_F(SignInWaits, AStrangerWhoTriesANameKeepsItsOfficerOutNowhereElse) {
    desk.fail(5, elsewhere, "");
    EXPECT_EQ(kind(desk.ben(bens_password, elsewhere)), RefusalKind::not_available);

    EXPECT_TRUE(desk.ben(bens_password, home));
}

TEST_F(SignInWaits, AStrangerAtTheSameAddressKeepsAKnownBrowserNotWaiting) {
    const std::string device = desk.ben(bens_password, home).value().device;
    desk.fail(5, home, "");
    ASSERT_EQ(kind(desk.ben(bens_password, home)), RefusalKind::not_available);

    EXPECT_TRUE(desk.ben(bens_password, home, device));
}

TEST_F(SignInWaits, ABrowserThatIsKnownWaitsForItself) {
    const std::string device = desk.ben(bens_password, home).value().device;
    desk.fail(5, home, device);

    EXPECT_EQ(kind(desk.ben(bens_password, elsewhere, device)), RefusalKind::not_available);
    EXPECT_TRUE(desk.ben(bens_password, home));
}

TEST_F(SignInWaits, ABrowserOfSomebodyElseIsOneThatIsNotKnown) {
    const std::string anns =
        desk.sign_in().sign_in({"ann", "green kettles", elsewhere, ""}).value().device;
    desk.fail(5, elsewhere, anns);

    EXPECT_EQ(kind(desk.ben(bens_password, elsewhere, "")), RefusalKind::not_available);
    EXPECT_TRUE(desk.sign_in().sign_in({"ann", "green kettles", elsewhere, anns}));
}

TEST_F(SignInWaits, TwoPeopleMayShareABrowser) {
    const std::string device = desk.ben(bens_password, home).value().device;
    const auto ann = desk.sign_in().sign_in({"ann", "green kettles", home, device});
    ASSERT_TRUE(ann);
    EXPECT_EQ(ann->device, device);

    desk.fail(5, home, "");
    EXPECT_TRUE(desk.ben(bens_password, home, device));
}

TEST_F(SignInWaits, ADeviceThatNobodyWasGivenIsReplaced) {
    const auto entered = desk.ben(bens_password, home, "made up").value();

    EXPECT_NE(entered.device, "made up");
    EXPECT_FALSE(is_device(*desk.council().store->read(), "made up"));
}

TEST_F(SignInWaits, OfOneOfficerTwentyBrowsersAreKnown) {
    const std::string first = desk.ben(bens_password, home).value().device;
    std::string last;
    for (int more = 0; more < 20; ++more) {
        desk.advance(std::chrono::seconds(1));
        last = desk.ben(bens_password, home).value().device;
    }

    const auto reader = desk.council().store->read();
    EXPECT_FALSE(is_device(*reader, first));
    EXPECT_TRUE(is_device(*reader, last));
}

TEST_F(SignInWaits, FiftyWrongTriesFromOneAddressUnderAnyNamesCloseItForAQuarterOfAnHour) {
    const std::string device = desk.ben(bens_password, elsewhere).value().device;
    for (int name = 0; name < 50; ++name) {
        ASSERT_EQ(desk.sign_in()
                      .sign_in({"name" + std::to_string(name), "a wrong one", elsewhere, ""})
                      .error()
                      .kind,
                  RefusalKind::not_signed_in);
    }

    EXPECT_EQ(kind(desk.ben(bens_password, elsewhere)), RefusalKind::not_available);
    EXPECT_TRUE(desk.ben(bens_password, elsewhere, device));
    EXPECT_TRUE(desk.ben(bens_password, home));
    EXPECT_THAT(desk.council().reports, SizeIs(1));
    EXPECT_THAT(desk.council().reports.front(), HasSubstr(elsewhere));

    desk.advance(minutes(15));
    EXPECT_TRUE(desk.ben(bens_password, elsewhere));
}

TEST_F(SignInWaits, GoodOnesCloseNoAddress) {
    for (int good = 0; good < 60; ++good) {
        ASSERT_TRUE(desk.ben(bens_password, home)) << good;
    }
}

TEST_F(SignInWaits, ANameThatNobodyHasWaitsLikeOneThatSomebodyHas) {
    for (int failed = 0; failed < 5; ++failed) {
        EXPECT_FALSE(desk.sign_in().sign_in({"nobody", "a wrong one", home, ""}));
    }
    desk.fail(5, elsewhere, "");

    const auto nobody = desk.sign_in().sign_in({"nobody", "a wrong one", home, ""});
    EXPECT_EQ(nobody.error().reason, desk.ben("a wrong one", elsewhere).error().reason);
}

TEST_F(SignInWaits, TheSameNameTypedOtherwiseIsTheSame) {
    desk.fail(5, home, "");

    EXPECT_EQ(desk.sign_in().sign_in({" BEN", bens_password, home, ""}).error().kind,
              RefusalKind::not_available);
}

TEST_F(SignInWaits, AreToldOncePerHourWithTheAddressAndNotAsPartOfTheTry) {
    desk.fail(5, elsewhere, "");
    EXPECT_EQ(desk.count("ben", "officer.sign_in_refused"), 0);
    desk.sign_in().tell_waits();
    ASSERT_EQ(desk.count("ben", "officer.sign_in_refused"), 1);
    EXPECT_EQ(desk.events("ben").back().body.text("peer"), elsewhere);
    EXPECT_EQ(desk.events("ben").back().facts.integer("failed"), 5);

    desk.fail(5, "203.0.113.9", "");
    desk.advance(minutes(1));
    desk.fail(1, elsewhere, "");
    desk.sign_in().tell_waits();
    EXPECT_EQ(desk.count("ben", "officer.sign_in_refused"), 1);

    desk.advance(hours(1));
    desk.fail(5, elsewhere, "");
    desk.done("officer.add", Table{}.set("username", "eve"));  // What is due comes before it.
    EXPECT_EQ(desk.count("ben", "officer.sign_in_refused"), 2);
}

TEST_F(SignInWaits, WrongTriesAreNoEvents) {
    const auto before = desk.council().whole_journal();
    desk.fail(4, elsewhere, "");
    desk.sign_in().tell_waits();

    EXPECT_EQ(desk.council().whole_journal(), before);
}

TEST_F(SignInWaits, WhoeverIsTurnedAwayBecauseTooManySignInHasNotTried) {
    auto& council = desk.council();
    PasswordHashing none_free({1, std::size_t{8} * 1024}, 0, std::chrono::milliseconds(0));
    SignIn busy({*council.store, council.journal, council.clock, none_free,
                 journal::system_randomness(), [](const std::string&) {}});

    for (int asked = 0; asked < 10; ++asked) {
        EXPECT_THAT(busy.sign_in({"ben", bens_password, home, ""}).error().reason,
                    HasSubstr("Too many people"));
    }
}

}  // namespace
}  // namespace moothall::identity
