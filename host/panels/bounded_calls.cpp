#include "panels/bounded_calls.h"

#include <algorithm>

namespace moothall::panels {

BoundedCalls::~BoundedCalls() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
        waiting_.clear();
    }
    come_.notify_all();
    for (std::thread& thread : threads_) {
        thread.join();
    }
}

void BoundedCalls::make(const std::vector<std::function<void()>>& calls,
                        std::chrono::milliseconds patience) {
    const auto batch = std::make_shared<Batch>();
    std::unique_lock lock(mutex_);
    batch->left = calls.size();
    for (const auto& call : calls) {
        waiting_.push_back({batch, call});
    }
    while (threads_.size() < threads_max_ && idle_ < waiting_.size()) {
        threads_.emplace_back([this] { work(); });
        ++idle_;  // Until it takes its first call.
    }
    come_.notify_all();
    batch->ended.wait_for(lock, patience, [&] { return batch->left == 0; });
    std::erase_if(waiting_, [&](const Waiting& one) { return one.batch == batch; });
}

void BoundedCalls::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        come_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
        if (ending_) {
            return;
        }
        const Waiting next = std::move(waiting_.front());
        waiting_.pop_front();
        --idle_;
        lock.unlock();
        next.call();
        lock.lock();
        ++idle_;
        --next.batch->left;
        next.batch->ended.notify_all();
    }
}

}  // namespace moothall::panels
