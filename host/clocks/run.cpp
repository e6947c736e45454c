#include "clocks/run.h"

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

namespace moothall::clocks {
namespace {

/// One clock while its events are played.
class Playing {
public:
    explicit Playing(Restart restart) : restart_(restart) {}

    void take(const ClockEvent& event, Moment when) {
        switch (event.change) {
            case Change::started:
                start(when);
                return;
            case Change::paused:
                pause(event.reason, when);
                return;
            case Change::resumed:
                resume(event.reason, when);
                return;
            case Change::extended:
                assert(event.by);
                if (is_running()) {
                    run_->extensions.push_back(*event.by);
                }
                return;
            case Change::stopped:
                stop(when);
                return;
        }
    }

    std::optional<Run> as_of(Moment now) && {
        if (is_running() && gap_from_) {
            run_->paused_since = gap_from_;
            run_->standing.assign(reasons_.begin(), reasons_.end());
            close_gap(std::max(now, *gap_from_));
        }
        return std::move(run_);
    }

private:
    bool is_running() const { return run_ && !run_->stopped; }

    void start(Moment when) {
        if (is_running()) {
            return;
        }
        if (run_ && restart_ == Restart::adds_up) {
            run_->gaps.push_back({*run_->stopped, when});
            run_->stopped.reset();
        } else {
            run_ = Run{.started = when};
        }
        if (!reasons_.empty()) {
            gap_from_ = when;
        }
    }

    void pause(const std::string& reason, Moment when) {
        if (is_running() && !gap_from_) {
            gap_from_ = when;
        }
        reasons_.insert(reason);
    }

    void resume(const std::string& reason, Moment when) {
        reasons_.erase(reason);
        if (is_running() && gap_from_ && reasons_.empty()) {
            close_gap(when);
        }
    }

    void stop(Moment when) {
        if (!is_running()) {
            return;
        }
        if (gap_from_) {
            close_gap(when);
        }
        run_->stopped = when;
    }

    void close_gap(Moment until) { run_->gaps.push_back({*std::exchange(gap_from_, {}), until}); }

    Restart restart_;
    std::optional<Run> run_;
    std::set<std::string> reasons_;   // They stand whether the clock runs or not.
    std::optional<Moment> gap_from_;  // Set exactly while the clock runs and a reason stands.
};

}  // namespace

std::optional<Run> play(const ClockRule& rule, std::span<const ClockEvent> events, Moment now) {
    std::vector<const ClockEvent*> ours;
    for (const ClockEvent& event : events) {
        if (event.clock == rule.name) {
            ours.push_back(&event);
        }
    }
    const bool by_hours = rule.lasts.unit == Unit::hours;
    const auto when = [by_hours](const ClockEvent& event) {
        return by_hours ? Moment{Date{}, event.at} : Moment{event.on, event.at};
    };
    std::stable_sort(ours.begin(), ours.end(), [&when](const ClockEvent* a, const ClockEvent* b) {
        return when(*a) < when(*b);
    });
    Playing playing(rule.restart);
    for (const ClockEvent* event : ours) {
        playing.take(*event, {event->on, event->at});
    }
    return std::move(playing).as_of(now);
}

}  // namespace moothall::clocks
