#include "panels/bounded_calls.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace moothall::panels {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds long_enough{60'000};
constexpr milliseconds short_while{20};

TEST(BoundedCalls, AreAllMadeBeforeTheirCallerGoesOn) {
    std::atomic<int> made = 0;
    BoundedCalls calls(2);

    calls.make(std::vector<std::function<void()>>(9, [&] { ++made; }), long_enough);

    EXPECT_EQ(made, 9);
}

TEST(BoundedCalls, AreNeverMoreAtOnceThanThereAreThreads) {
    std::atomic<int> now = 0;
    std::atomic<int> most = 0;
    std::promise<void> end;
    const auto ended = end.get_future().share();
    {
        BoundedCalls calls(3);
        const std::vector<std::function<void()>> slow(5, [&] {
            const int so_many = ++now;
            for (int seen = most; so_many > seen && !most.compare_exchange_weak(seen, so_many);) {
            }
            ended.wait();
            --now;
        });

        calls.make(slow, short_while);
        calls.make(slow, short_while);
        end.set_value();
    }

    EXPECT_EQ(most, 3);
}

TEST(BoundedCalls, ACallThatHasNotBegunInTimeIsNeverMade) {
    std::atomic<int> made = 0;
    std::promise<void> end;
    const auto ended = end.get_future().share();
    {
        BoundedCalls calls(1);
        calls.make({[ended] { ended.wait(); }}, short_while);

        calls.make({[&] { ++made; }}, short_while);
        end.set_value();
    }

    EXPECT_EQ(made, 0);
}

TEST(BoundedCalls, AThreadIsUsedAgainWhenASlowCallHasEnded) {
    std::promise<void> end;
    const auto ended = end.get_future().share();
    std::atomic<int> made = 0;
    BoundedCalls calls(1);
    calls.make({[ended] { ended.wait(); }}, short_while);

    end.set_value();
    calls.make({[&] { ++made; }}, long_enough);

    EXPECT_EQ(made, 1);
}

}  // namespace
}  // namespace moothall::panels
