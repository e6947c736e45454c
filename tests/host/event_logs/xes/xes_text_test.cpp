#include "event_logs/xes/xes_text.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <regex>

namespace moothall::event_logs {
namespace {

TEST(XesText, WritesWhatANameCannotHoldAsNumbers) {
    EXPECT_EQ(to_xes_key("concept:name"), "concept:name");
    EXPECT_EQ(to_xes_key("Case ID"), "Case_x0020_ID");
    EXPECT_EQ(to_xes_key("1st"), "_x0031_st");
    EXPECT_EQ(to_xes_key("Größe"), "Größe");
    EXPECT_EQ(to_xes_key("π€😀"), "_x03C0__x20AC__x01F600_");
    EXPECT_EQ(to_xes_key(""), "_x_");
    EXPECT_EQ(to_xes_value("a\x01 b\t€"), "a_x0001_ b\t€");
}

TEST(XesText, LeavesWhatOnlyLooksLikeANumber) {
    EXPECT_EQ(from_xes_key("a_x0041_b"), "a_x0041_b");
    EXPECT_EQ(from_xes_key("a_x20_b"), "a_x20_b");
    EXPECT_EQ(from_xes_value("_x0000_ _xD800_ _xZZZZ_ _x0001"), "_x0000_ _xD800_ _xZZZZ_ _x0001");
    EXPECT_EQ(to_xes_value("Case_x0020_ID"), "Case_x0020_ID");
}

TEST(XesText, GivesBackAnyText) {
    EXPECT_TRUE(rc::check("what went out comes in", [] {
        const auto part = rc::gen::elementOf(
            std::vector<std::string>{"_",      "x",          "_x",      "0001", "0020",
                                     "005F",   "_x005F_",    "_x0020_", "_x_",  "\x01",
                                     " ",      "a",          "1",       "ü",    "€",
                                     "😀",      "\U000F0001", "\t",      "\n",   "\xEF\xBF\xBF",
                                     "01F600", "-",          ".",       ":"});
        const auto parts = *rc::gen::container<std::vector<std::string>>(part);
        std::string text;
        for (const std::string& one : parts) {
            text += one;
        }
        static const std::regex name("[A-Za-z_:\xC3][-A-Za-z0-9_:.\x80-\xBF\xC3]*");

        RC_ASSERT(from_xes_value(to_xes_value(text)) == text);
        RC_ASSERT(from_xes_key(to_xes_key(text)) == text);
        RC_ASSERT(std::regex_match(to_xes_key(text), name));
    }));
}

}  // namespace
}  // namespace moothall::event_logs
