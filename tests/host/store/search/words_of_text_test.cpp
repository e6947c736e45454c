#include "store/search/words_of_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace moothall::store::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(WordsOfText, AreWithoutCaseAndAccents) {
    WordsOfText words;
    EXPECT_THAT(words.in("Caf\xc3\xa9 for ZO\xc3\x8b"), ElementsAre("cafe", "for", "zoe"));
}

TEST(WordsOfText, AreLettersAndDigitsOfAnyScript) {
    WordsOfText words;
    EXPECT_THAT(words.in("O'Neil, 12b \xd0\x9c\xd0\xb8\xd1\x80 (\xe6\x9d\x8e)"),
                ElementsAre("o", "neil", "12b", "\xd0\xbc\xd0\xb8\xd1\x80", "\xe6\x9d\x8e"));
}

TEST(WordsOfText, StandInTheOrderOfTheTextAsOftenAsTheyOccur) {
    WordsOfText words;
    EXPECT_THAT(words.in("shed garden shed"), ElementsAre("shed", "garden", "shed"));
}

TEST(WordsOfText, AreFoundBetweenBytesThatAreNoUtf8) {
    WordsOfText words;
    EXPECT_THAT(words.in(std::string("mill\0\xff\xfe garden", 14)), ElementsAre("mill", "garden"));
    EXPECT_THAT(words.in("\xe2\x80\x94 - \""), IsEmpty());
    EXPECT_THAT(words.in(""), IsEmpty());
}

}  // namespace
}  // namespace moothall::store::search
