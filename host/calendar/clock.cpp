#include "calendar/clock.h"

namespace moothall::calendar {

Instant SystemClock::now() const {
    return std::chrono::floor<Instant::duration>(std::chrono::system_clock::now());
}

FixedClock::FixedClock(Instant now) : now_(now.time_since_epoch().count()) {}

Instant FixedClock::now() const {
    return Instant{Instant::duration{now_.load()}};
}

void FixedClock::set(Instant now) {
    now_ = now.time_since_epoch().count();
}

void FixedClock::advance(std::chrono::microseconds by) {
    now_ += by.count();
}

}  // namespace moothall::calendar
