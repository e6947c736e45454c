#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace moothall::panels {

/// Makes calls that may take long on a few threads of its own, and waits for them no longer than
/// its caller has patience.
///
/// Threads: any. A call that never ends holds one of the threads for good, and the end of this
/// object waits for it.
class BoundedCalls {
public:
    /// At most so many calls are under way at once, whoever asks for them.
    explicit BoundedCalls(std::size_t threads_max) : threads_max_(threads_max) {}
    ~BoundedCalls();
    BoundedCalls(const BoundedCalls&) = delete;
    BoundedCalls& operator=(const BoundedCalls&) = delete;

    /// Returns when every call has ended or the time is up. A call that has not begun by then is
    /// never made; one that is under way goes on, and must own what it uses. None may throw.
    void make(const std::vector<std::function<void()>>& calls, std::chrono::milliseconds patience);

private:
    /// The calls of one caller.
    struct Batch {
        std::size_t left = 0;
        std::condition_variable ended;
    };

    struct Waiting {
        std::shared_ptr<Batch> batch;  // Shared by who waits and by the calls that it left behind.
        std::function<void()> call;
    };

    void work();

    const std::size_t threads_max_;
    std::mutex mutex_;
    std::condition_variable come_;
    std::deque<Waiting> waiting_;
    std::size_t idle_ = 0;
    bool ending_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace moothall::panels
