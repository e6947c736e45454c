#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "host/store/temporary_folder.h"
#include "system/running/program.h"

namespace moothall {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// The program on a data folder of its own.
class BadInput : public ::testing::Test {
protected:
    Ran run(std::vector<std::string> words) {
        words.insert(words.begin(), {"--data", data.string()});
        return run_program(folder.path(), std::move(words));
    }

    void make_council() { ASSERT_EQ(run({"journal", "head"}).status, 0); }

    void change_database(const std::string& statement) {
        sqlite3* connection = nullptr;
        ASSERT_EQ(sqlite3_open((data / "council.db").c_str(), &connection), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(connection, statement.c_str(), nullptr, nullptr, nullptr),
                  SQLITE_OK);
        sqlite3_close(connection);
    }

    const store::TemporaryFolder folder;
    const std::filesystem::path data = folder.path() / "data";
};

TEST_F(BadInput, ACommandThatIsUnknownOrWronglyUsedIsWrongUsage) {
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{},
                                               {"caes", "list"},
                                               {"case", "lst"},
                                               {"case"},
                                               {"case", "show"},
                                               {"case", "list", "--nonsense", "1"},
                                               {"place", "add", "1"}}) {
        const Ran ran = run(words);
        EXPECT_EQ(ran.status, 2) << ran.error;
        EXPECT_THAT(ran.out, IsEmpty());
        EXPECT_FALSE(ran.error.empty());
    }
}

TEST_F(BadInput, WhatIsNotThereIsRefusedInOneSentence) {
    make_council();
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{"case", "show", "CT-26-000417-T"},
                                               {"case", "show", "CT-26-000418-T"},
                                               {"case", "act", "CT-26-000417-T", "keep"},
                                               {"case", "open", "nothing.of_the_kind"},
                                               {"case", "note", "CT-26-000417-T", "text"},
                                               {"customer", "show", "nobody"},
                                               {"place", "show", "1"},
                                               {"register", "show", "nothing"},
                                               {"workflow", "show", "nothing"},
                                               {"--as", "nobody", "case", "list"},
                                               {"case", "show", "\xff\xfe"},
                                               {"place", "add", "x", "y"}}) {
        const Ran ran = run(words);
        EXPECT_EQ(ran.status, 1) << words[0] << " " << words[1];
        EXPECT_TRUE(is_one_sentence(ran.error)) << ran.error;
        EXPECT_THAT(ran.out, IsEmpty());
    }
}

TEST_F(BadInput, ARefusedCommandHasChangedNothing) {
    make_council();
    const auto before = run({"journal", "head"}).out;

    EXPECT_EQ(run({"place", "add", "x", "y"}).status, 1);
    EXPECT_EQ(run({"customer", "add", ""}).status, 1);

    EXPECT_EQ(run({"journal", "head"}).out, before);
}

TEST_F(BadInput, AFileThatIsNoDatabaseIsLeftAlone) {
    std::filesystem::create_directories(data);
    const std::string text(5000, 'x');
    std::ofstream(data / "council.db") << text;

    const Ran ran = run({"case", "list"});

    EXPECT_EQ(ran.status, 1);
    EXPECT_TRUE(is_one_sentence(ran.error)) << ran.error;
    EXPECT_EQ(content(data / "council.db"), text);
}

TEST_F(BadInput, ADatabaseThatWasCutShortIsLeftAlone) {
    make_council();
    const auto file = data / "council.db";
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    const auto cut = content(file);

    const Ran ran = run({"case", "list"});

    EXPECT_EQ(ran.status, 1);
    EXPECT_TRUE(is_one_sentence(ran.error)) << ran.error;
    EXPECT_EQ(content(file), cut);
}

TEST_F(BadInput, ADatabaseOfANewerProgramIsLeftAlone) {
    make_council();
    change_database(
        "INSERT INTO store_migrations VALUES (9999, 'later', 0, '99.0.0');"
        "PRAGMA wal_checkpoint(TRUNCATE)");
    const auto before = content(data / "council.db");

    const Ran ran = run({"case", "list"});

    EXPECT_EQ(ran.status, 1);
    EXPECT_TRUE(is_one_sentence(ran.error)) << ran.error;
    EXPECT_THAT(ran.error, HasSubstr("newer"));
    EXPECT_EQ(content(data / "council.db"), before);
}

TEST_F(BadInput, AConfigurationWithAnUnknownKeyIsRefusedWithItsLine) {
    const auto file = folder.path() / "moothall.toml";
    std::ofstream(file) << "[scripting]\ninstuctions = 5000\n";

    const Ran ran = run({"--config", file.string(), "case", "list"});

    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.error, HasSubstr("moothall.toml:2"));
    EXPECT_THAT(ran.error, HasSubstr("instructions"));
    EXPECT_FALSE(std::filesystem::exists(data));
    EXPECT_EQ(run({"--config", "nowhere.toml", "case", "list"}).status, 1);
}

TEST_F(BadInput, APluginThatDoesNotAnswerTheSameTwiceIsNotFit) {
    const std::string plugins = MOOTHALL_TEST_PLUGINS;

    const Ran fickle = run({"plugin", "check", plugins + "/fickle_alone/fickle.so"});
    const Ran parks = run({"plugin", "check", plugins + "/parks_alone/parks.so"});

    EXPECT_EQ(fickle.status, 1);
    EXPECT_TRUE(is_one_sentence(fickle.error)) << fickle.error;
    EXPECT_THAT(fickle.out, HasSubstr("fickle.mood is not pure"));
    EXPECT_EQ(parks.status, 0) << parks.out << parks.error;
    EXPECT_THAT(parks.out, HasSubstr("fits: yes"));
    EXPECT_FALSE(std::filesystem::exists(data));
}

TEST_F(BadInput, AClockMakesNoCouncilWhereThereIsNone) {
    ::setenv("MOOTHALL_NOW", "2026-05-04T09:00:00Z", 1);
    const Ran ran = run({"case", "list"});
    ::unsetenv("MOOTHALL_NOW");

    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.error, HasSubstr("demonstration"));
    EXPECT_FALSE(std::filesystem::exists(data));
}

TEST_F(BadInput, AClockIsSetInDemonstrationFoldersOnly) {
    make_council();
    ::setenv("MOOTHALL_NOW", "2026-05-04T09:00:00Z", 1);
    const Ran ran = run({"case", "list"});
    ::setenv("MOOTHALL_NOW", "yesterday", 1);
    const Ran odd = run({"case", "list"});
    ::unsetenv("MOOTHALL_NOW");

    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.error, HasSubstr("demonstration"));
    EXPECT_EQ(odd.status, 1);
    EXPECT_TRUE(is_one_sentence(odd.error)) << odd.error;
}

}  // namespace
}  // namespace moothall
