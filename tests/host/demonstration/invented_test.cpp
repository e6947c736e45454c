#include "demonstration/invented.h"

#include <gmock/gmock.h>

namespace moothall::demonstration {
namespace {

using ::testing::MatchesRegex;

TEST(Invented, PeopleAreGrownUpAndNobodyIsOlderThanTheOldest) {
    Invented invented(7);
    for (int person = 0; person < 500; ++person) {
        const Date born = invented.date_of_birth();
        EXPECT_GE(born, Date(std::chrono::year(1935) / 1 / 1));
        EXPECT_LE(born, Date(std::chrono::year(2005) / 1 / 1));
    }
}

TEST(Invented, TelephoneNumbersAreThoseThatNobodyHas) {
    Invented invented(7);
    for (int person = 0; person < 500; ++person) {
        EXPECT_THAT(invented.phone(), MatchesRegex("(01632 960|07700 900)[0-9][0-9][0-9]"));
    }
}

TEST(Invented, EmailAddressesAreOfTheReservedDomain) {
    Invented invented(7);

    EXPECT_THAT(invented.email("Bilal Coldwell"),
                MatchesRegex("bilal\\.coldwell[0-9][0-9]@example\\.org"));
}

TEST(Invented, TheSameSeedGivesTheSamePeople) {
    Invented one(3);
    Invented other(3);

    EXPECT_EQ(one.person(), other.person());
    EXPECT_EQ(one.date_of_birth(), other.date_of_birth());
    EXPECT_EQ(one.phone(), other.phone());
}

}  // namespace
}  // namespace moothall::demonstration
