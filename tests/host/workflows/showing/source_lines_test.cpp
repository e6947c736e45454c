#include "workflows/showing/source_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace moothall::workflows {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(DifferingLines, AreNoneBetweenATextAndItself) {
    EXPECT_THAT(differing_lines("", ""), IsEmpty());
    EXPECT_THAT(differing_lines("one\ntwo\n", "one\ntwo\n"), IsEmpty());
}

TEST(DifferingLines, AreToldWithTheLineThatTheyStandOn) {
    EXPECT_THAT(differing_lines("a\nb\nc\nd\n", "a\nB\nc\nd\n"), ElementsAre("- 2: b", "+ 2: B"));
    EXPECT_THAT(differing_lines("a\nb\nc\n", "a\nc\n"), ElementsAre("- 2: b"));
    EXPECT_THAT(differing_lines("", "a\nb"), ElementsAre("+ 1: a", "+ 2: b"));
}

TEST(DifferingLines, LeaveOutWhatTwoChangesHaveBetweenThem) {
    EXPECT_THAT(differing_lines("a\nb\nc\nd\ne\n", "A\nb\nc\nd\nE\n"),
                ElementsAre("- 1: a", "+ 1: A", "- 5: e", "+ 5: E"));
}

TEST(DifferingLines, OfTextsTooLongToCompareAreAllOldThenAllNew) {
    std::string before;
    std::string after;
    for (int line = 0; line < 5000; ++line) {
        before += "b" + std::to_string(line) + "\n";
        after += "a" + std::to_string(line) + "\n";
    }

    EXPECT_THAT(differing_lines(before, after), SizeIs(10'000));
}

}  // namespace
}  // namespace moothall::workflows
