#include "identity/waits.h"

#include <gmock/gmock.h>

namespace moothall::identity {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::HasSubstr;

TEST(Waits, AreToldInMinutesThatAreNeverTooFew) {
    EXPECT_THAT(refused_to_wait(minutes(4)).reason, HasSubstr("wait 4 minutes"));
    EXPECT_THAT(refused_to_wait(minutes(4) + seconds(1)).reason, HasSubstr("wait 5 minutes"));
    EXPECT_THAT(refused_to_wait(seconds(1)).reason, HasSubstr("wait 1 minute before"));
}

TEST(Waits, OfIpv6AreThoseOfItsFirst64Bits) {
    EXPECT_EQ(network_of("2001:db8:0:1::1"), network_of("2001:db8:0:1:ffff:1:2:3"));
    EXPECT_NE(network_of("2001:db8:0:1::1"), network_of("2001:db8:0:2::1"));
    EXPECT_EQ(network_of("fe80::1%eth0"), network_of("fe80::2"));
}

TEST(Waits, OfIpv4AreThoseOfTheAddressHoweverItIsWritten) {
    EXPECT_EQ(network_of("192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(network_of("::ffff:192.0.2.7"), "192.0.2.7");
    EXPECT_NE(network_of("192.0.2.7"), network_of("192.0.2.8"));
}

TEST(Waits, OfWhatIsNoAddressAreItsOwn) {
    EXPECT_EQ(network_of(""), "");
    EXPECT_EQ(network_of("a proxy"), "a proxy");
    EXPECT_LE(network_of(std::string(5'000, 'x')).size(), 64U);
}

}  // namespace
}  // namespace moothall::identity
