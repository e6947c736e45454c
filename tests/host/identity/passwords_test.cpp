#include "identity/passwords.h"

#include <gmock/gmock.h>

#include "host/identity/signing_in_council.h"
#include "operations/operation.h"

namespace moothall::identity {
namespace {

using ::testing::HasSubstr;

class PasswordsTest : public ::testing::Test {
protected:
    Result<Value> set(const std::string& password) {
        return desk.call("", "officer.password",
                         Table{}.set("username", "ben").set("password", password));
    }
    Result<Value> change(const std::string& old_password, const std::string& new_password) {
        return desk.call("ben", "officer.change-password",
                         Table{}.set("old", old_password).set("new", new_password));
    }

    SigningInCouncil desk{Backend::sqlite};
};

TEST_F(PasswordsTest, ANewOneTakesTheOldOnesPlaceAndEndsSessions) {
    const auto entered = desk.ben(bens_password, home).value();

    ASSERT_TRUE(set("grey kettles"));

    EXPECT_FALSE(desk.sign_in().of_session(entered.secret));
    EXPECT_FALSE(desk.ben(bens_password, home));
    EXPECT_TRUE(desk.ben("grey kettles", home));
    EXPECT_EQ(desk.count("ben", "officer.password_set"), 2);
}

TEST_F(PasswordsTest, ANewOneForgetsTheBrowsersThatWereKnown) {
    const auto entered = desk.ben(bens_password, home).value();
    ASSERT_TRUE(set("grey kettles"));
    desk.fail(5, home, "");

    EXPECT_FALSE(desk.ben("grey kettles", home, entered.device));
}

TEST_F(PasswordsTest, OfOneOfficerEndTheSessionsOfNobodyElse) {
    const auto ann = desk.sign_in().sign_in({"ann", "green kettles", home, ""}).value();

    ASSERT_TRUE(set("grey kettles"));

    EXPECT_TRUE(desk.sign_in().of_session(ann.secret));
}

TEST_F(PasswordsTest, AreSetByAdministratorsOnly) {
    const auto refused = desk.call("ann", "officer.password",
                                   Table{}.set("username", "ben").set("password", "grey kettles"));

    EXPECT_EQ(refused.error().kind, RefusalKind::not_permitted);
    EXPECT_TRUE(desk.ben(bens_password, home));
}

TEST_F(PasswordsTest, ThatAreTooEasyChangeNothing) {
    EXPECT_EQ(set("password1234").error().kind, RefusalKind::invalid_input);

    EXPECT_TRUE(desk.ben(bens_password, home));
    EXPECT_EQ(desk.count("ben", "officer.password_set"), 1);
}

TEST_F(PasswordsTest, AreChangedByWhoeverKnowsTheOldOne) {
    ASSERT_TRUE(change(bens_password, "grey kettles"));

    EXPECT_TRUE(desk.ben("grey kettles", home));
    EXPECT_EQ(desk.events("ben").at(2).cause.actor, desk.events("ben").at(2).stream);
}

TEST_F(PasswordsTest, AreNotChangedWithAWrongOldOneAndAfterFiveThereIsAWait) {
    for (int failed = 0; failed < 5; ++failed) {
        EXPECT_EQ(change("a wrong one", "grey kettles").error().kind, RefusalKind::not_permitted);
    }

    EXPECT_EQ(change(bens_password, "grey kettles").error().kind, RefusalKind::not_available);
    desk.advance(std::chrono::minutes(1));
    EXPECT_TRUE(change(bens_password, "grey kettles"));
}

TEST_F(PasswordsTest, BelongToOfficersOnly) {
    const auto refused = desk.call("", "officer.change-password",
                                   Table{}.set("old", bens_password).set("new", "grey kettles"));

    EXPECT_THAT(refused.error().reason, HasSubstr("Only an officer"));
    EXPECT_EQ(desk.call("", "officer.password",
                        Table{}.set("username", "nobody").set("password", "grey kettles"))
                  .error()
                  .kind,
              RefusalKind::not_found);
}

TEST_F(PasswordsTest, AreSetOnceByOneCommand) {
    const Table arguments = Table{}.set("username", "ben").set("password", "grey kettles");
    const auto set_by_command = [&] {
        return operations::call(desk.council().council, {system_administrator(), "mine"},
                                "officer.password", arguments);
    };
    ASSERT_TRUE(set_by_command());
    ASSERT_TRUE(set("pink kettles"));

    EXPECT_EQ(set_by_command().error().kind, RefusalKind::not_available);
    EXPECT_TRUE(desk.ben("pink kettles", home));
}

TEST_F(PasswordsTest, AdministratorsSeeAndEndSessions) {
    const auto entered = desk.ben(bens_password, home).value();
    desk.advance(std::chrono::minutes(1));
    desk.ben(bens_password, elsewhere).value();
    const Table ben = Table{}.set("username", "ben");

    const Table listed = desk.done("officer.sessions", ben);
    ASSERT_EQ(listed.list("items").size(), 2U);
    const auto peer = [&](std::size_t place) {
        return listed.list("items").at(place).as_table()->text("peer");
    };
    EXPECT_EQ(peer(0), elsewhere);
    EXPECT_EQ(peer(1), home);
    EXPECT_EQ(desk.done("officer.end-sessions", ben).integer("ended"), 2);

    EXPECT_FALSE(desk.sign_in().of_session(entered.secret));
    EXPECT_EQ(desk.count("ben", "officer.sessions_ended"), 1);
    EXPECT_EQ(desk.done("officer.end-sessions", ben).integer("ended"), 0);
    EXPECT_EQ(desk.count("ben", "officer.sessions_ended"), 1);
}

}  // namespace
}  // namespace moothall::identity
