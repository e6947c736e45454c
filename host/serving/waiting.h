#pragma once

#include <chrono>

namespace moothall::serving {

/// Why a wait was over.
enum class Woken { by_time, to_stop };

/// Waits for time to pass or for the word to stop. Whatever waits is given one, so that tests need
/// not.
class Waiting {
public:
    virtual ~Waiting() = default;
    virtual Woken wait(std::chrono::microseconds at_most) = 0;
    /// Whether the word to stop has come, without waiting: to_stop once for each word.
    virtual Woken look() = 0;
};

/// Waits for real; SIGTERM and SIGINT are the word to stop, also if they came before the wait.
/// Make it before any thread is started: only those started after it leave the signals to it.
class SignalWaiting final : public Waiting {
public:
    SignalWaiting();
    Woken wait(std::chrono::microseconds at_most) override;
    Woken look() override { return wait(std::chrono::microseconds(0)); }
};

}  // namespace moothall::serving
