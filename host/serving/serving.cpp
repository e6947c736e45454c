#include "serving/serving.h"

#include <algorithm>
#include <optional>

#include "cases/due/settling.h"
#include "operations/operation.h"
#include "serving/delivery_threads.h"

namespace moothall::serving {
namespace {

/// While deliveries end: often enough for any watchdog.
constexpr std::chrono::seconds heard_every(1);

/// Says to the watchdog that this service lives, not more often than it has to.
class Heartbeat {
public:
    Heartbeat(const ServiceManager& manager, const calendar::Clock& clock)
        : manager_(manager), clock_(clock) {}

    void beat() {
        if (manager_.watchdog) {
            manager_.tell("WATCHDOG=1");
            last_ = clock_.now();
        }
    }

    /// In the midst of work. A clock that was set back is no reason to be silent.
    void beat_when_due() {
        if (!manager_.watchdog) {
            return;
        }
        const Instant now = clock_.now();
        if (!last_ || now < *last_ || now - *last_ >= *manager_.watchdog / 4) {
            beat();
        }
    }

private:
    const ServiceManager& manager_;
    const calendar::Clock& clock_;
    std::optional<Instant> last_;
};

/// The door of a job: a fault is reported, and the job done again later.
class Job {
public:
    explicit Job(const ServingParts& parts, Heartbeat& heartbeat)
        : parts_(parts), heartbeat_(heartbeat) {}

    /// Gives how long nothing will be due.
    std::chrono::microseconds run() {
        try {
            const auto pause = take_what_is_due();
            fault_.clear();
            return pause;
        } catch (const std::exception& fault) {
            if (fault_ != fault.what()) {
                fault_ = fault.what();
                parts_.report(fault_);
            }
        }
        return longest_wait;
    }

    /// Whether the word to stop came while it ran.
    bool is_to_stop() const { return is_to_stop_; }

private:
    std::chrono::microseconds take_what_is_due() {
        operations::Council& council = parts_.council;
        operations::do_what_is_due(council, [this] { return between_timers(); });
        const auto reader = council.store.read();
        if (!cases::is_settled(*reader)) {
            return std::chrono::microseconds(0);  // One batch was; the others wait for their turn.
        }
        const auto next = council.deciding.next_timer_due(*reader);
        const auto now = council.clock.now();
        if (!next || *next >= now + longest_wait) {
            return longest_wait;
        }
        // What failed stays due: it is tried again, but not without a pause.
        return *next > now ? *next - now : std::chrono::microseconds(longest_wait);
    }

    workflows::Onward between_timers() {
        heartbeat_.beat_when_due();
        is_to_stop_ = is_to_stop_ || parts_.waiting.look() == Woken::to_stop;
        return is_to_stop_ ? workflows::Onward::stop : workflows::Onward::go_on;
    }

    const ServingParts& parts_;
    Heartbeat& heartbeat_;
    std::string fault_;
    bool is_to_stop_ = false;
};

}  // namespace

void serve(const ServingParts& parts) {
    Heartbeat heartbeat(parts.manager, parts.council.clock);
    Job job(parts, heartbeat);
    DeliveryThreads deliveries(parts.council.deliveries, parts.report);
    auto pause = job.run();
    if (!job.is_to_stop()) {
        parts.manager.tell("READY=1");
    }
    while (!job.is_to_stop()) {
        heartbeat.beat();
        if (parts.manager.watchdog) {
            pause = std::min(pause, *parts.manager.watchdog / 2);
        }
        if (parts.waiting.wait(pause) == Woken::to_stop) {
            break;
        }
        pause = job.run();
    }
    parts.manager.tell("STOPPING=1");
    deliveries.ask_to_stop();
    while (!deliveries.have_ended_within(heard_every)) {
        heartbeat.beat();  // A channel that hangs is ended by the service manager, in its time.
    }
}

}  // namespace moothall::serving
