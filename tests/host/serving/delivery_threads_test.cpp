#include "serving/delivery_threads.h"

#include <gmock/gmock.h>

#include <future>

#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"

namespace moothall::serving {
namespace {

/// Notes how many calls are under way at once, and lets none end before all threads have one.
class MeetingPoint final : public channel::Carrier {
public:
    Result<Table> deliver(const channel::Delivery&) override {
        std::unique_lock lock(mutex_);
        ++here_;
        changed_.notify_all();
        changed_.wait(lock, [this] { return here_ >= delivery_threads; });
        return Table{};
    }
    void wait_until_all_have_met() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return here_ >= delivery_threads; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t here_ = 0;
};

class DeliveringBeside : public ::testing::Test {
protected:
    DeliveringBeside() { council.publish(workflows::pitch_workflow("")); }

    const store::TemporaryFolder folder;
    workflows::SmallCouncil council{folder.path()};
};

TEST_F(DeliveringBeside, HandsOverSeveralAtOnceAndFinishesThemAtTheEnd) {
    auto carrier = std::make_unique<MeetingPoint>();
    MeetingPoint& meeting = *carrier;
    council.carriers.add("letter", std::move(carrier), "post").value();
    std::vector<std::string> references;
    for (std::size_t one = 0; one < delivery_threads; ++one) {
        references.push_back(council.open("parks.pitch", {}).reference);
    }

    {
        const DeliveryThreads threads(council.deliveries, [](const std::string&) {});
        meeting.wait_until_all_have_met();
    }

    for (const std::string& reference : references) {
        EXPECT_NO_THROW(council.event(reference, "case.delivered"));
    }
}

TEST_F(DeliveringBeside, ReportsAFaultAndGoesOn) {
    deliveries::Carriers failing([](auto...) { throw store::StoreFault("The disk is full."); });
    failing.add("letter", std::make_unique<MeetingPoint>(), "post").value();
    const deliveries::Deliveries host({*council.store, council.journal, council.folds, failing,
                                       council.clock, council.council.randomness,
                                       [](const std::string&) {}});
    council.open("parks.pitch", {});
    std::promise<std::string> told;

    DeliveryThreads threads(host, [&](const std::string& fault) { told.set_value(fault); });

    EXPECT_EQ(told.get_future().get(), "The disk is full.");
    EXPECT_FALSE(threads.have_ended_within(std::chrono::microseconds(0)));
    threads.ask_to_stop();
    EXPECT_TRUE(threads.have_ended_within(std::chrono::minutes(1)));
}

TEST_F(DeliveringBeside, IsNothingWhereNothingCanBeDelivered) {
    DeliveryThreads threads(council.deliveries, [](const std::string&) {});

    EXPECT_TRUE(threads.have_ended_within(std::chrono::microseconds(0)));
}

}  // namespace
}  // namespace moothall::serving
