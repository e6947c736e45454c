#include "serving/serving.h"

#include <gmock/gmock.h>

#include "host/serving/listening_socket.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"

namespace moothall::serving {
namespace {

using std::chrono::microseconds;
using std::chrono::seconds;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Time passes while it waits, and nobody has to.
class PassingTime final : public Waiting {
public:
    PassingTime(calendar::FixedClock& clock, std::size_t waits) : clock_(clock), left_(waits) {}

    Woken wait(microseconds at_most) override {
        waited.push_back(at_most);
        if (meanwhile) {
            meanwhile();
        }
        clock_.advance(at_most);
        return --left_ == 0 ? Woken::to_stop : Woken::by_time;
    }

    std::vector<microseconds> waited;
    std::function<void()> meanwhile = {};

private:
    calendar::FixedClock& clock_;
    std::size_t left_;
};

class Serving : public ::testing::Test {
protected:
    void serve_through(std::size_t waits) {
        time = std::make_unique<PassingTime>(council.clock, waits);
        time->meanwhile = meanwhile;
        serve({council.council, manager, *time,
               [this](const std::string& fault) { faults.push_back(fault); }});
    }

    const store::TemporaryFolder folder;
    workflows::SmallCouncil council{folder.path() / "data"};
    ListeningSocket socket{folder.path() / "notify"};
    ServiceManager manager{folder.path() / "notify", std::nullopt};
    std::unique_ptr<PassingTime> time;
    std::function<void()> meanwhile;
    std::vector<std::string> faults;
};

TEST_F(Serving, SaysThatItIsReadyAndThatItStops) {
    serve_through(3);

    EXPECT_THAT(socket.heard(), ElementsAre("READY=1", "STOPPING=1"));
    EXPECT_THAT(time->waited, ElementsAre(longest_wait, longest_wait, longest_wait));
    EXPECT_THAT(faults, IsEmpty());
}

TEST_F(Serving, TakesATimerAtTheMomentItFallsDue) {
    council.publish(workflows::pitch_workflow(""));
    const auto reference = council.open("parks.pitch", {}).reference;
    council.clock.set(parse_instant("2026-05-10T22:59:57.500Z").value());

    serve_through(2);

    EXPECT_EQ(time->waited.front(), microseconds(2'500'000));
    EXPECT_EQ(council.show(reference).state, "refused");
}

TEST_F(Serving, TakesWhatWasDueBeforeItSaysThatItIsReady) {
    council.publish(workflows::pitch_workflow(""));
    const auto reference = council.open("parks.pitch", {}).reference;
    council.clock.set(parse_instant("2026-06-01T09:00:00Z").value());

    serve_through(1);

    EXPECT_EQ(council.show(reference).state, "refused");
}

TEST_F(Serving, IsHeardByTheWatchdogTwiceInItsTime) {
    manager.watchdog = seconds(4);

    serve_through(3);

    EXPECT_THAT(socket.heard(),
                ElementsAre("READY=1", "WATCHDOG=1", "WATCHDOG=1", "WATCHDOG=1", "STOPPING=1"));
    EXPECT_THAT(time->waited, Each(microseconds(seconds(2))));
}

TEST_F(Serving, PausesWhereATimerStaysDue) {
    council.publish(workflows::pitch_workflow(
        "",
        "  states = { asked = { title = \"Asked for\", initial = true, timers = { break_down = "
        "{ after = days(1), act = function() parks.fragile {} end } } }, refused = { title = "
        "\"Refused\", final = true, keep = \"parks.pitch\" }, waiting = { title = \"Waiting\" "
        "} },\n"));
    council.open("parks.pitch", {});
    council.clock.set(parse_instant("2026-05-10T09:00:00Z").value());

    serve_through(4);

    EXPECT_THAT(time->waited, Each(microseconds(longest_wait)));
    EXPECT_THAT(council.reports, SizeIs(Ge(4U)));
}

}  // namespace
}  // namespace moothall::serving
