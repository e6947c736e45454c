#include "network/together.h"

#include <gtest/gtest.h>

#include <future>
#include <latch>
#include <numeric>

#include "plugins/http_server/network/nobody.h"

namespace moothall::http_server {
namespace {

/// Notes in which of the places it was answered.
class Asked final : public Waiting {
public:
    Asked(int number, std::atomic<int>& answers, std::latch& ended)
        : Waiting({{}, std::to_string(number), {}, ""}), answers_(answers), ended_(ended) {}

    void end(channel::Outcome outcome) override {
        answers_ += static_cast<int>(*outcome.answer->as_integer());
        ended_.count_down();
    }

private:
    std::atomic<int>& answers_;
    std::latch& ended_;
};

TEST(Together, CommandsThatComeWhileOthersAreDoneAreDoneInFewGoesAndEachGetsItsOwnOutcome) {
    constexpr int count = 50;
    Nobody nobody;
    channel::Council council = council_of(nobody);
    std::latch began(1);
    std::promise<void> release;
    const std::shared_future<void> released = release.get_future().share();
    std::mutex mutex;
    std::vector<std::size_t> goes;
    council.together = [&](std::span<const channel::Command> commands) {
        if (commands.front().operation == "0") {
            began.count_down();
            released.wait();
        }
        std::vector<channel::Outcome> outcomes;
        for (const channel::Command& command : commands) {
            outcomes.push_back({Value(std::stoi(command.operation))});
        }
        const std::lock_guard lock(mutex);
        goes.push_back(commands.size());
        return outcomes;
    };
    boost::asio::thread_pool threads(3);
    std::atomic<int> answers = 0;
    std::latch ended(count);
    Together together(council, threads);

    together.add(std::make_unique<Asked>(0, answers, ended));
    began.wait();
    for (int number = 1; number < count; ++number) {
        together.add(std::make_unique<Asked>(number, answers, ended));
    }
    release.set_value();
    ended.wait();
    threads.join();

    EXPECT_EQ(answers, count * (count - 1) / 2);
    EXPECT_EQ(std::accumulate(goes.begin(), goes.end(), std::size_t{0}), std::size_t{count});
    EXPECT_LE(goes.size(), 5U);
}

}  // namespace
}  // namespace moothall::http_server
