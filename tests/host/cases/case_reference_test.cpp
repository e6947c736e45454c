#include "cases/case_reference.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace moothall::cases {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Any reference that the council can give.
std::string any_reference() {
    static const std::vector<std::string> letters{"CT", "HO", "PY", "LO", "FD", "RG", "AA", "ZZ"};
    return make_reference(*rc::gen::elementOf(letters), *rc::gen::inRange(2000, 2100),
                          *rc::gen::inRange<std::int64_t>(1, 100'000'000));
}

TEST(CaseReference, IsMadeAsTheContractSays) {
    EXPECT_EQ(make_reference("CT", 2026, 417), "CT-26-000417-T");
    EXPECT_EQ(make_reference("HO", 2003, 1'234'567).substr(0, 14), "HO-03-1234567-");
}

TEST(CaseReference, IsRightAsItWasMade) {
    EXPECT_TRUE(rc::check([] { RC_ASSERT(check_letter_is_right(any_reference())); }));
}

TEST(CaseReference, ShowsEveryWrongDigit) {
    EXPECT_TRUE(rc::check([] {
        const std::string right = any_reference();
        for (std::size_t at = 0; at < right.size(); ++at) {
            for (char digit = '0'; is_digit(right[at]) && digit <= '9'; ++digit) {
                std::string wrong = right;
                wrong[at] = digit;
                RC_ASSERT(check_letter_is_right(wrong) == (digit == right[at]));
            }
        }
    }));
}

TEST(CaseReference, ShowsEverySwapOfNeighbouringDigits) {
    EXPECT_TRUE(rc::check([] {
        const std::string right = any_reference();
        for (std::size_t at = 3; at + 3 < right.size(); ++at) {
            const std::size_t next = right[at + 1] == '-' ? at + 2 : at + 1;
            std::string wrong = right;
            std::swap(wrong[at], wrong[next]);
            const bool both = is_digit(right[at]) && is_digit(right[next]);
            RC_ASSERT(!both || check_letter_is_right(wrong) == (right[at] == right[next]));
        }
    }));
}

TEST(CaseReference, IsUnderstoodHoweverItIsTyped) {
    for (const char* typed :
         {"CT-26-000417-T", "ct26000417t", "ct-26-000417-t", "CT 26 000417 T", " Ct26000417T "}) {
        EXPECT_EQ(normal_reference(typed), "CT-26-000417-T") << typed;
    }
}

TEST(CaseReference, IsNotWhatCannotBeOne) {
    for (const char* typed :
         {"", "-", "CT-26-417-T", "CT-26-00041A-T", "4T-26-000417-T", "CT-26-000417-5",
          "C-26-0000417-T", "CTT26000417", "ŵT-26-000417-T"}) {
        EXPECT_FALSE(normal_reference(typed)) << typed;
    }
    EXPECT_FALSE(normal_reference(std::string(10'000, 'A')));
    EXPECT_FALSE(normal_reference(std::string("CT-26-000417\0-T", 15)));
}

}  // namespace
}  // namespace moothall::cases
