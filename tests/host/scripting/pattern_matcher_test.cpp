#include "scripting/libraries/pattern_matcher.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

#include "host/scripting/stock_lua_patterns.h"

namespace moothall::scripting {
namespace {

/// Pieces that patterns are made of, so that most of them mean something.
rc::Gen<std::string> pattern_piece() {
    return rc::gen::element<std::string>(
        "a", "b", "%a", "%d", "%s", "%w", "%A", "%x", "%p", "%c", "%g", "%l", "%u", "%z", ".", "*",
        "+", "-", "?", "(", ")", "()", "[", "]", "[ab]", "[^a]", "[%a_]", "[a-c]", "[^%s]", "[]]",
        "[a-]", "^", "$", "%", "%b()", "%bab", "%f[%w]", "%f[^a]", "%f", "%1", "%2", "%%", "%.",
        ",", std::string(1, '\0'), "\xe9");
}

rc::Gen<std::string> some_pattern() {
    return rc::gen::map(
        rc::gen::resize(10, rc::gen::container<std::vector<std::string>>(pattern_piece())),
        [](const std::vector<std::string>& pieces) {
            std::string pattern;
            for (const std::string& piece : pieces) {
                pattern += piece;
            }
            return pattern;
        });
}

rc::Gen<std::string> some_subject() {
    return rc::gen::resize(
        24, rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c', 'A', '1', ' ', '(', ')',
                                                             '_', ',', '.', '\0', '\xe9', '\n')));
}

TEST(PatternMatcher, FindsWhatLuaFinds) {
    EXPECT_TRUE(rc::check("find and match", [] {
        const std::string pattern = *some_pattern();
        const std::string subject = *some_subject();
        const int init = *rc::gen::inRange(-4, 8);
        for (const char* const function : {"find", "match"}) {
            RC_ASSERT(own_answer(function, subject, pattern, init) ==
                      stock_answer(function, subject, pattern, init));
        }
    }));
}

TEST(PatternMatcher, IteratesAndReplacesAsLuaDoes) {
    EXPECT_TRUE(rc::check("gmatch and gsub", [] {
        const std::string pattern = *some_pattern();
        const std::string subject = *some_subject();
        const int init = *rc::gen::inRange(-4, 8);
        RC_ASSERT(own_answer("gmatch", subject, pattern, init) ==
                  stock_answer("gmatch", subject, pattern, init));
        RC_ASSERT(own_answer("gsub", subject, pattern, init) ==
                  stock_answer("gsub", subject, pattern, init));
    }));
}

TEST(PatternMatcher, ReplacesByTextsWithCapturesAsLuaDoes) {
    EXPECT_TRUE(rc::check("replacement texts", [] {
        const std::string subject = *some_subject();
        const std::string pattern =
            *rc::gen::element<std::string>("(a)(b?)", "()a", "%w+", "", ".");
        const std::string replacement = *rc::gen::resize(
            12,
            rc::gen::container<std::string>(rc::gen::element('%', '0', '1', '2', '3', 'x', '\0')));
        RC_ASSERT(own_replaced(subject, pattern, replacement) ==
                  stock_replaced(subject, pattern, replacement));
    }));
}

/// Stops a match after some steps.
class LimitedTicker : public Ticker {
public:
    struct Spent {};
    void tick(std::int64_t steps) override {
        left_ -= steps;
        if (left_ < 0) {
            throw Spent();
        }
    }

private:
    std::int64_t left_ = 10'000;
};

TEST(PatternMatcher, CanBeStopped) {
    const std::string subject(40, 'a');
    LimitedTicker ticker;
    PatternMatcher matcher(subject, "a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?.*.*.*.*b", ticker);

    EXPECT_THROW(matcher.match(0), LimitedTicker::Spent);
}

}  // namespace
}  // namespace moothall::scripting
