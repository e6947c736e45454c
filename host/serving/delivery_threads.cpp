#include "serving/delivery_threads.h"

#include "serving/serving.h"

namespace moothall::serving {

DeliveryThreads::DeliveryThreads(const deliveries::Deliveries& deliveries,
                                 std::function<void(const std::string&)> report)
    : deliveries_(deliveries), report_(std::move(report)) {
    if (!deliveries.has_carriers()) {
        return;
    }
    running_ = delivery_threads;
    for (std::size_t one = 0; one < delivery_threads; ++one) {
        threads_.emplace_back([this](const std::stop_token& stop) { run(stop); });
    }
}

DeliveryThreads::~DeliveryThreads() {
    ask_to_stop();
}

void DeliveryThreads::ask_to_stop() {
    for (std::jthread& thread : threads_) {
        thread.request_stop();
    }
}

bool DeliveryThreads::have_ended_within(std::chrono::microseconds at_most) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, at_most, [this] { return running_ == 0; });
}

void DeliveryThreads::run(const std::stop_token& stop) {
    std::string last_fault;
    while (!stop.stop_requested()) {
        deliver_at_the_door(stop, last_fault);
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, stop, longest_wait, [] { return false; });
    }
    const std::lock_guard lock(mutex_);
    --running_;
    changed_.notify_all();
}

/// The door of a job: a fault is reported, and the job done again later.
void DeliveryThreads::deliver_at_the_door(const std::stop_token& stop, std::string& last_fault) {
    try {
        deliveries_.deliver_due(stop);
        last_fault.clear();
    } catch (const std::exception& fault) {
        if (last_fault != fault.what()) {
            last_fault = fault.what();
            report_(last_fault);
        }
    }
}

}  // namespace moothall::serving
