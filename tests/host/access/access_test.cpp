#include "access/access.h"

#include <gtest/gtest.h>

namespace moothall::access {
namespace {

identity::Actor with(const std::vector<std::string>& roles) {
    return {"officer/ann", "Ann Example", roles, {}};
}

TEST(Access, WhoHasNoRoleMayOnlyRead) {
    EXPECT_TRUE(may(with({}), Deed::read));
    EXPECT_EQ(may(with({}), Deed::work).error(),
              (Refusal{RefusalKind::not_permitted,
                       "Ann Example has no role yet and may only read. Ask an administrator."}));
    EXPECT_FALSE(may(with({}), Deed::administer));
}

TEST(Access, ACaseworkerWorksAndAdministersNothing) {
    EXPECT_TRUE(may(with({"caseworker"}), Deed::work));
    EXPECT_EQ(may(with({"caseworker"}), Deed::administer).error().reason,
              "This takes the role administrator, which Ann Example does not have.");
    EXPECT_TRUE(may(with({"administrator"}), Deed::administer));
    EXPECT_TRUE(may(identity::system_administrator(), Deed::administer));
}

TEST(Access, ErasingIsForAdministratorsAndDataProtection) {
    EXPECT_TRUE(may(with({"data_protection"}), Deed::erase));
    EXPECT_TRUE(may(with({"administrator"}), Deed::erase));
    EXPECT_FALSE(may(with({"data_protection"}), Deed::administer));
    EXPECT_EQ(may(with({"caseworker"}), Deed::erase).error().reason,
              "Erasing takes the role administrator or data_protection, which Ann Example does "
              "not have.");
}

TEST(Access, AnActionIsForItsRoles) {
    const std::vector<std::string> roles{"team_leader", "treasurer"};

    EXPECT_TRUE(may_take(with({"treasurer"}), "Pay", roles));
    EXPECT_EQ(may_take(with({"caseworker"}), "Pay", roles).error().reason,
              "'Pay' is for team leader or treasurer.");
    EXPECT_FALSE(may_take(with({"administrator"}), "Pay", roles));
    EXPECT_TRUE(may_take(identity::system_administrator(), "Pay", roles));
}

TEST(Access, WhatIsForTimeAloneIsForNoPerson) {
    EXPECT_FALSE(may_take(with({"caseworker"}), "Lapse", {"time"}));
    EXPECT_FALSE(may_take(identity::system_administrator(), "Lapse", {"time"}));
    EXPECT_TRUE(may_take(identity::time_itself(), "Lapse", {"time"}));
    EXPECT_FALSE(may_take(identity::time_itself(), "Pay", {"treasurer"}));
}

}  // namespace
}  // namespace moothall::access
