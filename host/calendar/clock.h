#pragma once

#include <moothall/service/date.h>

#include <atomic>

namespace moothall::calendar {

/// Tells the time. Whatever needs it is given one, so that a test can say what time it is.
///
/// Threads: any.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

/// The machine's own clock. No other code of the project reads the time.
class SystemClock final : public Clock {
public:
    Instant now() const override;
};

/// A clock that stands where it was set: for tests, and for MOOTHALL_NOW in demonstrations.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant now);

    Instant now() const override;
    void set(Instant now);
    void advance(std::chrono::microseconds by);

private:
    std::atomic<Instant::rep> now_;
};

}  // namespace moothall::calendar
