#include "site/look.h"

#include <gtest/gtest.h>

namespace desk {
namespace {

Form form_of(const std::string& text) {
    return Form::read(text).value();
}

TEST(Look, IsWhatWasKept) {
    const Look look =
        look_after({}, form_of("theme=dark&density=compact&text_size=large&shortcuts=off")).value();

    const Look again = look_in(values_of(look));

    EXPECT_EQ(again.theme, "dark");
    EXPECT_EQ(again.density, "compact");
    EXPECT_EQ(again.text_size, "large");
    EXPECT_EQ(again.shortcuts, "off");
}

TEST(Look, OneChoiceLeavesTheOthers) {
    Look before;
    before.theme = "dark";

    const Look look = look_after(before, form_of("token=t&shortcuts=off")).value();

    EXPECT_EQ(look.theme, "dark");
    EXPECT_EQ(look.shortcuts, "off");
    EXPECT_EQ(look.density, "");
}

TEST(Look, RefusesWhatIsNotOffered) {
    const auto refused = look_after({}, form_of("theme=pink"));

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason, "Choose one of the options of \"Colours\".");
}

TEST(Look, WhatIsNoLongerOfferedWasNotChosen) {
    const Look look = look_in(Record{}.set("theme", "sepia").set("density", 7));

    EXPECT_EQ(look.theme, "");
    EXPECT_EQ(look.density, "");
}

}  // namespace
}  // namespace desk
