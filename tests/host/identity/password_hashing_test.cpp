#include "identity/password_hashing.h"

#include <gmock/gmock.h>

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

namespace moothall::identity {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr HashCost least{1, std::size_t{8} * 1024};

TEST(PasswordHashing, KnowsAPasswordAgainAndNoOther) {
    PasswordHashing hashing(least, 1, std::chrono::seconds(60));
    const std::string kept = hashing.hash("blue kettles").value();

    EXPECT_EQ(hashing.compare(kept, "blue kettles").value(), Match::yes);
    EXPECT_EQ(hashing.compare(kept, "blue kettle").value(), Match::no);
    EXPECT_EQ(hashing.compare(kept, "").value(), Match::no);
}

TEST(PasswordHashing, GivesTheSamePasswordAnotherHashEachTime) {
    PasswordHashing hashing(least, 1, std::chrono::seconds(60));

    EXPECT_NE(hashing.hash("blue kettles").value(), hashing.hash("blue kettles").value());
}

TEST(PasswordHashing, CostsWhatOwaspAsksFor) {
    PasswordHashing hashing(standard_cost, 1, std::chrono::seconds(60));

    EXPECT_THAT(hashing.hash("blue kettles").value(),
                StartsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
}

TEST(PasswordHashing, WhereNothingIsKeptNoPasswordIsRight) {
    PasswordHashing hashing(least, 1, std::chrono::seconds(60));

    EXPECT_EQ(hashing.compare("", "").value(), Match::no);
    EXPECT_EQ(hashing.compare("", "blue kettles").value(), Match::no);
}

TEST(PasswordHashing, TakesAnyBytesForAPassword) {
    PasswordHashing hashing(least, 1, std::chrono::seconds(60));
    const std::string odd("a\0b\xff", 4);
    const std::string kept = hashing.hash(odd).value();

    EXPECT_EQ(hashing.compare(kept, odd).value(), Match::yes);
    EXPECT_EQ(hashing.compare(kept, "a").value(), Match::no);
}

TEST(PasswordHashing, TurnsAwayWhoComesWhileTooManyAreHashed) {
    PasswordHashing none_free(least, 0, std::chrono::milliseconds(0));

    const auto refused = none_free.hash("blue kettles");

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, RefusalKind::not_available);
    EXPECT_THAT(refused.error().reason, HasSubstr("try again"));
    EXPECT_FALSE(none_free.compare("", "blue kettles"));
}

TEST(PasswordHashing, ServesOneAfterTheOtherWhereThereIsOnePlace) {
    PasswordHashing hashing(least, 1, std::chrono::seconds(60));
    const std::string kept = hashing.hash("blue kettles").value();
    std::latch together(8);
    std::atomic<int> known = 0;

    std::vector<std::jthread> all;
    for (int one = 0; one < 8; ++one) {
        all.emplace_back([&] {
            together.arrive_and_wait();
            known += hashing.compare(kept, "blue kettles").value() == Match::yes ? 1 : 0;
        });
    }
    all.clear();

    EXPECT_EQ(known, 8);
}

TEST(PasswordHashing, ADamagedHashIsAFaultAndNotAWrongPassword) {
    PasswordHashing hashing(least, 1, std::chrono::seconds(60));
    EXPECT_THROW(hashing.compare("$argon2id$v=19$m=8", "blue kettles"), std::runtime_error);
}

}  // namespace
}  // namespace moothall::identity
