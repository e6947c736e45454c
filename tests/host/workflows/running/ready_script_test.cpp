#include "workflows/running/ready_script.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace moothall::workflows {
namespace {

using scripting::Ending;

/// Scripts of one chunk, whose every question is answered with the number of the decision.
class Deciders {
public:
    explicit Deciders(const char* source)
        : chunk_(scripting::compile("test.lua", source).value()),
          words_(vocabulary_library()),
          scripts_(words_, functions_, limits_) {}

    /// Calls the function so many times in one decision; gives the last value.
    Value decide(const char* function, int times) {
        ++decision_;
        const ReadyScripts::Loan script(scripts_, "hash", chunk_,
                                        [answer = decision_](const std::string&, const List&) {
                                            return Result<Value>(Value(answer));
                                        });
        Value last;
        for (int time = 0; time < times; ++time) {
            const auto outcome = (*script).call(function, {});
            last = outcome.ending == Ending::finished ? outcome.values.at(0) : Value(outcome.error);
        }
        return last;
    }

private:
    scripting::Chunk chunk_;
    scripting::Library words_;
    functions::Functions functions_;
    scripting::Limits limits_;
    ReadyScripts scripts_;
    int decision_ = 0;
};

TEST(ReadyScript, CountsWithinADecisionAndForgetsAfterIt) {
    Deciders deciders("local n = 0 return { count = function() n = n + 1 return n end }");

    EXPECT_EQ(deciders.decide("count", 1), Value(1));
    EXPECT_EQ(deciders.decide("count", 3), Value(3));
    EXPECT_EQ(deciders.decide("count", 2), Value(2));
}

TEST(ReadyScript, AsksWhoeverDecidesNow) {
    Deciders deciders("return { ask = function() return calendar.add_days('2026-05-04', 1) end }");

    EXPECT_EQ(deciders.decide("ask", 1), Value(1));
    EXPECT_EQ(deciders.decide("ask", 1), Value(2));
}

TEST(ReadyScript, RunsAChunkAnewThatItselfAsks) {
    Deciders deciders(
        "local day = calendar.add_days('2026-05-04', 1) "
        "return { ask = function() return day end }");

    EXPECT_EQ(deciders.decide("ask", 1), Value(1));
    EXPECT_EQ(deciders.decide("ask", 1), Value(2));
}

TEST(ReadyScript, IsSoundAgainAfterADecisionThatFailed) {
    Deciders deciders(
        "local held = {} return { fail = function() held[1] = true error('no') end, "
        "loop = function() while true do end end, "
        "held = function() return #held end }");

    EXPECT_EQ(deciders.decide("held", 1), Value(0));
    EXPECT_NE(deciders.decide("fail", 1), Value(0));
    EXPECT_EQ(deciders.decide("held", 1), Value(0));
    EXPECT_NE(deciders.decide("loop", 1), Value(0));
    EXPECT_EQ(deciders.decide("held", 1), Value(0));
}

}  // namespace
}  // namespace moothall::workflows
