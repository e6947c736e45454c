#include "finding/particulars.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace moothall::finding {
namespace {

const Particulars kathryn{"Kathryn Smith",
                          "Flat 3, 12 High Street, Anytown AS1 4QT",
                          "",
                          "01632 960123",
                          "Kathryn@Example.org",
                          make_date(1981, 4, 3)};

Likeness how_like(const char* typed) {
    return likeness(question_in(typed), kathryn);
}

TEST(Likeness, AllThatWasTypedHasToBeKnown) {
    for (const char* typed :
         {"kathryn smith", "smith kathryn", "smith 3/4/81", "kathryn AS1 4QT", "k smith",
          "12 high st", "flat 3 12 high street", "12 as14qt", "+44 1632 960123",
          "kathryn@example.org", "smith high street", "kathryn smi"}) {
        EXPECT_EQ(how_like(typed), Likeness::exact) << typed;
    }
    for (const char* typed : {"jane smith", "smith 4/4/81", "kathryn AS1 4QU", "j smith",
                              "1 high st", "14 as14qt", "01632 960124", "k@example.org"}) {
        EXPECT_EQ(how_like(typed), Likeness::none) << typed;
    }
}

TEST(Likeness, OneWordThatOnlySoundsAlikeMakesItByHearing) {
    EXPECT_EQ(how_like("catherine smyth"), Likeness::by_sound);
    EXPECT_EQ(how_like("kathryn smyth"), Likeness::by_sound);
    EXPECT_EQ(how_like("smyth 3 april 1981"), Likeness::by_sound);
    EXPECT_EQ(how_like("catherine jones"), Likeness::none);
}

TEST(Likeness, NumbersHaveNoBeginning) {
    EXPECT_EQ(how_like("1 AS1 4QT"), Likeness::none) << "number 12 is not number 1";
}

TEST(Likeness, NameWithoutTheOtherWordsComesFirst) {
    const Question question = question_in("kathryn smith");

    EXPECT_EQ(words_not_typed(question, kathryn), 0U);
    EXPECT_EQ(words_not_typed(question, {"Kathryn Mary Smith", "", "", "", "", {}}), 1U);
}

/// Whether one of the terms looked under is one of hers.
bool is_found(const char* typed, const Particulars& known) {
    const auto terms = terms_of(known);
    const WhereToLook where = where_to_look(question_in(typed));
    const auto is_hers = [&](const std::string& term) { return terms.contains(term); };
    return std::ranges::any_of(where.exact, is_hers) ||
           std::ranges::any_of(where.by_sound, is_hers);
}

TEST(WhereToLook, WhoeverIsMeantStandsUnderOneOfTheTerms) {
    for (const char* typed :
         {"kathryn smith", "catherine smyth", "smyth", "k smith", "3/4/1981", "jones 3 april 1981",
          "AS1 4QT", "12 as14qt", "flat 3 12 high st", "0163 2960 123", "kathryn@EXAMPLE.org"}) {
        EXPECT_TRUE(is_found(typed, kathryn)) << typed;
    }
    EXPECT_FALSE(is_found("jane smith", kathryn)) << "words are looked for in pairs";
    for (const char* typed : {"O'Brien", "OBrien", "O Brien", "Ó Briain"}) {
        EXPECT_TRUE(is_found(typed, {"Pat O'Brien", "", "", "", "", {}})) << typed;
        EXPECT_TRUE(is_found(typed, {"Pat OBrien", "", "", "", "", {}})) << typed;
    }
    EXPECT_TRUE(is_found("brien", {"Pat O'Brien", "", "", "", "", {}}));
}

RC_GTEST_PROP(WhereToLook, AnyBytesHaveFewTerms,
              (const std::string& name, const std::string& rest)) {
    const Particulars known{name, rest, rest, rest, rest, {}};

    RC_ASSERT(terms_of(known).size() <= 200U);
    const WhereToLook where = where_to_look(question_in(name));
    RC_ASSERT(where.exact.size() <= 4U);
    RC_ASSERT(where.by_sound.size() <= 16U);
    likeness(question_in(rest), known);
}

}  // namespace
}  // namespace moothall::finding
