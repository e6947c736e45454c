#include "finding/name_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "csv/utf8.h"

namespace moothall::finding {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

TEST(NameWords, ApostrophesAndBlanksInANameMakeNoDifference) {
    for (const char* typed : {"O'Brien", "OBrien", "O Brien",
                              "o\xe2\x80\x99"
                              "brien",
                              "O-Brien"}) {
        EXPECT_THAT(typed_words(typed), ElementsAre("obrien")) << typed;
        EXPECT_THAT(words_to_find(typed), Contains("obrien")) << typed;
    }
    EXPECT_THAT(typed_words("Ó Briain"), ElementsAre("obriain"));
    EXPECT_THAT(typed_words("Mc Donald"), ElementsAre("mcdonald"));
}

TEST(NameWords, ANameIsFoundByItsPartsAndByAllOfThem) {
    EXPECT_THAT(words_to_find("Siân O'Brien-Jones"),
                UnorderedElementsAre("sian", "obrien", "brien", "jones", "obrienjones"));
    EXPECT_THAT(words_to_find("van der Berg"), AllOf(Contains("berg"), Contains("vanderberg")));
    EXPECT_THAT(words_to_find("ffrancis"), ElementsAre("ffrancis"));
}

TEST(NameWords, AnInitialIsAWordToo) {
    EXPECT_THAT(typed_words("J. Smith"), ElementsAre("j", "smith"));
}

TEST(NameWords, LongWordsAreCutBetweenCharacters) {
    const std::string word = words_of("a" + std::string(60, 'b') + " c").front();
    EXPECT_EQ(word.size(), word_max);

    std::string chinese = "a";
    for (int one = 0; one < 30; ++one) {
        chinese += "李";
    }
    EXPECT_FALSE(csv::first_not_utf8(words_of(chinese).front()));
}

RC_GTEST_PROP(NameWords, AnyBytesGiveFewShortWordsInUtf8, (const std::string& bytes)) {
    for (const auto& words : {words_of(bytes), typed_words(bytes)}) {
        RC_ASSERT(words.size() <= words_max);
        for (const std::string& word : words) {
            RC_ASSERT(!word.empty());
            RC_ASSERT(word.size() <= word_max);
            RC_ASSERT(!csv::first_not_utf8(word));
        }
    }
    RC_ASSERT(words_to_find(bytes).size() <= 5 * words_max);
}

}  // namespace
}  // namespace moothall::finding
