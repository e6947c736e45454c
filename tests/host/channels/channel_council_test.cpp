#include "channels/channel_council.h"

#include <gmock/gmock.h>

#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "operations/operation.h"

namespace moothall::channels {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A council with the officer ben, as channels meet it.
class ChannelCouncilTest : public ::testing::Test {
protected:
    ChannelCouncilTest() {
        const auto done = [&](const std::string& name, const Table& arguments) {
            operations::call(council.council, {identity::system_administrator(), ""}, name,
                             arguments)
                .value();
        };
        done("officer.add", Table{}
                                .set("username", "ben")
                                .set("name", "Ben Ash")
                                .set("roles", "caseworker,team_leader")
                                .set("teams", "parks"));
        done("officer.password", Table{}.set("username", "ben").set("password", "blue kettles"));
    }

    channel::Identity& who() { return channels.face().identity; }
    channel::SignedIn enter() { return who().sign_in({"ben", "blue kettles", "::1", ""}).value(); }

    store::TemporaryFolder folder;
    workflows::SmallCouncil council{folder.path()};
    ChannelCouncil channels{council.council};
};

TEST_F(ChannelCouncilTest, AnOfficerWhoSignsInIsWhoTheyAreWithAllThatTheyMay) {
    const channel::Caller caller = who().of_session(enter().secret).value().caller;

    EXPECT_EQ(caller.username, "ben");
    EXPECT_EQ(caller.name, "Ben Ash");
    EXPECT_THAT(caller.roles, ElementsAre("caseworker", "team_leader"));
    EXPECT_THAT(caller.teams, ElementsAre("parks"));
    EXPECT_THAT(caller.scopes, IsEmpty());
    EXPECT_TRUE(channels.face().operations.call(caller, "customer.add",
                                                Table{}.set("name", "Ann Example"), ""));
}

TEST_F(ChannelCouncilTest, ASessionHasAFormTokenOfItsOwnThatIsNotItsSecret) {
    const auto one = enter();
    const auto other = enter();

    EXPECT_EQ(who().of_session(one.secret).value().form_token, one.session.form_token);
    EXPECT_NE(one.session.form_token, other.session.form_token);
    EXPECT_NE(one.session.form_token, one.secret);
    EXPECT_FALSE(who().of_session(one.session.form_token));
}

TEST_F(ChannelCouncilTest, ASessionTellsWhenItEndsUnlessItIsUsed) {
    const auto entered = enter();
    EXPECT_EQ(entered.session.ends, council.clock.now() + std::chrono::hours(1));
    council.clock.advance(std::chrono::minutes(30));

    EXPECT_EQ(who().of_session(entered.secret).value().ends,
              council.clock.now() + std::chrono::hours(1));
}

TEST_F(ChannelCouncilTest, LookingAtASessionDoesNotProlongIt) {
    const auto entered = enter();
    council.clock.advance(std::chrono::minutes(30));

    EXPECT_EQ(who().look_at_session(entered.secret).value().ends, entered.session.ends);
    EXPECT_EQ(who().look_at_session(entered.secret).value().caller.username, "ben");
    council.clock.advance(std::chrono::minutes(30));
    EXPECT_EQ(who().look_at_session(entered.secret).error().kind, RefusalKind::not_signed_in);
}

TEST_F(ChannelCouncilTest, ASessionIsNoTokenAndATokenIsNoSession) {
    const auto entered = enter();
    const auto token = operations::call(council.council, {identity::system_administrator(), ""},
                                        "officer.token", Table{}.set("username", "ben"))
                           .value()
                           .as_table()
                           ->text("token");

    EXPECT_TRUE(who().of_token(token));
    EXPECT_FALSE(who().of_session(token));
    EXPECT_FALSE(who().of_token(entered.secret));
}

TEST_F(ChannelCouncilTest, AnOperationSaysWhatItTakesAndWhatItAnswersWith) {
    const channel::Operation& show = *channels.face().operations.find("case.list");

    EXPECT_EQ(show.arguments.front().name, "service");
    EXPECT_TRUE(show.arguments.front().is_optional);
    EXPECT_EQ(show.arguments.front().shape.kind, "text");
    EXPECT_EQ(show.answer.name, "page of case");
    const channel::Shape& of_each = show.answer.members.front().shape.element.front();
    EXPECT_EQ(of_each.name, "case");
    EXPECT_EQ(of_each.members.front().name, "reference");
    EXPECT_FALSE(of_each.members.front().shape.about.empty());
}

TEST_F(ChannelCouncilTest, NobodyIsSignedInAnyMoreAfterSigningOut) {
    const auto entered = enter();

    who().sign_out(entered.secret);

    EXPECT_EQ(who().of_session(entered.secret).error().kind, RefusalKind::not_signed_in);
}

TEST_F(ChannelCouncilTest, CommandsDoneTogetherHaveEachTheirOwnOutcomeAndAreAllKept) {
    const channel::Caller ben = who().of_session(enter().secret).value().caller;
    const auto adding = [&](const char* name, const char* id) {
        return channel::Command{ben, "customer.add", Table{}.set("name", name), id};
    };
    const std::vector<channel::Command> commands{adding("Ann Example", "one"),
                                                 adding("", "two"),
                                                 adding("Ann Example", "one"),
                                                 {ben, "no.such", {}, ""},
                                                 adding("Bob Example", "three")};

    const auto outcomes = channels.face().together(commands);

    ASSERT_EQ(outcomes.size(), 5U);
    const auto id_of = [&](std::size_t place) {
        return outcomes[place].answer->as_table()->text("id");
    };
    EXPECT_EQ(id_of(0), id_of(2)) << "a repeated command finds its own answer";
    EXPECT_NE(id_of(0), id_of(4));
    EXPECT_FALSE(outcomes[1].answer);
    EXPECT_EQ(outcomes[3].answer.error().kind, RefusalKind::not_found);
    for (const std::string& id : {id_of(0), id_of(4)}) {
        EXPECT_TRUE(
            channels.face().operations.call(ben, "customer.show", Table{}.set("id", id), ""));
    }
}

}  // namespace
}  // namespace moothall::channels
