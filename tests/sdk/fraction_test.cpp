#include <gtest/gtest.h>
#include <moothall/service/fraction.h>
#include <rapidcheck.h>

#include <limits>
#include <string>

namespace moothall {
namespace {

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();

/// Small enough that four operations stay within 64 bits.
rc::Gen<Fraction> small_fraction() {
    return rc::gen::apply(
        [](std::int64_t top, std::int64_t bottom) { return Fraction(top, bottom); },
        rc::gen::inRange<std::int64_t>(-5000, 5000), rc::gen::inRange<std::int64_t>(1, 500));
}

/// Any fraction at all that 64 bits hold.
rc::Gen<Fraction> any_fraction() {
    return rc::gen::apply(
        [](std::int64_t top, std::int64_t bottom) { return Fraction(top, bottom); },
        rc::gen::arbitrary<std::int64_t>(), rc::gen::inRange<std::int64_t>(1, greatest));
}

TEST(Fraction, IsKeptInLowestTermsWithItsSignAbove) {
    const Fraction f(6, -4);

    EXPECT_EQ(f.numerator(), -3);
    EXPECT_EQ(f.denominator(), 2);
}

TEST(Fraction, OfNoughtIsNoughtOverOne) {
    EXPECT_EQ(Fraction(0, -7), Fraction(0));
    EXPECT_EQ(Fraction(0, -7).denominator(), 1);
}

TEST(Fraction, AddsExactlyWhatBinaryNumbersCannot) {
    EXPECT_EQ(Fraction(1, 10) + Fraction(2, 10), Fraction(3, 10));
    EXPECT_EQ(Fraction(1, 3) * 3, Fraction(1));
    EXPECT_EQ(Fraction(219'317) * 25 / 100, Fraction(219'317, 4));
}

TEST(Fraction, IsAFaultOverNought) {
    EXPECT_THROW(Fraction(1, 0), ArithmeticError);
    EXPECT_THROW(Fraction(1) / 0, ArithmeticError);
}

TEST(Fraction, IsAFaultWhenAPartLeavesSixtyFourBits) {
    EXPECT_THROW(Fraction(greatest) + 1, ArithmeticError);
    EXPECT_THROW(Fraction(least) - 1, ArithmeticError);
    EXPECT_THROW(Fraction(greatest) * greatest, ArithmeticError);
    EXPECT_THROW(Fraction(1, greatest) / 2, ArithmeticError);
    EXPECT_THROW(Fraction(least, -1), ArithmeticError);
    EXPECT_THROW(Fraction(1, least), ArithmeticError);
}

TEST(Fraction, StaysWithinSixtyFourBitsWhereOnlyTheAnswerDoes) {
    EXPECT_EQ(Fraction(greatest, 2) * Fraction(2, greatest), Fraction(1));
    EXPECT_EQ(Fraction(least) / least, Fraction(1));
    EXPECT_EQ(Fraction(least, 2) + Fraction(least, 2), Fraction(least));
}

struct Rounding {
    Fraction exact;
    std::int64_t half_up;
    std::int64_t up;
    std::int64_t down;
};

class FractionRounding : public testing::TestWithParam<Rounding> {};

TEST_P(FractionRounding, GoesTheWayItsNameSays) {
    EXPECT_EQ(GetParam().exact.rounded_half_up(), GetParam().half_up);
    EXPECT_EQ(GetParam().exact.rounded_up(), GetParam().up);
    EXPECT_EQ(GetParam().exact.rounded_down(), GetParam().down);
}

INSTANTIATE_TEST_SUITE_P(Halves, FractionRounding,
                         testing::Values(Rounding{{5, 2}, 3, 3, 2}, Rounding{{-5, 2}, -3, -2, -3},
                                         Rounding{{1, 2}, 1, 1, 0}, Rounding{{-1, 2}, -1, 0, -1},
                                         Rounding{{249, 100}, 2, 3, 2}, Rounding{{7}, 7, 7, 7},
                                         Rounding{{-249, 100}, -2, -2, -3},
                                         Rounding{{greatest}, greatest, greatest, greatest},
                                         Rounding{{least}, least, least, least},
                                         Rounding{{1, greatest}, 0, 1, 0},
                                         Rounding{{-1, greatest}, 0, 0, -1}));

struct Spelling {
    const char* text;
    Fraction exact;
};

class FractionText : public testing::TestWithParam<Spelling> {};

TEST_P(FractionText, IsReadExactly) {
    EXPECT_EQ(Fraction::parse(GetParam().text), GetParam().exact);
}

INSTANTIATE_TEST_SUITE_P(Spellings, FractionText,
                         testing::Values(Spelling{"12", {12}}, Spelling{"-4.5", {-9, 2}},
                                         Spelling{"9/2", {9, 2}}, Spelling{"-9/6", {-3, 2}},
                                         Spelling{"0.05", {1, 20}}, Spelling{"007", {7}},
                                         Spelling{"-0", {0}}, Spelling{"4.500", {9, 2}},
                                         Spelling{"1.0000000000000000000000000000", {1}},
                                         Spelling{"-9223372036854775808", {least}},
                                         Spelling{"9223372036854775807/2", {greatest, 2}}));

class NoFraction : public testing::TestWithParam<const char*> {};

TEST_P(NoFraction, IsReadAsNothing) {
    EXPECT_EQ(Fraction::parse(GetParam()), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(Spellings, NoFraction,
                         testing::Values("", "-", ".", "/", ".5", "4.", "9/", "/2", "9/0", "+1",
                                         "--1", "9/-2", "1.2.3", "1/2/3", "1.5/2", "1e3", " 1",
                                         "1 ", "0x10", "1,000", "nan", "9223372036854775808",
                                         "-9223372036854775809", "1/9223372036854775808",
                                         "0.33333333333333333333333333"));

TEST(Fraction, IsWrittenAsADecimalWhereThatEndsAndAsAFractionWhereItDoesNot) {
    EXPECT_EQ(Fraction(9, 2).text(), "4.5");
    EXPECT_EQ(Fraction(-1, 20).text(), "-0.05");
    EXPECT_EQ(Fraction(1, 3).text(), "1/3");
    EXPECT_EQ(Fraction(-7).text(), "-7");
    EXPECT_EQ(Fraction(5, 12).text(), "5/12");
}

TEST(Fraction, RoundTripsThroughItsText) {
    EXPECT_TRUE(rc::check("any fraction's text reads as the fraction", [] {
        const Fraction f = *any_fraction();

        RC_ASSERT(Fraction::parse(f.text()) == f);
    }));
    EXPECT_EQ(Fraction::parse(Fraction(1, std::int64_t{1} << 62).text()),
              Fraction(1, std::int64_t{1} << 62));
}

TEST(Fraction, ObeysTheLawsOfArithmetic) {
    EXPECT_TRUE(rc::check("commutes, associates, distributes and undoes", [] {
        const Fraction a = *small_fraction();
        const Fraction b = *small_fraction();
        const Fraction c = *small_fraction();

        RC_ASSERT(a + b == b + a);
        RC_ASSERT(a * b == b * a);
        RC_ASSERT((a + b) + c == a + (b + c));
        RC_ASSERT((a * b) * c == a * (b * c));
        RC_ASSERT(a * (b + c) == a * b + a * c);
        RC_ASSERT((a + b) - b == a);
        RC_ASSERT((b == 0 || (a / b) * b == a));
    }));
}

TEST(Fraction, IsOrderedAsItsDifferencesSay) {
    EXPECT_TRUE(rc::check("a < b exactly when a - b is below nought", [] {
        const Fraction a = *small_fraction();
        const Fraction b = *small_fraction();

        RC_ASSERT((a < b) == ((a - b).numerator() < 0));
        RC_ASSERT((a == b) == ((a <=> b) == 0));
    }));
}

TEST(Fraction, RoundsToANeighbourAndHalvesAwayFromNought) {
    EXPECT_TRUE(rc::check("down <= exact <= up, and half up is the nearer", [] {
        const Fraction f = *small_fraction();
        const Fraction nearest = f.rounded_half_up();

        RC_ASSERT((Fraction(f.rounded_down()) <= f && f <= Fraction(f.rounded_up())));
        RC_ASSERT(f.rounded_up() - f.rounded_down() == (f.is_whole() ? 0 : 1));
        RC_ASSERT((nearest - f <= Fraction(1, 2) && f - nearest <= Fraction(1, 2)));
        RC_ASSERT((Fraction(0) - f).rounded_half_up() == -f.rounded_half_up());
    }));
}

TEST(Fraction, IsRightOrAFaultForAnyParts) {
    EXPECT_TRUE(rc::check("a sum that is given back can be undone", [] {
        const Fraction a = *any_fraction();
        const Fraction b = *any_fraction();
        try {
            RC_ASSERT((a + b) - b == a);
        } catch (const ArithmeticError&) {
            RC_SUCCEED("left 64 bits");
        }
    }));
}

}  // namespace
}  // namespace moothall
