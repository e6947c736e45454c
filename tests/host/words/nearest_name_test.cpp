#include "words/nearest_name.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace moothall::words {
namespace {

const std::vector<std::string> names = {"band", "band_d_pence", "disabled_reduction", "on"};

TEST(NearestName, FindsWhatWasMeant) {
    EXPECT_EQ(nearest_name("bnad", names), "band");
    EXPECT_EQ(nearest_name("Band", names), "band");
    EXPECT_EQ(nearest_name("recieved", {"removed", "received"}), "received");
    EXPECT_EQ(nearest_name("band_d_penc", names), "band_d_pence");
    EXPECT_EQ(nearest_name("disabled_reducton", names), "disabled_reduction");
}

TEST(NearestName, GivesNothingWhereNoneIsNear) {
    EXPECT_FALSE(nearest_name("postcode", names));
    EXPECT_FALSE(nearest_name("", names));
    EXPECT_FALSE(nearest_name(std::string(10'000, 'b'), names));
    EXPECT_FALSE(nearest_name("band", {}));
}

TEST(NearestName, EndsAMessage) {
    EXPECT_EQ(did_you_mean("bands", names), " Did you mean \"band\"?");
    EXPECT_EQ(did_you_mean("postcode", names), "");
}

}  // namespace
}  // namespace moothall::words
