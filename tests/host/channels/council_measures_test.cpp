#include "channels/council_measures.h"

#include <gmock/gmock.h>

#include <map>

#include "channels/channel_council.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"

namespace moothall::channels {
namespace {

/// What a measure says under the labels' values, "moothall_cases_open parks.pitch".
std::map<std::string, double> figures_of(const std::vector<channel::Measure>& measures) {
    std::map<std::string, double> figures;
    for (const channel::Measure& measure : measures) {
        for (const channel::Sample& sample : measure.samples) {
            std::string name = measure.name;
            for (const auto& [label, value] : sample.labels) {
                name += " " + value;
            }
            figures[name] = sample.value;
        }
    }
    return figures;
}

class CouncilMeasures : public ::testing::Test {
protected:
    CouncilMeasures() {
        council.publish(
            workflows::pitch_workflow(R"(let = { title = "Let", from = "asked", to = "done" },)"));
    }

    std::map<std::string, double> figures() {
        return figures_of(council_measures(council.council));
    }

    store::TemporaryFolder folder;
    workflows::SmallCouncil council{folder.path()};
};

TEST_F(CouncilMeasures, CountsOpenCasesEventsAndWhatIsToBeDelivered) {
    council.open("parks.pitch", {});
    const auto closed = council.open("parks.pitch", {});
    const double before = figures().at("moothall_events_total");
    ASSERT_TRUE(council.act(closed.reference, "let"));

    const auto now = figures();
    EXPECT_EQ(now.at("moothall_cases_open parks.pitch"), 1);
    EXPECT_GT(now.at("moothall_events_total"), before);
    EXPECT_EQ(now.at("moothall_deliveries_waiting letter"), 2);
    EXPECT_EQ(now.at("moothall_attention_waiting"), 0);
}

TEST_F(CouncilMeasures, CountsTimersFromWhenTheyAreDueUntilTheyAreTaken) {
    council.open("parks.pitch", {});
    EXPECT_EQ(figures().at("moothall_timers_overdue parks"), 0);

    council.clock.advance(std::chrono::days(8));

    EXPECT_EQ(figures().at("moothall_timers_overdue parks"), 1);
    council.deciding.take_due_timers(council.clock.now());
    EXPECT_EQ(figures()["moothall_timers_overdue parks"], 0);
}

TEST_F(CouncilMeasures, NoLabelNamesACaseOrAPerson) {
    ChannelCouncil channels(council.council);
    const channel::Caller ben{"officer/ben", "Ben Ash", "ben", {"caseworker"}, {"parks"}, {}};
    const auto reference = council.open("parks.pitch", {}).reference;
    auto& operations = channels.face().operations;
    ASSERT_TRUE(operations.call(ben, "case.show", Table{}.set("reference", reference), ""));
    ASSERT_FALSE(operations.call(ben, "case.show", Table{}.set("reference", "PK-26-9"), ""));
    ASSERT_FALSE(operations.call(ben, reference, {}, ""));

    const auto now = figures_of(channels.measures());
    EXPECT_EQ(now.at("moothall_operations_total case.show done"), 1);
    EXPECT_EQ(now.at("moothall_operations_total case.show refused"), 1);
    for (const auto& [name, value] : now) {
        EXPECT_THAT(name, testing::Not(testing::HasSubstr(reference)));
        EXPECT_THAT(name, testing::Not(testing::ContainsRegex("[Bb]en|PK-")));
    }
}

}  // namespace
}  // namespace moothall::channels
