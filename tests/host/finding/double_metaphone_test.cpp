#include "finding/double_metaphone.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "finding/sound_rules.h"

namespace moothall::finding {
namespace {

/// Both codes, as "SM0/XMT".
std::string codes(std::string_view word) {
    const Sounds sounds = double_metaphone(word);
    return sounds.first + "/" + sounds.second;
}

// What Philips gives as examples, and PostgreSQL's dmetaphone and dmetaphone_alt say too.
TEST(DoubleMetaphone, GivesTheCodesOfTheArticle) {
    EXPECT_EQ(codes("smith"), "SM0/XMT");
    EXPECT_EQ(codes("schmidt"), "XMT/SMT");
    EXPECT_EQ(codes("catherine"), "K0RN/KTRN");
    EXPECT_EQ(codes("thomas"), "TMS/TMS");
    EXPECT_EQ(codes("hugh"), "H/H");
    EXPECT_EQ(codes("laugh"), "LF/LF");
    EXPECT_EQ(codes("michael"), "MKL/MXL");
    EXPECT_EQ(codes("mchugh"), "MK/MK");
    EXPECT_EQ(codes("xavier"), "SF/SFR");
    EXPECT_EQ(codes("campbell"), "KMPL/KMPL");
    EXPECT_EQ(codes("carlisle"), "KRLL/KRLL");
    EXPECT_EQ(codes("filipowicz"), "FLPTS/FLPFX");
    EXPECT_EQ(codes("arnow"), "ARN/ARNF");
}

TEST(DoubleMetaphone, NamesThatSoundAlikeShareACode) {
    const auto alike = [](const char* one, const char* other) {
        const Sounds a = double_metaphone(one);
        const Sounds b = double_metaphone(other);
        return a.first == b.first || a.first == b.second || a.second == b.first;
    };
    EXPECT_TRUE(alike("catherine", "kathryn"));
    EXPECT_TRUE(alike("smyth", "smith"));
    EXPECT_TRUE(alike("smith", "schmidt"));
    EXPECT_TRUE(alike("stephen", "steven"));
    EXPECT_TRUE(alike("geoffrey", "jeffrey"));
    EXPECT_TRUE(alike("ffrancis", "francis"));
    EXPECT_TRUE(alike("macdonald", "mcdonald"));
    EXPECT_TRUE(alike("wright", "right"));
    EXPECT_FALSE(alike("christopher", "christina")) << "codes are not cut after four letters";
    EXPECT_FALSE(alike("siobhan", "shivaun")) << "no rule of it knows Irish spelling";
}

TEST(DoubleMetaphone, WhatIsNoWordOfLettersHasNoSound) {
    for (const char* word : {"", "12", "4qt", "Smith", "zoë", "o'brien"}) {
        EXPECT_EQ(codes(word), "/") << word;
    }
}

TEST(DoubleMetaphone, EachConsonantHasARuleThatAlwaysFits) {
    std::set<char> fitting;
    for (const SoundRule& rule : sound_rules()) {
        if (rule.letters.size() == 1 && rule.before.empty() && rule.after.empty() &&
            rule.words == RuleFor::any) {
            fitting.insert(rule.letters.front());
        }
    }
    EXPECT_EQ(std::string(fitting.begin(), fitting.end()), "BCDFGHJKLMNPQRSTVWXZ");
}

RC_GTEST_PROP(DoubleMetaphone, AnyWordHasShortCodes, ()) {
    const auto word = *rc::gen::container<std::string>(rc::gen::inRange('a', '{'));

    const Sounds sounds = double_metaphone(word);

    RC_ASSERT(sounds.first.size() <= sound_max);
    RC_ASSERT(sounds.second.size() <= sound_max);
}

RC_GTEST_PROP(DoubleMetaphone, AnyBytesAreNoFault, (const std::string& bytes)) {
    RC_ASSERT(double_metaphone(bytes).first.size() <= sound_max);
}

}  // namespace
}  // namespace moothall::finding
