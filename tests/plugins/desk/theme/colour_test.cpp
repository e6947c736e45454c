#include "theme/colour.h"

#include <gtest/gtest.h>

namespace desk {
namespace {

double between(std::string_view one, std::string_view other) {
    return contrast(*colour_of(one), *colour_of(other));
}

TEST(Colour, IsReadInBothLengths) {
    EXPECT_EQ(colour_of("#0b6470"), (Colour{.red = 0x0b, .green = 0x64, .blue = 0x70}));
    EXPECT_EQ(colour_of("#FD0"), (Colour{.red = 0xff, .green = 0xdd, .blue = 0x00}));
    EXPECT_EQ(text_of(*colour_of("#FD0")), "#ffdd00");
}

TEST(Colour, AnythingElseIsNone) {
    EXPECT_FALSE(colour_of("teal"));
    EXPECT_FALSE(colour_of("#12345"));
    EXPECT_FALSE(colour_of("#12345g"));
    EXPECT_FALSE(colour_of(""));
}

// The figures are those of the examples in WCAG's own texts and of its usual checkers.
TEST(Colour, ContrastIsThatOfWcag) {
    EXPECT_DOUBLE_EQ(between("#000000", "#ffffff"), 21.0);
    EXPECT_DOUBLE_EQ(between("#336699", "#336699"), 1.0);
    EXPECT_NEAR(between("#777777", "#ffffff"), 4.48, 0.005);
    EXPECT_NEAR(between("#767676", "#ffffff"), 4.54, 0.005);
    EXPECT_NEAR(between("#ff0000", "#ffffff"), 4.00, 0.005);
    EXPECT_NEAR(between("#0000ff", "#ffffff"), 8.59, 0.005);
}

TEST(Colour, ContrastKnowsNoOrder) {
    EXPECT_DOUBLE_EQ(between("#12343b", "#5bb5ac"), between("#5bb5ac", "#12343b"));
}

}  // namespace
}  // namespace desk
