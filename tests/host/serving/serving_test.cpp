#include "serving/serving.h"

#include <gmock/gmock.h>

#include <future>

#include "host/serving/listening_socket.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"

namespace moothall::serving {
namespace {

using std::chrono::microseconds;
using std::chrono::seconds;
using ::testing::Contains;
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
    Woken look() override {
        return looks_left == 0 ? Woken::to_stop : (--looks_left, Woken::by_time);
    }

    std::vector<microseconds> waited;
    std::function<void()> meanwhile = {};
    std::size_t looks_left = 1'000'000;  ///< Until the word to stop comes in the midst of work.

private:
    calendar::FixedClock& clock_;
    std::size_t left_;
};

class Serving : public ::testing::Test {
protected:
    void serve_through(std::size_t waits) {
        time = std::make_unique<PassingTime>(council.clock, waits);
        time->meanwhile = meanwhile;
        time->looks_left = looks;
        serve({council.council, manager, *time,
               [this](const std::string& fault) { faults.push_back(fault); }});
    }

    const store::TemporaryFolder folder;
    workflows::SmallCouncil council{folder.path() / "data"};
    ListeningSocket socket{folder.path() / "notify"};
    ServiceManager manager{folder.path() / "notify", std::nullopt};
    std::unique_ptr<PassingTime> time;
    std::function<void()> meanwhile;
    std::size_t looks = 1'000'000;
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

/// Each timer that is taken lasts a second.
void let_timers_last(workflows::SmallCouncil& council) {
    council.meanwhile = [&council] {
        council.clock.advance(seconds(1));
        let_timers_last(council);
    };
}

constexpr const char* slow_timer =
    "  states = { asked = { title = \"Asked for\", initial = true, timers = { look = { after = "
    "days(1), act = function() parks.meanwhile {} return { note \"Looked\" } end } } }, refused = "
    "{ title = \"Refused\", final = true, keep = \"parks.pitch\" }, waiting = { title = "
    "\"Waiting\" } },\n";

TEST_F(Serving, IsHeardByTheWatchdogInTheMidstOfMuchThatIsDue) {
    council.publish(workflows::pitch_workflow("", slow_timer));
    for (int i = 0; i < 10; ++i) {
        council.open("parks.pitch", {});
    }
    council.clock.set(parse_instant("2026-05-10T09:00:00Z").value());
    let_timers_last(council);
    manager.watchdog = seconds(8);

    serve_through(1);

    const auto heard = socket.heard();
    EXPECT_EQ(std::ranges::find(heard, "READY=1") - heard.begin(), 5);  // At 0, 2, 4, 6 and 8.
    EXPECT_THAT(faults, IsEmpty());
    EXPECT_THAT(council.reports, IsEmpty());
}

TEST_F(Serving, StopsInTheMidstOfMuchThatIsDueAndLeavesTheRestDue) {
    council.publish(workflows::pitch_workflow("", slow_timer));
    std::vector<std::string> references;
    for (int i = 0; i < 10; ++i) {
        references.push_back(council.open("parks.pitch", {}).reference);
    }
    council.clock.set(parse_instant("2026-05-10T09:00:00Z").value());
    looks = 4;

    serve_through(1);

    EXPECT_THAT(socket.heard(), ElementsAre("STOPPING=1"));
    EXPECT_THAT(time->waited, IsEmpty());
    const auto looked_at = std::ranges::count_if(references, [&](const std::string& reference) {
        return council.show(reference).timers.empty();
    });
    EXPECT_EQ(looked_at, 4);
}

/// A carrier that says when it is called, and answers when it may.
class SlowCarrier final : public channel::Carrier {
public:
    Result<Table> deliver(const channel::Delivery&) override {
        called.set_value();
        may_answer.get_future().wait();
        return Table{};
    }

    std::promise<void> called;
    std::promise<void> may_answer;
};

TEST_F(Serving, TakesTimersWhileALetterIsHandedOverAndWaitsForItAtTheEnd) {
    auto slow = std::make_unique<SlowCarrier>();
    SlowCarrier& carrier = *slow;
    council.carriers.add("letter", std::move(slow), "post").value();
    council.publish(workflows::pitch_workflow(""));
    const auto reference = council.open("parks.pitch", {}).reference;
    council.clock.set(parse_instant("2026-06-01T09:00:00Z").value());
    meanwhile = [&] {
        carrier.called.get_future().wait();
        EXPECT_EQ(council.show(reference).state, "refused");
        carrier.may_answer.set_value();
    };

    serve_through(1);

    EXPECT_EQ(council.event(reference, "case.delivered").facts.text("name"), "received");
    EXPECT_THAT(socket.heard(), Contains("STOPPING=1"));
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
