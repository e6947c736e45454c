#include "channels/operation_measures.h"

#include <gmock/gmock.h>

namespace moothall::channels {
namespace {

using std::chrono::microseconds;

TEST(OperationMeasures, CountsEachOperationByHowItEnded) {
    OperationMeasures measures({"case.act", "case.show"});
    measures.called("case.act", Ending::done, microseconds(700));
    measures.called("case.act", Ending::done, microseconds(700));
    measures.called("case.act", Ending::refused, microseconds(50));
    measures.called("case.show", Ending::failed, microseconds(50));

    std::vector<double> counts;
    const channel::Measure calls = measures.measures().front();
    for (const channel::Sample& sample : calls.samples) {
        counts.push_back(sample.value);
    }
    EXPECT_THAT(counts, testing::ElementsAre(2, 1, 0, 0, 0, 1));
}

TEST(OperationMeasures, SaysHowManyTookNoLongerThanEachBound) {
    OperationMeasures measures({"case.act", "case.show"});
    measures.called("case.act", Ending::done, microseconds(100));
    measures.called("case.act", Ending::done, microseconds(700));
    measures.called("case.act", Ending::done, std::chrono::seconds(9));

    const channel::Measure durations = measures.measures().back();
    ASSERT_EQ(durations.samples.size(), 1U);
    const channel::Sample& sample = durations.samples.front();
    EXPECT_EQ(sample.count, 3U);
    EXPECT_DOUBLE_EQ(sample.value, 9.0008);
    EXPECT_EQ(sample.buckets.front().count, 1U);
    EXPECT_EQ(sample.buckets.at(1).count, 1U);
    EXPECT_EQ(sample.buckets.at(2).count, 2U);
    EXPECT_EQ(sample.buckets.back().count, 2U);
}

TEST(OperationMeasures, ANameThatIsNoOperationsIsNoLabel) {
    OperationMeasures measures({"case.act"});
    measures.called("case.CT-26-000417-T", Ending::refused, microseconds(1));

    for (const channel::Measure& measure : measures.measures()) {
        for (const channel::Sample& sample : measure.samples) {
            EXPECT_EQ(sample.labels.front().second, "case.act");
            EXPECT_EQ(sample.value, 0);
        }
    }
}

}  // namespace
}  // namespace moothall::channels
