#include "theme/brand.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

namespace desk {
namespace {

using ::testing::HasSubstr;

TEST(Brand, TheUsualColoursAreReadable) {
    const auto sheet = brand_style_sheet(Brand{});

    ASSERT_TRUE(sheet) << sheet.error().reason;
    EXPECT_THAT(*sheet, HasSubstr("--mh-header-bg:#12343b;"));
    EXPECT_THAT(*sheet, HasSubstr("--mh-link-dark:#7fd0c8;"));
}

TEST(Brand, TextThatCannotBeReadIsRefusedWithOneSentence) {
    const auto sheet = brand_style_sheet(Brand{.header_background = *colour_of("#5bb5ac")});

    ASSERT_FALSE(sheet);
    EXPECT_EQ(sheet.error().kind, moothall::RefusalKind::invalid_input);
    EXPECT_EQ(sheet.error().reason,
              "The header's text (#ffffff) on the header (#5bb5ac) has a contrast of 2.4 to 1 and "
              "needs 4.5: choose a lighter or a darker one.");
}

TEST(Brand, AFigureJustUnderTheLimitIsRefused) {
    const auto sheet = brand_style_sheet(Brand{.link_light = *colour_of("#777777")});

    ASSERT_FALSE(sheet);
    EXPECT_THAT(sheet.error().reason, HasSubstr("has a contrast of 4.4 to 1 and needs 4.5"));
}

TEST(Brand, ControlsNeedThreeToOne) {
    const auto sheet = brand_style_sheet(Brand{.header_background = *colour_of("#22636f")});

    ASSERT_FALSE(sheet);
    EXPECT_THAT(sheet.error().reason, HasSubstr("The accent (#5bb5ac) on the header"));
    EXPECT_THAT(sheet.error().reason, HasSubstr("needs 3.0"));
}

TEST(Brand, LinksOfTheDarkThemeAreLookedAtToo) {
    const auto sheet = brand_style_sheet(Brand{.link_dark = *colour_of("#0b5a66")});

    ASSERT_FALSE(sheet);
    EXPECT_THAT(sheet.error().reason, HasSubstr("The dark theme's link colour"));
}

/// The colours that brand.cpp compares with are those of the stylesheet.
TEST(Brand, StandsOnTheColoursOfTheStylesheet) {
    std::ifstream file(DESK_SOURCE "/assets/desk.css");
    const std::string css{std::istreambuf_iterator<char>(file), {}};

    EXPECT_THAT(css, HasSubstr("--mh-paper: light-dark(#ffffff, #151a1b);"));
    EXPECT_THAT(css, HasSubstr("--mh-tint: light-dark(#f4f7f7, #1e2627);"));
    EXPECT_THAT(css, HasSubstr("--mh-on-brand: light-dark(#ffffff, #06201e);"));
}

}  // namespace
}  // namespace desk
