#include "serving/waiting.h"

#include <gtest/gtest.h>
#include <pthread.h>

#include <csignal>

namespace moothall::serving {
namespace {

using std::chrono::microseconds;

TEST(SignalWaiting, IsWokenToStopBySigtermAndSigintEvenIfTheyCameBefore) {
    for (const int signal : {SIGTERM, SIGINT}) {
        SignalWaiting waiting;
        ::pthread_kill(::pthread_self(), signal);

        EXPECT_EQ(waiting.wait(std::chrono::hours(1)), Woken::to_stop);
    }
}

TEST(SignalWaiting, IsWokenByTimeAtOnceWhereThereIsNoneLeft) {
    SignalWaiting waiting;
    EXPECT_EQ(waiting.wait(microseconds(0)), Woken::by_time);
    EXPECT_EQ(waiting.wait(microseconds(-1)), Woken::by_time);
    EXPECT_EQ(waiting.wait(microseconds(1)), Woken::by_time);
}

}  // namespace
}  // namespace moothall::serving
