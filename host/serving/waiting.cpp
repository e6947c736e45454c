#include "serving/waiting.h"

#include <pthread.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <system_error>

namespace moothall::serving {
namespace {

sigset_t stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

}  // namespace

SignalWaiting::SignalWaiting() {
    const sigset_t signals = stop_signals();
    if (const int error = ::pthread_sigmask(SIG_BLOCK, &signals, nullptr); error != 0) {
        throw std::system_error(error, std::generic_category(), "Signals cannot be waited for");
    }
}

Woken SignalWaiting::wait(std::chrono::microseconds at_most) {
    const auto whole = std::max(at_most, std::chrono::microseconds(0));
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(whole);
    const timespec limit{static_cast<time_t>(seconds.count()),
                         static_cast<long>(std::chrono::nanoseconds(whole - seconds).count())};
    const sigset_t signals = stop_signals();
    // Woken for something else, it comes back early; whoever waits looks again anyway.
    return ::sigtimedwait(&signals, nullptr, &limit) > 0 ? Woken::to_stop : Woken::by_time;
}

}  // namespace moothall::serving
