#include "startup/configuration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "startup/configuration_keys.h"

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

TEST(Configuration, AGroupThatIsUnknownIsRefusedEvenIfItIsEmpty) {
    EXPECT_THAT(refused("[scriptng]\n"), HasSubstr("moothall.toml:1: there is no group 'scriptng'. "
                                                   "Did you mean \"scripting\"?"));
}

TEST(Configuration, SetsWhereTheDataLieAndHowTheLogIsWritten) {
    Settings settings;

    ASSERT_TRUE(
        read_configuration("data = \"/srv/council\"\n[log]\nformat = \"json\"\n"
                           "level = \"error\"\n[database]\npassword_file = \"/etc/p\"\n",
                           "moothall.toml", settings));

    EXPECT_EQ(settings.data_folder, "/srv/council");
    EXPECT_EQ(settings.log.format, logging::Format::json);
    EXPECT_EQ(settings.log.level, spdlog::level::err);
    EXPECT_EQ(settings.database_password_file, "/etc/p");
}

TEST(Configuration, AWrongChoiceIsToldWithTheNearestRightOneAndIsNotRepeated) {
    EXPECT_EQ(refused("[log]\nlevel = \"warnin\"\n"),
              "moothall.toml:2: 'log.level' must be one of \"debug\", \"info\", \"warning\", "
              "\"error\". Did you mean \"warning\"?");
    EXPECT_EQ(refused("data = 7\n"), "moothall.toml:1: 'data' must be a folder or a URL.");
    EXPECT_EQ(refused("data = \"\"\n"), "moothall.toml:1: 'data' must be a folder or a URL.");
}

TEST(Configuration, AValueIsNeverRepeatedSinceItMayBeASecret) {
    EXPECT_THAT(refused("[database]\npassword = \"hunter2\"\n"),
                ::testing::AllOf(HasSubstr("\"database.password_file\""),
                                 ::testing::Not(HasSubstr("hunter2"))));
}

TEST(Configuration, EveryKeyIsOnThePageWithItsKindAndItsWords) {
    const std::string page = configuration_page();
    for (const ConfigurationKey& key : configuration_keys()) {
        EXPECT_THAT(page, HasSubstr("| `" + key.name + "` | " + key.kind + " | "));
        EXPECT_THAT(page, HasSubstr(key.about));
        EXPECT_FALSE(key.about.empty()) << key.name;
    }
}

TEST(Configuration, WhatThePackageInstallsIsRead) {
    Settings settings;

    ASSERT_TRUE(read_configuration(packaged_configuration(), "moothall.toml", settings));

    EXPECT_EQ(settings.data_folder, "/var/lib/moothall");
    EXPECT_EQ(settings.log.format, logging::Format::json);
    EXPECT_EQ(settings.limits.instructions, Settings{}.limits.instructions);
}

TEST(Configuration, WhatIsSaidToStandWithoutAKeyIsWhatStands) {
    std::string all;
    for (const ConfigurationKey& key : configuration_keys()) {
        all += key.standard.empty() ? "" : key.name + " = " + key.standard + "\n";
    }
    Settings settings;

    const auto read = read_configuration(all, "moothall.toml", settings);

    ASSERT_TRUE(read) << read.error().reason;
    EXPECT_EQ(settings.limits.instructions, Settings{}.limits.instructions);
    EXPECT_EQ(settings.limits.wall, Settings{}.limits.wall);
    EXPECT_EQ(settings.limits.memory_bytes, Settings{}.limits.memory_bytes);
    EXPECT_EQ(settings.limits.string_bytes, Settings{}.limits.string_bytes);
    EXPECT_EQ(settings.log.format, Settings{}.log.format);
    EXPECT_EQ(settings.log.level, Settings{}.log.level);
}

TEST(Configuration, WhatIsNoTomlIsToldWithItsLine) {
    EXPECT_THAT(refused("[scripting]\ninstructions =\n"), HasSubstr("moothall.toml:"));
    EXPECT_THAT(refused("\xff\xfe"), HasSubstr("moothall.toml:1: "));
    EXPECT_THAT(refused(std::string("a\0b", 3)), HasSubstr("moothall.toml:1: "));
}

}  // namespace
}  // namespace moothall::startup
