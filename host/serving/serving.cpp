#include "serving/serving.h"

#include <algorithm>

#include "cases/due/settling.h"
#include "operations/operation.h"

namespace moothall::serving {
namespace {

/// Takes what is due and tells how long nothing is.
std::chrono::microseconds take_what_is_due(operations::Council& council) {
    operations::do_what_is_due(council);
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

/// The door of a job: a fault is reported, and the job done again later.
class Job {
public:
    explicit Job(const ServingParts& parts) : parts_(parts) {}

    std::chrono::microseconds run() {
        try {
            const auto pause = take_what_is_due(parts_.council);
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

private:
    const ServingParts& parts_;
    std::string fault_;
};

}  // namespace

void serve(const ServingParts& parts) {
    Job job(parts);
    auto pause = job.run();
    parts.manager.tell("READY=1");
    while (true) {
        if (parts.manager.watchdog) {
            parts.manager.tell("WATCHDOG=1");
            pause = std::min(pause, *parts.manager.watchdog / 2);
        }
        if (parts.waiting.wait(pause) == Woken::to_stop) {
            break;
        }
        pause = job.run();
    }
    parts.manager.tell("STOPPING=1");
}

}  // namespace moothall::serving
