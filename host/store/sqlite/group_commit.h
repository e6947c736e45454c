#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "store/store.h"

namespace moothall::store::sqlite {

/// A work that waits to be kept, and what became of it.
class Call {
public:
    explicit Call(const Work& work);
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;

    /// Runs the work, perhaps once more. What it throws the last time is kept for its caller.
    void run(Writer& writer);
    bool wants_to_be_kept() const { return ended_ && verdict_ == Verdict::keep; }

    /// The transaction failed: whatever the work said, its answer is a StoreFault with this
    /// sentence, unless it threw itself.
    void fail(std::string sentence) { failure_ = std::move(sentence); }

    /// The answer for the caller; throws what the work or the transaction threw.
    Verdict answer();

private:
    std::packaged_task<Verdict(Writer&)> task_;
    std::string failure_;
    Verdict verdict_ = Verdict::discard;
    bool has_run_ = false;
    bool ended_ = false;
};

/// Brings the works of many threads together into one transaction at a time. While one runs, those
/// that come gather; the first of them leads the next. So a lone caller does its own work at once,
/// with no other thread between, and many callers share the wait for the disk.
///
/// Threads: any.
class GroupCommit {
public:
    using Group = std::vector<Call*>;

    /// `keep` runs a group as one transaction and must not throw; `tidy` is run after its callers
    /// have been answered and before the next group. Neither is run twice at once.
    GroupCommit(std::function<void(const Group&)> keep, std::function<void()> tidy);

    /// Whether nothing is being kept and nobody waits for it.
    bool is_idle() const;

    /// Runs `act` unless something is being kept: nothing will be while it runs. Gives whether it
    /// was run; throws what it threw.
    bool run_while_idle(const std::function<void()>& act);

    /// Waits until the work was kept or not. Throws what it threw.
    Verdict submit(const Work& work);

private:
    using Time = std::chrono::steady_clock::time_point;

    struct Gathering {
        Group calls;
        std::promise<void> may_lead;  ///< To its first caller.
        std::promise<void> finished;  ///< To the others.
        std::shared_future<void> is_finished = finished.get_future().share();
    };

    void lead(const std::shared_ptr<Gathering>& gathering);
    void hand_over();
    void wait_for_returning(std::unique_lock<std::mutex>& lock);

    std::function<void(const Group&)> keep_;
    std::function<void()> tidy_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    bool is_led_ = false;
    std::shared_ptr<Gathering>
        gathering_;  ///< Shared with each of its callers: the last one frees it.
    std::size_t expected_ = 1;
    Time last_ended_;
    std::chrono::nanoseconds patience_{0};
    std::atomic<std::thread::id> leader_;
};

}  // namespace moothall::store::sqlite
