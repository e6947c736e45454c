#include "identity/password_rules.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>

namespace moothall::identity {
namespace {

using ::testing::HasSubstr;

std::string refused(std::string_view password) {
    const auto checked = check_new_password(password, "priya.shah.revenues");
    return checked ? "" : checked.error().reason;
}

//
TEST(PasswordRules, AskForTwelveCharactersOfAnyKindAndNothingElse) {
    EXPECT_EQ(refused("blue kettles"), "");
    EXPECT_THAT(refused("blue kettle"), HasSubstr("at least 12 characters"));
    EXPECT_EQ(refused("чайник синий"), "");
    EXPECT_THAT(refused("чайник сини"), HasSubstr("at least 12 characters"));
}

TEST(PasswordRules, TakeAtMost200Bytes) {
    std::string long_one = "a beginning";
    while (long_one.size() < 200) {
        long_one += static_cast<char>('a' + long_one.size() % 23);
    }
    EXPECT_EQ(refused(long_one), "");
    EXPECT_THAT(refused(long_one + "x"), HasSubstr("200 bytes"));
}

TEST(PasswordRules, TurnTheUsernameAway) {
    EXPECT_THAT(refused("Priya.Shah.Revenues"), HasSubstr("not the username"));
}

TEST(PasswordRules, TurnAwayWhatEverybodyTriesFirst) {
    for (const char* const one :
         {"password1234", "PassWord1234", "123456789012", "aaaaaaaaaaaaaaa", "abcabcabcabc",
          "123412341234", "qwertyuiopasdf", "correct horse battery staple"}) {
        EXPECT_THAT(refused(one), HasSubstr("everybody tries first")) << one;
    }
}

TEST(PasswordRules, AreTextInUtf8) {
    EXPECT_THAT(refused("twelve bytes \xff\xfe"), HasSubstr("UTF-8"));
}

TEST(PasswordRules, NeverRepeatWhatWasTyped) {
    const bool held = rc::check("any password", [](const std::string& typed) {
        RC_PRE(typed.size() > 3U);
        RC_ASSERT(refused(typed).find(typed) == std::string::npos);
    });
    EXPECT_TRUE(held);
}

}  // namespace
}  // namespace moothall::identity
