#include "network/lane_council.h"

#include <gtest/gtest.h>

#include <boost/asio/post.hpp>

#include "plugins/http_server/network/nobody.h"

namespace moothall::http_server {
namespace {

/// Counts how many are held and how many ever were.
struct Counted {
    int now = 0;
    int ever = 0;
};

class CountedMoment final : public channel::Moment {
public:
    explicit CountedMoment(Counted& counted) : counted_(counted) {
        ++counted_.now;
        ++counted_.ever;
    }
    ~CountedMoment() override { --counted_.now; }

    channel::Operations& operations() override { return nobody_; }
    channel::Identity& identity() override { return nobody_; }

private:
    Counted& counted_;
    Nobody nobody_;
};

class LaneCouncilTest : public testing::Test {
protected:
    LaneCouncilTest() {
        council.moment = [this] { return std::make_unique<CountedMoment>(counted); };
    }

    /// Nobody answers, which is an answer.
    void ask() { EXPECT_FALSE(lane_council.face().operations.call({}, "case.show", {}, "")); }

    Counted counted;
    Nobody nobody;
    channel::Council council = council_of(nobody);
    boost::asio::io_context lane{1};
    LaneCouncil lane_council{council, lane};
};

TEST_F(LaneCouncilTest, WhatIsAskedWithinARoundIsAskedOfOneMoment) {
    boost::asio::post(lane, [this] { ask(); });
    boost::asio::post(lane, [this] { ask(); });
    lane.run();
    EXPECT_EQ(counted.ever, 1);
    EXPECT_EQ(counted.now, 0);
}

TEST_F(LaneCouncilTest, WhatComesLaterIsAskedOfALaterMoment) {
    boost::asio::post(lane, [this] {
        ask();
        boost::asio::post(lane, [this] { ask(); });
    });
    lane.run();
    EXPECT_EQ(counted.ever, 2);
}

TEST_F(LaneCouncilTest, HoldsNothingWhileNobodyAsks) {
    boost::asio::post(lane, [] {});
    lane.run();
    EXPECT_EQ(counted.ever, 0);
}

TEST_F(LaneCouncilTest, AsksTheCouncilItselfWhereNoMomentIsAtHand) {
    council.moment = [] { return nullptr; };
    boost::asio::post(lane, [this] { ask(); });
    EXPECT_EQ(lane.run(), 2);
    EXPECT_EQ(counted.ever, 0);
}

}  // namespace
}  // namespace moothall::http_server
