#include "doctor/amounts.h"

#include <gtest/gtest.h>

namespace moothall::doctor {
namespace {

using std::chrono::microseconds;

TEST(Amounts, AreToldInTheLargestUnitThatFits) {
    EXPECT_EQ(bytes_in_words(1), "1 byte");
    EXPECT_EQ(bytes_in_words(1'023), "1023 bytes");
    EXPECT_EQ(bytes_in_words(1'536), "1.5 KiB");
    EXPECT_EQ(bytes_in_words(std::int64_t{5} << 30), "5.0 GiB");
    EXPECT_EQ(time_in_words(microseconds(999)), "999 microseconds");
    EXPECT_EQ(time_in_words(microseconds(1'500)), "1 millisecond");
    EXPECT_EQ(time_in_words(std::chrono::seconds(-61)), "1 minute");
    EXPECT_EQ(time_in_words(std::chrono::days(3)), "3 days");
    EXPECT_EQ(count_in_words(0, "timer"), "0 timers");
    EXPECT_EQ(count_in_words(1, "timer"), "1 timer");
}

}  // namespace
}  // namespace moothall::doctor
