#include "startup/configuration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace moothall::startup {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string refused(std::string_view text) {
    Settings settings;
    const auto read = read_configuration(text, "moothall.toml", settings);
    EXPECT_FALSE(read);
    EXPECT_EQ(settings.limits.instructions, Settings{}.limits.instructions);
    EXPECT_TRUE(settings.plugin_folders.empty());
    return read ? "" : read.error().reason;
}

TEST(Configuration, SetsWhatItNamesAndLeavesTheRest) {
    Settings settings;

    ASSERT_TRUE(
        read_configuration("[scripting]\ninstructions = 5000\nmemory_mib = 2\nwall_ms = 20\n"
                           "string_kib = 3\n[plugins]\nfolders = [\"a\", \"b\"]\n",
                           "moothall.toml", settings));

    EXPECT_EQ(settings.limits.instructions, 5000);
    EXPECT_EQ(settings.limits.memory_bytes, std::size_t{2} << 20);
    EXPECT_EQ(settings.limits.wall, std::chrono::milliseconds(20));
    EXPECT_EQ(settings.limits.string_bytes, std::size_t{3} << 10);
    EXPECT_THAT(settings.plugin_folders, ElementsAre("a", "b"));
}

TEST(Configuration, PutsItsPluginFoldersBeforeTheProgramsOwn) {
    Settings settings;
    settings.plugin_folders = {"own"};

    ASSERT_TRUE(read_configuration("[plugins]\nfolders = [\"a\"]\n", "moothall.toml", settings));

    EXPECT_THAT(settings.plugin_folders, ElementsAre("a", "own"));
}

TEST(Configuration, OfNothingChangesNothing) {
    Settings settings;
    EXPECT_TRUE(read_configuration("", "moothall.toml", settings));
    EXPECT_TRUE(read_configuration("# nothing\n", "moothall.toml", settings));
}

TEST(Configuration, AnUnknownKeyIsToldWithItsLineAndTheNearest) {
    EXPECT_THAT(
        refused("[scripting]\n\ninstuctions = 5000\n"),
        ::testing::AllOf(HasSubstr("moothall.toml:3: "), HasSubstr("\"scripting.instructions\"")));
    EXPECT_THAT(refused("port = 80\n"), HasSubstr("moothall.toml:1: there is no key 'port'."));
}

TEST(Configuration, AValueOutOfRangeOrOfAnotherKindLeavesEverything) {
    EXPECT_THAT(refused("[plugins]\nfolders = [\"a\"]\n[scripting]\ninstructions = 1\n"),
                HasSubstr("must be a whole number from 1000"));
    EXPECT_THAT(refused("[scripting]\ninstructions = \"5000\"\n"), HasSubstr("whole number"));
    EXPECT_THAT(refused("[scripting]\ninstructions = 5000.5\n"), HasSubstr("whole number"));
    EXPECT_THAT(refused("[plugins]\nfolders = \"a\"\n"), HasSubstr("list of folders"));
    EXPECT_THAT(refused("[plugins]\nfolders = [\"a\", 1]\n"), HasSubstr("list of folders"));
    EXPECT_THAT(refused("scripting = 1\n"), HasSubstr("there is no key 'scripting'"));
}

TEST(Configuration, WhatIsNoTomlIsToldWithItsLine) {
    EXPECT_THAT(refused("[scripting]\ninstructions =\n"), HasSubstr("moothall.toml:"));
    EXPECT_THAT(refused("\xff\xfe"), HasSubstr("moothall.toml:1: "));
    EXPECT_THAT(refused(std::string("a\0b", 3)), HasSubstr("moothall.toml:1: "));
}

}  // namespace
}  // namespace moothall::startup
