#include <gtest/gtest.h>
#include <moothall/service/money.h>
#include <rapidcheck.h>

#include <algorithm>
#include <limits>

namespace moothall {
namespace {

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();

TEST(Pence, AddSubtractAndMultiply) {
    EXPECT_EQ(Pence{150} + Pence{75}, Pence{225});
    EXPECT_EQ(Pence{150} - Pence{200}, Pence{-50});
    EXPECT_EQ(Pence{150} * 3, Pence{450});
    EXPECT_LT(Pence{1}, Pence{2});
}

TEST(Pence, IsAFaultOutsideSixtyFourBits) {
    EXPECT_THROW(Pence{greatest} + Pence{1}, ArithmeticError);
    EXPECT_THROW(Pence{least} - Pence{1}, ArithmeticError);
    EXPECT_THROW(Pence{least} * -1, ArithmeticError);
}

TEST(Pence, AreRoundedHalfUp) {
    EXPECT_EQ(to_the_penny(Fraction(5, 2)), Pence{3});
    EXPECT_EQ(to_the_penny(Fraction(-5, 2)), Pence{-3});
    EXPECT_EQ(to_the_penny(Fraction(219'317, 4)), Pence{54'829});
}

TEST(Pounds, AreWrittenWithCommasAndTwoDecimals) {
    EXPECT_EQ(pounds(Pence{0}), "£0.00");
    EXPECT_EQ(pounds(Pence{5}), "£0.05");
    EXPECT_EQ(pounds(Pence{123'450}), "£1,234.50");
    EXPECT_EQ(pounds(Pence{99'999}), "£999.99");
    EXPECT_EQ(pounds(Pence{100'000'000}), "£1,000,000.00");
}

TEST(Pounds, HaveTheirMinusSignBeforeThePound) {
    EXPECT_EQ(pounds(Pence{-123'450}), "-£1,234.50");
    EXPECT_EQ(pounds(Pence{-1}), "-£0.01");
    EXPECT_EQ(pounds(Pence{least}), "-£92,233,720,368,547,758.08");
}

TEST(Pounds, HoldEveryPenny) {
    EXPECT_TRUE(rc::check("the digits of the text are the pence", [] {
        const Pence amount{*rc::gen::inRange<std::int64_t>(100, greatest)};

        std::string digits = pounds(amount);
        std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });

        RC_ASSERT(digits == std::to_string(amount.count));
    }));
}

}  // namespace
}  // namespace moothall
