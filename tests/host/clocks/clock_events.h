#pragma once

#include <moothall/service/date.h>

#include <string>
#include <vector>

#include "calendar/london.h"
#include "clocks/deadline.h"

namespace moothall::clocks::testing {

inline Date day(const char* text) {
    return parse_date(text).value();
}

/// Noon or so of a day: as good as any moment for a clock in days.
inline Instant during(Date date) {
    return calendar::london_midnight(date) + std::chrono::hours{12};
}

/// What happened to a clock called "decide", in the order in which it was recorded.
class Events {
public:
    Events& started(Date on) { return add(Change::started, on, {}); }
    Events& stopped(Date on) { return add(Change::stopped, on, {}); }
    Events& paused(Date on, const std::string& reason) { return add(Change::paused, on, reason); }
    Events& resumed(Date on, const std::string& reason) { return add(Change::resumed, on, reason); }
    Events& extended(Date on, Duration by) {
        add(Change::extended, on, {});
        all.back().by = by;
        return *this;
    }
    Events& started_at(Instant at) { return add_at(Change::started, at, {}); }
    Events& stopped_at(Instant at) { return add_at(Change::stopped, at, {}); }
    Events& paused_at(Instant at, const std::string& reason) {
        return add_at(Change::paused, at, reason);
    }
    Events& resumed_at(Instant at, const std::string& reason) {
        return add_at(Change::resumed, at, reason);
    }

    std::vector<ClockEvent> all = {};

private:
    Events& add(Change change, Date on, const std::string& reason) {
        all.push_back({change, "decide", on, during(on), reason, {}});
        return *this;
    }
    Events& add_at(Change change, Instant at, const std::string& reason) {
        all.push_back({change, "decide", calendar::london_date(at), at, reason, {}});
        return *this;
    }
};

inline ClockRule working_days(int count) {
    return {.name = "decide", .lasts = {count, Unit::working_days}};
}

inline ClockRule calendar_days(int count) {
    return {.name = "decide", .lasts = {count, Unit::days}};
}

inline ClockRule hours_of_the_clock(int count) {
    return {.name = "decide", .lasts = {count, Unit::hours}};
}

inline Deadline on_day(const ClockRule& rule, const Events& events, Date today) {
    return compute(rule, events.all, calendar::Calendars(), during(today)).value();
}

}  // namespace moothall::clocks::testing
