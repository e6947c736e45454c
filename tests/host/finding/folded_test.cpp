#include "finding/folded.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "csv/utf8.h"

namespace moothall::finding {
namespace {

//
TEST(Folded, AccentsStrokesAndCapitalsMakeNoDifference) {
    EXPECT_EQ(folded("Zoë"), "zoe");
    EXPECT_EQ(folded("Zoe\xcc\x88"), "zoe") << "with the accent as a character of its own";
    EXPECT_EQ(folded("ŁUKASZ"), "lukasz");
    EXPECT_EQ(folded("Siân Ŵyn"), "sian wyn");
    EXPECT_EQ(folded("Ó Briain"), "o briain");
    EXPECT_EQ(folded("Þórður Æsa Weiß Øre"), "thordur aesa weiss ore");
}

TEST(Folded, ApostrophesHyphensAndBlanksAreOfOneKind) {
    EXPECT_EQ(folded("O\xe2\x80\x99"
                     "Brien"),
              "o'brien");
    EXPECT_EQ(folded("Smith\xe2\x80\x91"
                     "Jones"),
              "smith-jones");
    EXPECT_EQ(folded("AS1\xc2\xa0"
                     "4QT\t"),
              "as1 4qt ");
}

TEST(Folded, LettersOfOtherScriptsStay) {
    EXPECT_EQ(folded("李 小龍"), "李 小龍");
}

TEST(Folded, WhatIsNoUtf8IsLeftOut) {
    EXPECT_EQ(folded("a\xff\xc3(\xed\xa0\x80"
                     "b\xf4\x90\x80\x80"
                     "c\xe2\x80"),
              "a(bc");
    EXPECT_EQ(folded(std::string_view("a\0b", 3)), "a b");
}

RC_GTEST_PROP(Folded, AnyBytesBecomeUtf8ThatFoldsToItself, (const std::string& bytes)) {
    const std::string once = folded(bytes);

    RC_ASSERT(folded(once) == once);
    RC_ASSERT(!csv::first_not_utf8(once));
    RC_ASSERT(once.size() <= 2 * bytes.size());
}

}  // namespace
}  // namespace moothall::finding
