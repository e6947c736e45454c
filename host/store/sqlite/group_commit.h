#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
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

using Group = std::vector<Call*>;

/// What a group of works goes through. None of it throws: each call is told of its failure.
struct Stages {
    /// Runs a group as one transaction: others can read what it did, but it may still be lost with
    /// the machine. Never run twice at once. Gives the number of what was committed; nothing where
    /// there is nothing to make safe.
    std::function<std::optional<std::int64_t>(const Group&)> commit;
    /// Waits until the disk has what was committed up to that number. Run while the next group is
    /// committed already; any thread.
    std::function<void(const Group&, std::int64_t number)> make_safe;
    /// Whether `tidy` should be run before the next group.
    std::function<bool()> is_untidy;
    /// Run after a group was answered; never while another is committed.
    std::function<void()> tidy;
};

/// Brings the works of many threads together into one transaction at a time. While one runs, those
/// that come gather; the first of them leads the next, while the callers of the one before wait
/// for the disk. So a lone caller does its own work at once, with no other thread between, and many
/// callers share the wait.
///
/// Threads: any.
class GroupCommit {
public:
    explicit GroupCommit(Stages stages);

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

    Stages stages_;
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
