#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "deliveries/deliveries.h"

namespace moothall::serving {

/// A carrier may take seconds for a letter: so many are handed over beside each other.
inline constexpr std::size_t delivery_threads = 4;

/// Delivers what is due, and what comes to be due, beside everything else that a service does: on
/// threads of its own, so that no timer waits for a carrier. Where nothing can be delivered no
/// thread is started. Threads: one.
class DeliveryThreads {
public:
    /// Borrows the first, which must outlive it. `report` is told of faults, by any thread, once
    /// for as long as they last.
    DeliveryThreads(const deliveries::Deliveries& deliveries,
                    std::function<void(const std::string&)> report);
    /// Asks them to stop and waits for what is being handed over.
    ~DeliveryThreads();
    DeliveryThreads(const DeliveryThreads&) = delete;
    DeliveryThreads& operator=(const DeliveryThreads&) = delete;

    /// What is being handed over is finished; nothing more is begun.
    void ask_to_stop();
    /// Waits so long at most for all of them to have ended.
    bool have_ended_within(std::chrono::microseconds at_most);

private:
    void run(const std::stop_token& stop);
    void deliver_at_the_door(const std::stop_token& stop, std::string& last_fault);

    const deliveries::Deliveries& deliveries_;
    std::function<void(const std::string&)> report_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::size_t running_ = 0;
    std::vector<std::jthread> threads_;  // The last: they use what stands above.
};

}  // namespace moothall::serving
